#include "quote/content_ends.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

constexpr float kLeastChance = 0.0001F;
constexpr float kBound = 8;  ///< of the walk's logs, as the weights were learned

const WordMap<float>& end_weights() {
  static const auto all = [] {
    static const lexicon::Table table("content_ends.tsv");
    WordMap<float> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      out.emplace(table.at(row, "of"), std::stof(std::string(table.at(row, "weight"))));
    return out;
  }();
  return all;
}

float weight_of(std::string_view name) {
  const auto found = end_weights().find(name);
  return found == end_weights().end() ? 0 : found->second;
}

/// Relations of what may be cut off: clauses and phrases, not the words in a phrase.
bool is_chunk(Relation r) {
  constexpr std::array kChunks = {Relation::acl,    Relation::acl_relcl,  Relation::advcl, Relation::advcl_relcl,
                                  Relation::advmod, Relation::appos,      Relation::aux,   Relation::cc,
                                  Relation::ccomp,  Relation::conj,       Relation::cop,   Relation::csubj,
                                  Relation::dep,    Relation::discourse,  Relation::mark,  Relation::nmod,
                                  Relation::nsubj,  Relation::nsubj_pass, Relation::obl,   Relation::obl_unmarked,
                                  Relation::root,   Relation::parataxis,  Relation::xcomp};
  return std::ranges::find(kChunks, r) != kChunks.end();
}

class Walk {
 public:
  Walk(const Passage& passage, RoleSpan cue, RoleSpan content)
      : p_(passage), cue_(cue), content_(content), end_(sentence().end_word) {}

  /// Log of the chance that the walk ends before each word from the content's second one to the word behind it; NaN
  /// where there is no border.
  [[nodiscard]] std::vector<float> run() {
    std::vector<float> out;
    float passed = 0;
    for (std::uint32_t at = content_.first + 1; at <= content_.end; ++at) {
      const std::optional<float> chance = chance_at(at);
      if (!chance) {
        out.push_back(at == content_.end ? passed : NAN);
        continue;
      }
      out.push_back(passed + std::log(*chance));
      passed += std::log(1 - *chance);
    }
    return out;
  }

