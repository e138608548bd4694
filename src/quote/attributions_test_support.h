// What the word lists alone read in a text of one or two sentences, for the tests of `attributions()`.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "quote/quote_test_support.h"

namespace whosays::quote {

/// Title and text with the layers that the attributions are read from.
inline Document document_of(const std::string& text, const std::string& title = "") {
  Document d;
  d.article.id = "x";
  d.article.text = text;
  d.article.title = title;
  d.text = passage_of(text);
  d.title = passage_of(title);
  d.attributions = attributions(d.article, d.text, d.title);
  EXPECT_EQ(d.attributions.state, LayerState::present);
  return d;
}

inline std::vector<Span> spans_in(const Document& d, Range range) {
  const auto list = d.attributions.spans.at(range);
  return {list.begin(), list.end()};
}

/// The attributions of one field, one a line.
inline std::string attributions_in(Field field, const Document& d) {
  std::string out;
  for (const Attribution& row : d.attributions.rows) {
    if (row.field != field) continue;
    out += with_marks({d.article.field(field), spans_in(d, row.source), spans_in(d, row.cue), spans_in(d, row.content),
                       spans_in(d, row.hearer)}) +
           "\n";
  }
  return out;
}

}  // namespace whosays::quote
