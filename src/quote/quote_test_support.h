// Attributions written into their sentence, for the tests of quote and footing:
//
//   [Ana Vell] <told> ^the council^ {that the bridge was closed}.
//
// [source] <cue> {content} ^hearer^; each may stand several times. The text is what is left without the marks.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quote/quote.h"
#include "token/token.h"

namespace whosays::quote {

struct Marked {
  std::string text;
  std::vector<Span> source, cue, content, hearer;
};

inline Marked read_marks(std::string_view marked) {
  Marked out;
  std::map<char, std::uint32_t> opened;
  const auto close = [&](char opening, std::vector<Span>& into) {
    into.push_back({opened[opening], static_cast<std::uint32_t>(out.text.size())});
    opened.erase(opening);
  };
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    switch (c) {
      case '[':
      case '<':
      case '{': opened[c] = at; break;
      case ']': close('[', out.source); break;
      case '>': close('<', out.cue); break;
      case '}': close('{', out.content); break;
      case '^':
        if (opened.contains('^')) {
          close('^', out.hearer);
        } else {
          opened['^'] = at;
        }
        break;
      default: out.text += c;
    }
  }
  return out;
}

inline std::string with_marks(const Marked& marked) {
  // At one place marks close before others open.
  std::map<std::uint32_t, std::string> closing, opening;
  const auto note = [&](const std::vector<Span>& spans, char open, char close) {
    for (const Span span : spans) {
      opening[span.begin] += open;
      closing[span.end] += close;
    }
  };
  note(marked.source, '[', ']');
  note(marked.cue, '<', '>');
  note(marked.content, '{', '}');
  note(marked.hearer, '^', '^');
  std::string out;
  for (std::uint32_t at = 0; at <= marked.text.size(); ++at) {
    out += closing[at] + opening[at];
    if (at < marked.text.size()) out += marked.text[at];
  }
  return out;
}

inline Passage passage_of(const std::string& text) {
  auto split = token::split(text);
  Passage passage;
  passage.sentences = std::move(split.sentences);
  passage.tokens = std::move(split.tokens);
  passage.quotations = quotations(passage.sentences, passage.tokens);
  return passage;
}

}  // namespace whosays::quote
