// One text's trees for asking: children, subtrees, lemmas, marks of a clause. A view; the passage must outlive it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "doc/document.h"

namespace whosays::told {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xffffffffU;

class SyntaxView {
 public:
  explicit SyntaxView(const Passage& passage);

  /// False when there are no trees, or not of these words.
  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] std::string_view lower(WordId w) const { return slice(passage_.tokens.lower, span(w)); }
  [[nodiscard]] std::string_view lemma(WordId w) const { return passage_.tags.lemma_at(w); }
  [[nodiscard]] Upos upos(WordId w) const { return passage_.tags.upos[w]; }
  [[nodiscard]] Xpos xpos(WordId w) const { return passage_.tags.xpos[w]; }
  [[nodiscard]] Relation relation(WordId w) const { return passage_.trees.relation[w]; }
  [[nodiscard]] Span span(WordId w) const { return passage_.words.span[w]; }
  /// kNoWord for the root.
  [[nodiscard]] WordId head(WordId w) const;
  [[nodiscard]] std::span<const WordId> children(WordId w) const;

  [[nodiscard]] std::uint32_t sentence_of(WordId w) const { return sentence_[w]; }
  [[nodiscard]] const Sentence& sentence(WordId w) const { return passage_.sentences.rows[sentence_[w]]; }
  [[nodiscard]] const Passage& passage() const { return passage_; }

  /// The first child with one of these relations; kNoWord when there is none.
  [[nodiscard]] WordId child(WordId w, std::initializer_list<Relation> relations) const;
  /// The first child with this lower-case form.
  [[nodiscard]] WordId child_called(WordId w, std::string_view lower) const;
  /// The preposition or conjunction that leads a phrase or clause in: case or mark, the first; "" when there is none.
  [[nodiscard]] std::string_view led_by(WordId w) const;

  /// First and last word below `w`, itself included; never into children that `stop` says yes to.
  struct Reach {
    WordId first, last;
  };
  template <class Stop>
  [[nodiscard]] Reach reach(WordId w, const Stop& stop) const {
    Reach out{w, w};
    std::vector<WordId> open{w};
    while (!open.empty()) {
      const WordId at = open.back();
      open.pop_back();
      out.first = std::min(out.first, at);
      out.last = std::max(out.last, at);
      for (const WordId c : children(at))
        if (!stop(c)) open.push_back(c);
    }
    return out;
  }
  [[nodiscard]] Reach reach(WordId w) const {
    return reach(w, [](WordId) { return false; });
  }
  /// Bytes of words first to last, without punctuation at the end.
  [[nodiscard]] Span bytes(Reach reach) const;

  /// The word that holds a byte or begins after it.
  [[nodiscard]] WordId word_at(std::uint32_t byte) const;

 private:
  const Passage& passage_;
  bool usable_ = false;
  std::vector<std::uint32_t> sentence_;     ///< of each word
  std::vector<std::uint32_t> first_child_;  ///< into children_, one more than words
  std::vector<WordId> children_;
};

}  // namespace whosays::told
