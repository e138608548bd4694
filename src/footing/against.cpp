#include "footing/against.h"

#include <algorithm>

#include "footing/token_text.h"

namespace whosays::footing {
namespace {

/// Mentions of one field in order.
struct Mentioned {
  Span span;
  ActorId actor;
};

std::vector<Mentioned> mentions_in(const Input& input, Field field, Span span) {
  std::vector<Mentioned> out;
  for (std::uint32_t a = 0; a < input.actors.rows.size(); ++a) {
    const Actor& actor = input.actors.rows[a];
    if (actor.kind != ActorKind::person && actor.kind != ActorKind::organisation) continue;
    for (const Mention& m : input.actors.mentions.at(actor.mentions))
      if (m.field == field && span.contains(m.span)) out.push_back({m.span, ActorId(a)});
  }
  std::sort(out.begin(), out.end(), [](const Mentioned& a, const Mentioned& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace

bool has_discredit(const Passage& passage, Span span) {
  static const StemSet words("allegations.txt");
  static const lexicon::PhraseIndex phrases("allegation_phrases.tsv");
  const TokenRange range = tokens_of(passage, span);
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (words.has(passage.tokens.lower_at(i))) return true;
  return first_phrase(passage, range, phrases).has_value();
}

std::vector<AgainstReading> read_against(const Input& input, const Attribution& attribution, const SourceReading& source,
                                         Act act) {
  const bool can_be = act != Act::deny && act != Act::dispute && !is_refusal(act) && act != Act::retract &&
                      act != Act::correct && act != Act::apologise;
  std::vector<AgainstReading> out;
  if (!can_be) return out;
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  const auto contents = input.attributions.spans.at(attribution.content);
  const bool loaded = act == Act::accuse || std::any_of(contents.begin(), contents.end(), [&](const Span span) {
                        return has_discredit(passage, span);
                      });
  if (!loaded) return out;
  for (const Span span : contents) {
    for (const Mentioned& m : mentions_in(input, attribution.field, span)) {
      if (m.actor == source.actor || m.actor == source.speaks_for) continue;
      const auto known = std::find_if(out.begin(), out.end(), [&](const AgainstReading& a) { return a.actor == m.actor; });
      if (known == out.end()) {
        out.push_back({m.actor, {m.span}});
      } else {
        known->spans.push_back(m.span);
      }
    }
  }
  return out;
}

}  // namespace whosays::footing
