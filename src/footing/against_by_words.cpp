// Without trees: who stands in front of a word of discredit.
#include "footing/against.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "footing/discredit.h"
#include "footing/token_text.h"

namespace whosays::footing {
namespace {

bool can_be_against(const Actor& actor) {
  return actor.kind == ActorKind::person || actor.kind == ActorKind::organisation;
}

bool has_discredit(const Passage& passage, Span span) { return !charges_in(passage, tokens_of(passage, span)).empty(); }

/// Is the mention the one who did it, as far as words before and after tell: the subject ahead of the discrediting
/// words or behind "by", not what stands behind another preposition ("a letter to Odel"), and not the object of a
/// passive ("Odel was held"). The person harmed must not be shown as the person accused, so in doubt nobody is.
bool is_doer(const Passage& passage, Span mention, Span content) {
  static constexpr std::array<std::string_view, 7> kBe = {"was", "were", "been", "being", "be", "is", "are"};
  static const StemList harmed("harmed.txt");
  const TokenRange inside = tokens_of(passage, content);
  const TokenRange name = tokens_of(passage, mention);
  const auto& tokens = passage.tokens;
  if (name.begin > inside.begin) {
    const std::string_view before = tokens.lower_at(name.begin - 1);
    if (before == "by") return true;
    if (is_preposition(before)) return false;
  }
  for (std::uint32_t i = name.end; i + 1 < inside.end && i < name.end + 12; ++i) {
    const std::string_view word = tokens.lower_at(i);
    if (word == "had" || word == "has" || word == "have" || word.ends_with("ly")) continue;
    if (!is_one_of(word, kBe)) break;
    const std::string_view next = tokens.lower_at(i + 1);
    if (harmed.has(next)) return false;
  }
  return true;
}

/// "Odel did not hide it", "Odel was innocent of fraud": what is said clears the actor.
bool is_cleared(const Passage& passage, Span mention, Span content) {
  static const lexicon::WordSet negations("negations.txt");
  static constexpr std::array<std::string_view, 5> kClearing = {"innocent", "cleared", "exonerated", "acquitted",
                                                                "vindicated"};
  const TokenRange inside = tokens_of(passage, content);
  const TokenRange name = tokens_of(passage, mention);
  for (std::uint32_t i = name.end; i < inside.end && i < name.end + 20; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (negations.has(word) || is_one_of(word, kClearing)) return true;
    if (word == ";" || has_discredit(passage, passage.tokens.span[i])) return false;
  }
  return false;
}

/// "Odel and Holm hid the letter": both.
std::vector<AgainstReading> with_coordinated(const Passage& passage, const std::vector<SourceReader::Placed>& mentions,
                                             const SourceReader::Placed& first) {
  std::vector<AgainstReading> out = {{first.actor, {first.span}}};
  std::uint32_t end = tokens_of(passage, first.span).end;
  for (const SourceReader::Placed& m : mentions) {
    const TokenRange name = tokens_of(passage, m.span);
    if (name.begin != end + 1 || passage.tokens.lower_at(end) != "and") continue;
    out.push_back({m.actor, {m.span}});
    end = name.end;
  }
  return out;
}

}  // namespace

std::vector<AgainstReading> read_against_by_words(const Input& input, const Attribution& attribution,
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
    if (act != Act::accuse && !has_discredit(passage, span)) continue;
    for (const SourceReader::Placed& m : sources.mentions_in(attribution.field, span)) {
      if (!can_be_against(input.actors.rows[m.actor.value]) || m.actor == source.actor || m.actor == source.speaks_for)
        continue;
      if (act != Act::accuse && !is_doer(passage, m.span, span)) continue;
      if (act != Act::accuse && is_cleared(passage, m.span, span)) return {};
      return with_coordinated(passage, sources.mentions_in(attribution.field, span), m);
    }
  }
  return out;
}

}  // namespace whosays::footing
