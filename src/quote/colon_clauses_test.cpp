// Clauses before a colon. Trees are given by hand; everything is invented.
#include "quote/colon_clauses.h"

#include <gtest/gtest.h>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

struct ClauseNode {
  int head;  ///< -1 the root
  Upos upos;
  Xpos xpos;
  Relation relation;
};

/// "The Courier sums it up so: quiet" with the third word as given; what is left as the source, and the cue.
std::pair<std::string, std::string> parted(Upos upos, Xpos xpos, Relation subject, Relation particle) {
  const Marked marked = read_marks("[The Courier sums up things] <:> {quiet}");
  const ClauseNode nodes[] = {{1, Upos::det, Xpos::dt, Relation::det},   {2, Upos::propn, Xpos::nnp, subject},
                              {-1, upos, xpos, Relation::root},          {2, Upos::adp, Xpos::rp, particle},
                              {2, Upos::noun, Xpos::nns, Relation::obj}, {2, Upos::punct, Xpos::colon, Relation::punct},
                              {2, Upos::adj, Xpos::jj, Relation::xcomp}};
  auto split = token::split(marked.text);
  Passage p;
  p.sentences = std::move(split.sentences);
  p.tokens = std::move(split.tokens);
  p.words = std::move(split.words);
  p.tags.state = p.trees.state = LayerState::present;
  for (const ClauseNode& node : nodes) {
    p.tags.upos.push_back(node.upos);
    p.tags.xpos.push_back(node.xpos);
    p.tags.add_lemma("sum");
    p.trees.head.push_back(node.head < 0 ? Trees::kRoot : static_cast<std::uint32_t>(node.head));
    p.trees.relation.push_back(node.relation);
  }
  Found row;
  row.source = marked.source;
  row.cue = marked.cue;
  row.content = marked.content;
  std::vector<Found> found{row};
  part_colon_clauses(p, found);
  return {std::string(slice(marked.text, found[0].source.front())),
          std::string(slice(marked.text, found[0].cue.front()))};
}

TEST(ColonClauses, TheSubjectSpeaks) {
  EXPECT_EQ(parted(Upos::verb, Xpos::vbz, Relation::nsubj, Relation::compound_prt),
            (std::pair<std::string, std::string>("The Courier", "sums up things :")));
}

TEST(ColonClauses, AParticleMakesAVerb) {
  EXPECT_EQ(parted(Upos::noun, Xpos::nns, Relation::compound, Relation::compound_prt).first, "The Courier");
}

TEST(ColonClauses, ANameIsLeftWhole) {
  EXPECT_EQ(parted(Upos::noun, Xpos::nns, Relation::compound, Relation::nmod).first, "The Courier sums up things");
}

}  // namespace
}  // namespace whosays::quote
