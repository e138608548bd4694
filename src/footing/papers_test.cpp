#include "footing/papers.h"

#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

std::string author_of_last(const std::vector<MarkedStatement>& sentences) {
  Document d = story(sentences, "Ada Finch/Finch; Bo Marsh");
  d.statements = statements(input_of(d));
  name_papers(input_of(d), d.statements);
  return name_of(d, d.statements.rows.back().actor);
}

TEST(FootingPapers, WhoMadeThem) {
  EXPECT_EQ(author_of_last({{"[A statement from President Ada Finch] <said> {it rained}."}}), "Ada Finch");
  EXPECT_EQ(author_of_last({{"[A report by Ada Finch and Bo Marsh] <said> {it rained}."}}), "-");
  EXPECT_EQ(author_of_last({{"[A piece by an Ada Finch supporter] <said> {it rained}."}}), "-");
  EXPECT_EQ(author_of_last({{"[A letter from her to Bo Marsh] <said> {it rained}."}}), "-");
  EXPECT_EQ(author_of_last({{"[A letter from Ada Finch's lawyer] <said> {it rained}."}}), "-");
}

TEST(FootingPapers, ThePaperInWhichSomebodySpoke) {
  EXPECT_EQ(
      author_of_last({{"[Ada Finch] <said> in a statement {it rained}."}, {"[The statement] <said> {it snowed}."}}),
      "Ada Finch");
  EXPECT_EQ(author_of_last({{"[Ada Finch] <said> in a letter {it rained}."}, {"[The statement] <said> {it snowed}."}}),
            "-");
  EXPECT_EQ(author_of_last({{"[Ada Finch] <said> in a statement {it rained}."},
                            {"[An official] <said> in a statement {it hailed}."},
                            {"[The statement] <said> {it snowed}."}}),
            "-");
}

}  // namespace
}  // namespace whosays::footing
