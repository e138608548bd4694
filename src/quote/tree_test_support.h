// A sentence with its tree drawn by hand, for the tests of what reads trees.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"
#include "quote/quote.h"
#include "token/token.h"

namespace whosays::quote {

/// A word: the number of its head (-1: the root), its relation, its tag, and its lemma where that is not the word in
/// lower case.
struct DrawnWord {
  int head;
  Relation relation;
  Upos upos;
  const char* lemma = nullptr;
};

struct Drawn {
  std::string text;
  Passage passage;

  [[nodiscard]] Span words(std::uint32_t first, std::uint32_t end) const {
    return {passage.words.span[first].begin, passage.words.span[end - 1].end};
  }
  [[nodiscard]] std::string text_of(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) out += (out.empty() ? "" : " / ") + std::string(slice(text, span));
    return out;
  }
};

inline Drawn drawn(std::string text, const std::vector<DrawnWord>& words) {
  Drawn out{std::move(text), {}};
  auto split = token::split(out.text);
  Passage& p = out.passage;
  p.sentences = std::move(split.sentences);
  p.tokens = std::move(split.tokens);
  p.words = std::move(split.words);
  p.quotations = quotations(p.sentences, p.tokens);
  p.tags.state = p.trees.state = LayerState::present;
  for (std::uint32_t i = 0; i < words.size() && i < p.words.size(); ++i) {
    const std::string_view form = slice(p.tokens.lower, p.words.span[i]);
    p.tags.upos.push_back(words[i].upos);
    p.tags.xpos.push_back(Xpos::nn);
    p.tags.add_lemma(words[i].lemma != nullptr ? std::string_view(words[i].lemma) : form);
    p.trees.head.push_back(words[i].head < 0 ? Trees::kRoot : static_cast<std::uint32_t>(words[i].head));
    p.trees.relation.push_back(words[i].relation);
  }
  return out;
}

}  // namespace whosays::quote
