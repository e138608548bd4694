// Sources that stand far from their cue. Trees are drawn by hand; everything is invented.
#include "quote/tree_sources.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

/// The source of the cue and content that are words [first, end) of the sentence.
std::string source_of(const Drawn& d, std::pair<std::uint32_t, std::uint32_t> cue,
                      std::pair<std::uint32_t, std::uint32_t> content) {
  Found found;
  found.cue = {d.words(cue.first, cue.second)};
  found.content = {d.words(content.first, content.second)};
  const auto source = source_by_tree(d.passage, found);
  return source ? d.text_of({*source}) : "";
}

TEST(TreeSources, AParticipleHasTheSubjectOfTheClauseAboveIt) {
  Drawn d = drawn("Citing the log, Ana Vell left.", {{6, Relation::advcl, Upos::verb, "cite"},
                                                     {2, Relation::det, Upos::det},
                                                     {0, Relation::obj, Upos::noun},
                                                     {0, Relation::punct, Upos::punct},
                                                     {6, Relation::nsubj, Upos::propn},
                                                     {4, Relation::flat, Upos::propn},
                                                     {-1, Relation::root, Upos::verb, "leave"},
                                                     {6, Relation::punct, Upos::punct}});
  EXPECT_EQ(source_of(d, {0, 1}, {1, 3}), "Ana Vell");
  d.passage.tags.xpos[0] = Xpos::vbd;  // "asked about the log": no subject of its own, so she was asked
  EXPECT_EQ(source_of(d, {0, 1}, {1, 3}), "");
}

TEST(TreeSources, ASecondPredicateSharesItsSubject) {
  const Drawn d = drawn("The crew marched and demanded the log.", {{1, Relation::det, Upos::det},
                                                                   {2, Relation::nsubj, Upos::noun},
                                                                   {-1, Relation::root, Upos::verb, "march"},
                                                                   {4, Relation::cc, Upos::cconj},
                                                                   {2, Relation::conj, Upos::verb, "demand"},
                                                                   {6, Relation::det, Upos::det},
                                                                   {4, Relation::obj, Upos::noun},
                                                                   {2, Relation::punct, Upos::punct}});
  EXPECT_EQ(source_of(d, {4, 5}, {5, 7}), "The crew");
}

TEST(TreeSources, APassiveHasItsAgentOrNobody) {
  Drawn d = drawn("The plan was backed by two owners.", {{1, Relation::det, Upos::det},
                                                         {3, Relation::nsubj_pass, Upos::noun},
                                                         {3, Relation::aux_pass, Upos::aux, "be"},
                                                         {-1, Relation::root, Upos::verb, "back"},
                                                         {6, Relation::case_, Upos::adp},
                                                         {6, Relation::nummod, Upos::num},
                                                         {3, Relation::obl_agent, Upos::noun, "owner"},
                                                         {3, Relation::punct, Upos::punct}});
  EXPECT_EQ(source_of(d, {2, 4}, {0, 2}), "two owners");
  d.passage.trees.relation[6] = Relation::obl;  // "by the quay"
  EXPECT_EQ(source_of(d, {2, 4}, {0, 2}), "");
}

TEST(TreeSources, NothingThatIsCueOrContentIsASource) {
  const Drawn d = drawn("The crew wants the log.", {{1, Relation::det, Upos::det},
                                                    {2, Relation::nsubj, Upos::noun},
                                                    {-1, Relation::root, Upos::verb, "want"},
                                                    {4, Relation::det, Upos::det},
                                                    {2, Relation::obj, Upos::noun},
                                                    {2, Relation::punct, Upos::punct}});
  EXPECT_EQ(source_of(d, {2, 3}, {0, 2}), "");
  EXPECT_EQ(source_of(d, {2, 3}, {3, 5}), "The crew");
  Drawn without = d;
  without.passage.trees.state = LayerState::absent;
  EXPECT_EQ(source_of(without, {2, 3}, {3, 5}), "");
}

}  // namespace
}  // namespace whosays::quote
