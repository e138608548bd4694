// Where cues end. Trees are drawn by hand; nobody in these sentences is real.
#include "quote/cue_tails.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

std::vector<Found> cue_of(const Drawn& s, std::uint32_t first, std::uint32_t end) {
  std::vector<Found> found(1);
  found[0].cue = {s.words(first, end)};
  found[0].sure = Sure{};
  return found;
}

TEST(CueTails, TimeAndMeansAreNoPartOfACue) {
  const Drawn s = drawn("Vell said on Friday that it leaked", {{1, R::nsubj, U::propn},
                                                               {-1, R::root, U::verb, "say"},
                                                               {3, R::case_, U::adp},
                                                               {1, R::obl, U::propn},
                                                               {6, R::mark, U::sconj},
                                                               {6, R::nsubj, U::pron},
                                                               {1, R::ccomp, U::verb}});
  std::vector<Found> found = cue_of(s, 1, 4);
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "said");
}

TEST(CueTails, AnInfinitiveThatSpeaksIsTheCue) {
  const auto read = [](const char* first, const char* lemma) {
    Drawn s = drawn("Vell " + std::string(first) + " the hour to rail against it", {{1, R::nsubj, U::propn},
                                                                                    {-1, R::root, U::verb, lemma},
                                                                                    {3, R::det, U::det},
                                                                                    {1, R::obj, U::noun},
                                                                                    {5, R::mark, U::part},
                                                                                    {1, R::advcl, U::verb, "rail"},
                                                                                    {7, R::case_, U::adp},
                                                                                    {5, R::obl, U::pron}});
    s.passage.tags.xpos[5] = Xpos::vb;
    std::vector<Found> found = cue_of(s, 1, 7);
    end_cues_with_the_verb(s.passage, found);
    return s.text_of(found[0].cue) + ": " + found[0].lemma;
  };
  EXPECT_EQ(read("used", "use"), "used the hour to rail against: rail");
  EXPECT_EQ(read("refused", "refuse"), "refused the hour to rail against: ");
}

TEST(CueTails, APrepositionWhoseNounIsSaidStays) {
  const Drawn s = drawn("Vell spoke about the leak", {{1, R::nsubj, U::propn},
                                                      {-1, R::root, U::verb, "speak"},
                                                      {4, R::case_, U::adp},
                                                      {4, R::det, U::det},
                                                      {1, R::obl, U::noun}});
  std::vector<Found> found = cue_of(s, 1, 3);
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "spoke about");
}

TEST(CueTails, AVerbAtItsEndIsWhatIsSaid) {
  const Drawn s = drawn("Vell went on Friday to discuss the leak", {{1, R::nsubj, U::propn},
                                                                    {-1, R::root, U::verb, "go"},
                                                                    {3, R::case_, U::adp},
                                                                    {1, R::obl, U::propn},
                                                                    {5, R::mark, U::part},
                                                                    {1, R::advcl, U::verb},
                                                                    {7, R::det, U::det},
                                                                    {5, R::obj, U::noun}});
  std::vector<Found> found = cue_of(s, 1, 6);
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "went on Friday to discuss");
  found = cue_of(s, 1, 4);
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "went");
}

TEST(CueTails, WhatTheListsFoundAndWhatHasNoTreeStay) {
  Drawn s =
      drawn("Vell said Friday", {{1, R::nsubj, U::propn}, {-1, R::root, U::verb}, {1, R::obl_unmarked, U::propn}});
  std::vector<Found> found = cue_of(s, 1, 3);
  found[0].sure.reset();
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "said Friday");
  found = cue_of(s, 1, 3);
  s.passage.trees = {};
  end_cues_with_the_verb(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].cue), "said Friday");
}

}  // namespace
}  // namespace whosays::quote
