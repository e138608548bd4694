// Whose words are cited. Trees are drawn by hand; everything is invented.
#include "quote/cited.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

std::vector<Found> read_cited(const Drawn& d, std::uint32_t colon, std::uint32_t last) {
  std::vector<Found> rows(2);
  rows[0].source = rows[1].source = {d.words(0, 1)};
  rows[0].cue = {d.words(1, 2)};
  rows[1].cue = {d.words(colon, colon + 1)};
  rows[0].content = rows[1].content = {d.words(colon + 1, last)};
  rows[0].form = rows[1].form = Form::direct;
  rows[0].rule = rows[1].rule = "learned";
  settle_cited(d.passage, rows);
  return rows;
}

Drawn citing(const char* whom, U tag) {
  return drawn("Vell cited the " + std::string(whom) + " : \" Swing it . \"", {{1, R::nsubj, U::propn},
                                                                               {-1, R::root, U::verb, "cite"},
                                                                               {3, R::det, U::det},
                                                                               {1, R::obj, tag},
                                                                               {6, R::punct, U::punct},
                                                                               {6, R::punct, U::punct},
                                                                               {1, R::parataxis, U::verb},
                                                                               {6, R::obj, U::pron},
                                                                               {6, R::punct, U::punct},
                                                                               {6, R::punct, U::punct}});
}

TEST(Cited, ThePoetSaysSo) {
  const Drawn d = citing("poet", U::noun);
  const auto rows = read_cited(d, 4, 10);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(d.text_of(rows[0].source), "Vell");
  EXPECT_EQ(d.text_of(rows[0].content), "the poet : \" Swing it . \"");
  EXPECT_EQ(d.text_of(rows[1].source), "the poet");
  EXPECT_EQ(d.text_of(rows[1].cue), ":");
  EXPECT_EQ(rows[1].within, StatementId(0));
}

TEST(Cited, ALawSaysNothingForItself) {
  const Drawn d = citing("law", U::noun);
  const auto rows = read_cited(d, 4, 10);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(d.text_of(rows[0].content), "\" Swing it . \"");
}

}  // namespace
}  // namespace whosays::quote
