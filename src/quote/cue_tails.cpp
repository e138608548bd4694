#include "quote/cue_tails.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

bool is_tail(Relation relation) {
  return relation == Relation::obl || relation == Relation::obl_unmarked || relation == Relation::advcl;
}

/// "went on to discuss", "spoke out Tuesday about", "stopped short of calling": a verb or a preposition at its end says
/// what is done in saying it, and is no time or place.
bool goes_on_saying(const Passage& p, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 7;  // words
  const Upos last = p.tags.upos[end - 1];
  return end - begin <= kLongest && (last == Upos::verb || last == Upos::adp || last == Upos::part);
}

/// The word before which the cue of words [first, end) ends.
std::uint32_t end_of(const Passage& p, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t w = first + 1; w < end; ++w) {
    const std::uint32_t verb = p.trees.head[w];
    if (!is_tail(p.trees.relation[w]) || verb < first || verb >= w || p.tags.upos[verb] != Upos::verb) continue;
    std::uint32_t begin = w;
    while (begin > verb + 1 && hangs_on(p, begin - 1, w)) --begin;
    return begin;
  }
  return end;
}

/// "used the session to rail against", "sent an aide to slam": the infinitive speaks, not what is done for it, so the
/// cue is left whole and has its lemma.
std::optional<std::uint32_t> speaking_infinitive(const Passage& p, std::uint32_t begin, std::uint32_t end) {
  static const lexicon::WordSet verbs("headline_verbs.txt");
  constexpr auto kAgainst = std::to_array<std::string_view>({"fulminate", "inveigh", "rail"});
  for (std::uint32_t w = begin + 1; w < end; ++w) {
    const std::string_view lemma = p.tags.lemma_at(w);
    if (p.tags.xpos[w] != Xpos::vb || slice(p.tokens.lower, p.words.span[w - 1]) != "to") continue;
    const bool against = w + 1 < end && slice(p.tokens.lower, p.words.span[w + 1]) == "against";
    return verbs.has(lemma) || (against && is_one_of(lemma, kAgainst)) ? std::optional(w) : std::nullopt;
  }
  return std::nullopt;
}

/// Whether the first verb of the words says something itself, or that nothing came of it ("struggled to defend").
bool speaks(const Passage& p, std::uint32_t first, std::uint32_t end) {
  constexpr auto kInVain = std::to_array<std::string_view>({"decline", "fail", "hesitate", "refuse", "struggle"});
  for (std::uint32_t w = first; w < end; ++w)
    if (p.tags.upos[w] == Upos::verb)
      return frames_of(slice(p.tokens.lower, p.words.span[w])) != 0 || is_one_of(p.tags.lemma_at(w), kInVain);
  return true;
}

}  // namespace

void end_cues_with_the_verb(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  for (Found& f : found) {
    if (!f.sure || f.cue.size() != 1) continue;
    Span& cue = f.cue.front();
    const std::uint32_t first = word_at(passage, cue.begin);
    const std::uint32_t end = word_at(passage, cue.end - 1) + 1;
    if (first >= passage.words.size() || end > passage.words.size()) continue;
    const std::uint32_t last = end_of(passage, first, end);
    if (last > first && last < end && !speaks(passage, first, last))
      if (const auto verb = speaking_infinitive(passage, last, end)) {
        f.lemma = std::string(passage.tags.lemma_at(*verb));
        continue;
      }
    if (last > first && last < end && !goes_on_saying(passage, last, end)) cue.end = passage.words.span[last - 1].end;
  }
}

}  // namespace whosays::quote
