#include "footing/joint_sources.h"

#include <gtest/gtest.h>

#include "doc/joint_source.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

constexpr std::string_view kTwo =
    "Ada Finch/Finch; Bo Marsh/Marsh; org Harbour Guild; org Dockers' Union; Lena Oster/Oster";

Document joined(const std::vector<MarkedStatement>& sentences, std::string_view actors = kTwo) {
  Document d = story(sentences, actors);
  d.statements = statements(input_of(d));
  Actors with_groups = d.actors;
  join_sources(input_of(d), with_groups, d.statements);
  d.actors = std::move(with_groups);
  return d;
}

/// The actor of each statement.
std::vector<std::string> speakers(const std::vector<MarkedStatement>& sentences, std::string_view actors = kTwo) {
  const Document d = joined(sentences, actors);
  std::vector<std::string> out;
  for (const Statement& s : d.statements.rows) out.push_back(name_of(d, s.actor));
  return out;
}

using Names = std::vector<std::string>;

TEST(FootingJointSources, SeveralNames) {
  const Names two{"Ada Finch and Bo Marsh"};
  EXPECT_EQ(speakers({{"[Ada Finch and Bo Marsh] <said> {it rained}."}}), two);
  EXPECT_EQ(speakers({{"[Senators Ada Finch (D-Callis) and Bo Marsh] <said> {it rained}."}}), two);
  EXPECT_EQ(speakers({{"[Ada Finch, the mayor of Callis, and Bo Marsh, her deputy,] <said> {it rained}."}}), two);
  EXPECT_EQ(speakers({{"[The last two mayors -- Ada Finch and Bo Marsh --] <said> {it rained}."}}), two);
  EXPECT_EQ(speakers({{"[Ada Finch, Bo Marsh, and Lena Oster] <said> {it rained}."}}),
            Names{"Ada Finch, Bo Marsh and Lena Oster"});
  EXPECT_EQ(speakers({{"[Ada Finch, Bo Marsh and others] <said> {it rained}."}}),
            Names{"Ada Finch, Bo Marsh and others"});
  EXPECT_EQ(speakers({{"[The Harbour Guild and the Dockers' Union] <said> {it rained}."}}),
            Names{"Harbour Guild and Dockers' Union"});
}

TEST(FootingJointSources, ListsThatAreNotTheSource) {
  EXPECT_EQ(speakers({{"[Supporters of Ada Finch and Bo Marsh] <said> {it rained}."}}), Names{"-"});
  EXPECT_EQ(speakers({{"[Members led by Ada Finch and Bo Marsh] <said> {it rained}."}}), Names{"-"});
  EXPECT_NE(speakers({{"[The Institute for Tides and Coastal Peace] <said> {it rained}."}},
                     "org Institute for Tides; org Coastal Peace"),
            Names{"Institute for Tides and Coastal Peace"});
  EXPECT_EQ(speakers({{"[Many, including Ada Finch and Bo Marsh,] <said> {it rained}."}}), Names{"-"});
  EXPECT_NE(speakers({{"[Ada Finch and Bo Marsh's lawyer] <said> {it rained}."}}), Names{"Ada Finch and Bo Marsh"});
  EXPECT_NE(speakers({{"[Finch and Marsh] <says> {it rained}."}}), Names{"Ada Finch and Bo Marsh"});  // a firm
}

TEST(FootingJointSources, TheGroupAgain) {
  const std::string two = "Ada Finch and Bo Marsh";
  const MarkedStatement first{"[Ada Finch and Bo Marsh] <said> {it rained}."};
  EXPECT_EQ(speakers({first, {"[They] <said> {it snowed}."}}), (Names{two, two}));
  EXPECT_EQ(speakers({first, {"[Both] <said> {it snowed}."}}), (Names{two, two}));
  EXPECT_EQ(speakers({first, {"[The two] <said> {it snowed}."}}), (Names{two, two}));
  EXPECT_EQ(speakers({first, {"[Both men] <said> {it snowed}."}}), (Names{two, two}));
  EXPECT_EQ(speakers({first, {"[The three] <said> {it snowed}."}}), (Names{two, "-"}));
  EXPECT_EQ(speakers({first, {"[The two companies] <said> {it snowed}."}}), (Names{two, "-"}));
  EXPECT_EQ(
      speakers({{"[Senators Ada Finch and Bo Marsh] <said> {it rained}."}, {"[The senators] <said> {it snowed}."}}),
      (Names{two, two}));
}

TEST(FootingJointSources, UnnamedSourcesStayUnnamed) {
  EXPECT_EQ(speakers({{"[Ada Finch and Bo Marsh] <said> {it rained}."},
                      {"[Two officials] <said> {it hailed}."},
                      {"[The two] <said> {it snowed}."}}),
            (Names{"Ada Finch and Bo Marsh", "-", "-"}));
  EXPECT_EQ(speakers({{"[Ada Finch and Bo Marsh] <said> {it rained}."}, {"[The two officials] <said> {it snowed}."}}),
            (Names{"Ada Finch and Bo Marsh", "-"}));
}

TEST(FootingJointSources, MembersAndTheirWords) {
  const Document d = joined({{"[Ada Finch and Bo Marsh] <said> {it rained}."}, {"[They] <said> {it snowed}."}});
  const auto words = [&](const Statement& s) {
    std::string out;
    for (const auto& [member, span] : members_of_source(d, s))
      out += name_of(d, member) + "=" + std::string(d.words(s.field, span)) + ";";
    return out;
  };
  EXPECT_EQ(words(d.statements.rows[0]), "Ada Finch=Ada Finch;Bo Marsh=Bo Marsh;");
  EXPECT_EQ(words(d.statements.rows[1]), "Ada Finch=They;Bo Marsh=They;");
  EXPECT_EQ(d.statements.rows[1].count, 2U);
  EXPECT_EQ(d.statements.rows[1].source_class, SourceClass::named);
  EXPECT_EQ(d.actors.rows.back().kind, ActorKind::group);
  EXPECT_EQ(d.actors.mentions.at(d.actors.rows.back().mentions).size(), 2U);
}

}  // namespace
}  // namespace whosays::footing
