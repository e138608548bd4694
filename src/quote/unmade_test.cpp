// Speech that nobody has made. Trees are drawn by hand; everything is invented.
#include "quote/unmade.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Found unmade_row(Span source, Span cue, Span content) {
  Found f;
  f.source = {source};
  f.cue = {cue};
  f.content = {content};
  f.rule = "learned";
  return f;
}

bool unmade(const Drawn& d, Found f) {
  std::vector<Found> rows = {std::move(f)};
  settle_unmade(d.passage, rows);
  return !rows[0].unmade.empty();
}

/// "WHO MODAL VERB that it fell ."
bool with_modal(const std::string& who, const std::string& modal, const std::string& verb, Xpos tag = Xpos::vb) {
  Drawn d = drawn(who + " " + modal + " " + verb + " that it fell .", {{2, R::nsubj, U::propn},
                                                                       {2, R::aux, U::aux},
                                                                       {-1, R::root, U::verb},
                                                                       {5, R::mark, U::sconj},
                                                                       {5, R::nsubj, U::pron},
                                                                       {2, R::ccomp, U::verb, "fall"},
                                                                       {2, R::punct, U::punct}});
  d.passage.tags.xpos[2] = tag;
  return unmade(d, unmade_row(d.words(0, 1), d.words(1, 3), d.words(3, 6)));
}

TEST(Unmade, WhatIsAdvisedPossibleOrForetold) {
  EXPECT_TRUE(with_modal("Vell", "should", "say"));
  EXPECT_TRUE(with_modal("Vell", "must", "admit"));
  EXPECT_TRUE(with_modal("Vell", "might", "claim"));
  EXPECT_TRUE(with_modal("Vell", "could", "conclude"));
  EXPECT_TRUE(with_modal("Vell", "will", "argue"));
}

TEST(Unmade, WhatIsAnnouncedSeenOrMeant) {
  EXPECT_FALSE(with_modal("Vell", "will", "announce"));
  EXPECT_FALSE(with_modal("Vell", "could", "see"));
  EXPECT_FALSE(with_modal("Vell", "would", "say"));
  EXPECT_FALSE(with_modal("I", "must", "admit"));
  EXPECT_FALSE(with_modal("Vell", "may", "said", Xpos::vbn)) << "a perfect grants what has been done";
}

TEST(Unmade, ForetoldWhereItIsToBeSaid) {
  Drawn d = drawn("Vell will argue in court that it fell .", {{2, R::nsubj, U::propn},
                                                              {2, R::aux, U::aux},
                                                              {-1, R::root, U::verb},
                                                              {4, R::case_, U::adp},
                                                              {2, R::obl, U::noun},
                                                              {7, R::mark, U::sconj},
                                                              {7, R::nsubj, U::pron},
                                                              {2, R::ccomp, U::verb, "fall"},
                                                              {2, R::punct, U::punct}});
  d.passage.tags.xpos[2] = Xpos::vb;
  EXPECT_FALSE(unmade(d, unmade_row(d.words(0, 1), d.words(1, 3), d.words(5, 8))));
}

TEST(Unmade, WhateverServesThem) {
  const Drawn d = drawn("He will do and say whatever helps .", {{2, R::nsubj, U::pron},
                                                                {2, R::aux, U::aux},
                                                                {-1, R::root, U::verb},
                                                                {4, R::cc, U::cconj},
                                                                {2, R::conj, U::verb},
                                                                {4, R::obj, U::pron},
                                                                {5, R::acl_relcl, U::verb},
                                                                {2, R::punct, U::punct}});
  EXPECT_TRUE(unmade(d, unmade_row(d.words(0, 1), d.words(4, 5), d.words(5, 7))));
}

TEST(Unmade, WhoIsSilentOrDivided) {
  const auto read = [](const char* state, Upos last) {
    const Drawn d = drawn("Vell is " + std::string(state) + " on sales fell .", {{2, R::nsubj, U::propn},
                                                                                 {2, R::cop, U::aux},
                                                                                 {-1, R::root, U::adj},
                                                                                 {4, R::case_, U::adp},
                                                                                 {2, R::obl, U::noun},
                                                                                 {4, R::acl, last},
                                                                                 {2, R::punct, U::punct}});
    return unmade(d, unmade_row(d.words(0, 1), d.words(1, 4), d.words(4, 6)));
  };
  EXPECT_TRUE(read("silent", U::verb));
  EXPECT_TRUE(read("divided", U::noun));
  EXPECT_FALSE(read("divided", U::verb)) << "what they differ on is told";
  EXPECT_FALSE(read("clear", U::noun));
}

TEST(Unmade, HistoryHasNoVoice) {
  const auto read = [](const char* who) {
    const Drawn d = drawn(std::string(who) + " shows that it fell .", {{1, R::nsubj, U::noun},
                                                                       {-1, R::root, U::verb, "show"},
                                                                       {4, R::mark, U::sconj},
                                                                       {4, R::nsubj, U::pron},
                                                                       {1, R::ccomp, U::verb, "fall"},
                                                                       {1, R::punct, U::punct}});
    return unmade(d, unmade_row(d.words(0, 1), d.words(1, 2), d.words(2, 5)));
  };
  EXPECT_TRUE(read("History"));
  EXPECT_FALSE(read("Footage"));
}

}  // namespace
}  // namespace whosays::quote
