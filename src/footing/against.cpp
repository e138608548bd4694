#include "footing/against.h"

#include <algorithm>

#include "footing/token_text.h"

namespace whosays::footing {
namespace {

bool can_be_against(const Actor& actor) {
  return actor.kind == ActorKind::person || actor.kind == ActorKind::organisation;
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

std::vector<AgainstReading> read_against(const Input& input, const Attribution& attribution,
                                         const SourceReading& source, const SourceReader& sources, Act act) {
  const bool can_be = act != Act::deny && act != Act::dispute && !is_refusal(act) && act != Act::retract &&
                      act != Act::correct && act != Act::apologise;
  std::vector<AgainstReading> out;
  if (!can_be) return out;
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  const auto contents = input.attributions.spans.at(attribution.content);
  const bool loaded = act == Act::accuse || std::any_of(contents.begin(), contents.end(),
                                                        [&](const Span span) { return has_discredit(passage, span); });
  if (!loaded) return out;
  for (const Span span : contents) {
    for (const SourceReader::Placed& m : sources.mentions_in(attribution.field, span)) {
      if (!can_be_against(input.actors.rows[m.actor.value]) || m.actor == source.actor || m.actor == source.speaks_for)
        continue;
      const auto known =
          std::find_if(out.begin(), out.end(), [&](const AgainstReading& a) { return a.actor == m.actor; });
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