 private:
  [[nodiscard]] const Sentence& sentence() const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[content_.first]]];
  }
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] bool is_subject(std::uint32_t w) const {
    const Relation r = p_.trees.relation[w];
    return r == Relation::nsubj || r == Relation::nsubj_pass || r == Relation::nsubj_outer;
  }
  [[nodiscard]] bool in_cue(std::uint32_t w) const { return cue_.first <= w && w < cue_.end; }

  /// Marks that the names of borders have as they are.
  static bool is_mark(std::string_view word) {
    constexpr std::array<std::string_view, 10> kMarks = {",", ";", ":", "-", "--", "–", "—", "―", "(", ")"};
    return std::ranges::find(kMarks, word) != kMarks.end();
  }

  /// The chance that the content ends before the word, if it gets there.
  [[nodiscard]] std::optional<float> chance_at(std::uint32_t at) {
    std::uint32_t behind = at;
    std::string_view mark = "none";
    while (behind < end_ && (p_.tags.upos[behind] == Upos::punct || is_mark(lower(behind)))) {
      if (mark == "none") mark = is_mark(lower(behind)) ? lower(behind) : "other";
      ++behind;
    }
    if (behind >= end_) return std::nullopt;
    std::uint32_t top = behind;
    while (p_.trees.head[top] != Trees::kRoot && p_.trees.head[top] >= behind) top = p_.trees.head[top];
    if (!is_chunk(p_.trees.relation[top])) return std::nullopt;
    const float x = std::clamp(sum_of_names(at, behind, top, mark), -20.0F, 20.0F);
    return std::clamp(1 / (1 + std::exp(-x)), kLeastChance, 1 - kLeastChance);
  }

  /// Of the border before `at`; `behind` is the first word behind its marks, `top` that word's branch.
  [[nodiscard]] float sum_of_names(std::uint32_t at, std::uint32_t behind, std::uint32_t top, std::string_view mark) {
    const std::string_view relation = words_of<Relation>()[static_cast<std::size_t>(p_.trees.relation[top])];
    const std::string_view tag = words_of<Xpos>()[static_cast<std::size_t>(p_.tags.xpos[top])];
    std::uint32_t main = content_.first;
    while (p_.trees.head[main] >= content_.first && p_.trees.head[main] < at) main = p_.trees.head[main];
    const std::string_view on = where_it_hangs(p_.trees.head[top], main, at);
    const std::string_view subject = has_subject(top, behind, top + 1) ? "subject" : "none";
    const std::string_view kind = has_subject(main, content_.first, at) ? "clause" : is_noun(main) ? "noun" : "other";
    const std::uint32_t head = p_.trees.head[main];
    const std::string_view of_main = head != Trees::kRoot && in_cue(head)
                                         ? words_of<Relation>()[static_cast<std::size_t>(p_.trees.relation[main])]
                                         : "none";
    float sum = weight_of("all");
    sum += named("on {} {}", relation, on);
    sum += named("mark {} {} {}", relation, on, mark);
    sum += named("word {} {}", word_of(behind), mark);
    sum += named("tag {} {} {} {}", tag, subject, relation, mark);
    sum += named("kind {} {} {}", kind, relation, mark);
    sum += named("kind_on {} {} {}", kind, on, relation);
    sum += named("length {} {}", length_of(at - content_.first), mark);
    sum += named("main {}", of_main);
    return sum;
  }

  template <class... Parts>
  float named(fmt::format_string<Parts...> form, Parts&&... parts) {
    name_.clear();
    fmt::format_to(std::back_inserter(name_), form, std::forward<Parts>(parts)...);
    return weight_of(name_);
  }

  [[nodiscard]] std::string_view where_it_hangs(std::uint32_t head, std::uint32_t main, std::uint32_t at) const {
    if (head == Trees::kRoot) return "root";
    if (in_cue(head)) return "cue";
    if (head == main) return "main";
    if (content_.first <= head && head < at) return "inside";
    std::uint32_t up = cue_.first;
    while (up != Trees::kRoot && up != head) up = p_.trees.head[up];
    return up == head ? "above" : "other";
  }

  [[nodiscard]] bool has_subject(std::uint32_t verb, std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t w = first; w < end; ++w)
      if (p_.trees.head[w] == verb && is_subject(w)) return true;
    return false;
  }

  [[nodiscard]] bool is_noun(std::uint32_t w) const {
    const Upos tag = p_.tags.upos[w];
    return tag == Upos::noun || tag == Upos::propn || tag == Upos::pron;
  }

  /// The word itself where it joins, else what it is.
  [[nodiscard]] std::string_view word_of(std::uint32_t w) const {
    constexpr std::array kWordy = {Upos::adp, Upos::sconj, Upos::cconj, Upos::pron, Upos::adv, Upos::part, Upos::det};
    if (std::ranges::find(kWordy, p_.tags.upos[w]) != kWordy.end()) return lower(w);
    return words_of<Upos>()[static_cast<std::size_t>(p_.tags.upos[w])];
  }

  static std::string_view length_of(std::uint32_t words) {
    return words <= 1 ? "1" : words <= 3 ? "3" : words <= 7 ? "7" : words <= 15 ? "15" : words <= 31 ? "31" : "more";
  }

  const Passage& p_;
  RoleSpan cue_, content_;
  std::uint32_t end_;  ///< word behind the content's sentence
  std::string name_;
};

bool is_read(const Passage& p) {
  return p.trees.state == LayerState::present && p.trees.head.size() == p.words.size() &&
         p.tags.upos.size() == p.words.size() && p.tags.xpos.size() == p.words.size();
}

}  // namespace

std::optional<OtherEnd> other_end(const Passage& p, RoleSpan cue, RoleSpan content, float share,
                                  std::span<const ShorterEnd> shorter) {
  if (shorter.empty() || !is_read(p) || content.first < cue.first) return std::nullopt;
  const auto sentence_of = [&](std::uint32_t word) { return p.tokens.sentence[p.words.token[word]]; };
  if (sentence_of(cue.first) != sentence_of(content.first) ||
      sentence_of(content.end - 1) != sentence_of(content.first))
    return std::nullopt;
  const std::vector<float> walk = Walk(p, cue, content).run();
  std::optional<OtherEnd> best;
  float highest = 0;
  for (const ShorterEnd& s : shorter) {
    const float ends = walk[s.end - content.first - 1];
    if (std::isnan(ends)) continue;
    const float by_walk = std::clamp(ends - walk.back(), -kBound, kBound);
    const float by_net = std::log(s.share / std::max(share, kLeastShare));
    const float sum = weight_of("end") + weight_of("end net") * by_net + weight_of("end walk") * by_walk;
    if (best && sum <= highest) continue;
    best = OtherEnd{s.end, s.share, by_walk, sum > 0};
    highest = sum;
  }
  return best;
}

}  // namespace whosays::quote
