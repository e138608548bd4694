#include "footing/contradiction.h"

#include <algorithm>

#include "footing/count.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

std::set<std::string_view> numbers_in(const Passage& passage, TokenRange content) {
  std::set<std::string_view> out;
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (!is_one_of(word, {"a", "an", "one", "another", "both"}) && number_of(word)) out.insert(word);
  }
  return out;
}

Asserted read_asserted(const Passage& passage, TokenRange content, std::string_view cue_lemma, bool negated) {
  static const lexicon::PhraseIndex alibis("alibis.tsv");
  static const lexicon::PhraseIndex unknowing("unknowing.tsv");
  Asserted out;
  out.cue_lemma = cue_lemma;
  out.negated = negated;
  out.alibi = first_phrase(passage, content, alibis).has_value();
  out.knows_nothing = first_phrase(passage, content, unknowing).has_value();
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    out.gives_reason = out.gives_reason || passage.tokens.lower_at(i) == "because";
    const bool no = is_one_of(passage.tokens.lower_at(i),
                              {"no", "nobody", "none", "nothing", "never", "always", "not", "n't", "n’t", "neither"});
    out.negated = out.negated || no;
  }
  out.numbers = !numbers_in(passage, content).empty();
  std::uint32_t end = content.end;
  while (end > content.begin && passage.tokens.kind[end - 1] == TokenKind::punctuation) --end;
  constexpr std::uint32_t kLongestEcho = 4;
  out.echoes = end > content.begin + 1 && end - content.begin <= kLongestEcho &&
               is_one_of(passage.tokens.lower_at(end - 1), {"did", "does", "do", "had", "has", "was", "were", "is"});
  return out;
}

Contradiction contradicts(const Asserted& a, std::size_t shared, bool numbers_differ, bool several) {
  if (a.knows_nothing) return {Act::assert_, Extent::unclear};
  if (a.alibi) return {Act::deny, several ? Extent::part : Extent::all};
  const bool insists = is_one_of(a.cue_lemma, {"insist", "maintain", "counter", "write_back", "protest", "object",
                                               "retort", "hit_back", "shoot_back"});
  if (shared == 0) {
    if (insists && a.cue_lemma != "retort") return {Act::dispute, Extent::part};
    return {};
  }
  if (a.negated) return {Act::deny, Extent::part};
  const bool other = a.gives_reason || numbers_differ || insists || shared > 1;
  return {other ? Act::dispute : Act::assert_, Extent::part};
}

}  // namespace whosays::footing
