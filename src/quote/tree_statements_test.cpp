// What the tree shows beside lists and net. Trees are drawn by hand; everything is invented.
#include "quote/tree_statements.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

std::string read(Drawn& d, std::uint32_t verb, Xpos tag, const std::vector<Found>& rows = {}) {
  d.passage.tags.xpos[verb] = tag;
  std::string out;
  for (const Found& f : tree_statements(d.passage, rows))
    out += "[" + d.text_of(f.source) + "] <" + d.text_of(f.cue) + "> " + d.text_of(f.content) + "\n";
  return out;
}

Drawn put(const char* text, U figure) {
  return drawn(text, {{1, R::det, U::det},
                      {2, R::nsubj, U::noun},
                      {-1, R::root, U::verb, "put"},
                      {4, R::det, U::det},
                      {2, R::obj, U::noun},
                      {6, R::case_, U::adp},
                      {2, R::obl, figure},
                      {2, R::punct, U::punct}});
}

TEST(TreeStatements, AFigureIsPutOnSomething) {
  Drawn d = put("The auditor puts the loss at four.", U::num);
  EXPECT_EQ(read(d, 2, Xpos::vbz), "[The auditor] <puts the loss at> four\n");
  EXPECT_EQ(read(d, 2, Xpos::vb), "") << "to put it there";
  Drawn place = put("The auditor puts the lamp at home.", U::noun);
  EXPECT_EQ(read(place, 2, Xpos::vbz), "");
  Found known;
  known.cue = {d.words(2, 3)};
  EXPECT_EQ(read(d, 2, Xpos::vbz, {known}), "");
}

Drawn reaction(const char* text) {
  return drawn(text, {{1, R::det, U::det},
                      {4, R::nsubj, U::noun},
                      {4, R::advmod, U::adv},
                      {4, R::advmod, U::adv},
                      {-1, R::root, U::verb, "disagree"},
                      {4, R::punct, U::punct}});
}

TEST(TreeStatements, AnAnswerOfOneVerb) {
  Drawn d = reaction("The mayor very clearly disagreed.");
  EXPECT_EQ(read(d, 4, Xpos::vbd), "[The mayor] <disagreed> \n");
  Drawn denied = reaction("The mayor has not disagreed.");
  EXPECT_EQ(read(denied, 4, Xpos::vbd), "");
  Drawn thing = reaction("The roof very clearly disagreed.");
  EXPECT_EQ(read(thing, 4, Xpos::vbd), "");
  Drawn quoted = drawn("“Vell disagreed.”", {{2, R::punct, U::punct},
                                             {2, R::nsubj, U::propn},
                                             {-1, R::root, U::verb, "disagree"},
                                             {2, R::punct, U::punct},
                                             {2, R::punct, U::punct}});
  EXPECT_EQ(read(quoted, 2, Xpos::vbd), "");
}

}  // namespace
}  // namespace whosays::quote
