// What a headline's grammar leaves out. Trees are drawn by hand; all people are invented.
#include "quote/headline_reading.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

/// "[source] <cue> {content}" of a headline whose source is [0, cue) and whose content is [content, end).
std::string settled(const Drawn& title, std::uint32_t cue, std::uint32_t content, std::uint32_t end) {
  Found f;
  f.source = {title.words(0, cue)};
  f.cue = {title.words(cue, content)};
  f.content = {title.words(content, end)};
  f.rule = "noun+learned";
  f.sure.emplace();
  std::vector<Found> found{f};
  settle_headline_grammar(title.passage, found);
  if (found.empty()) return "";
  return "[" + title.text_of(found.front().source) + "] <" + title.text_of(found.front().cue) + "> {" +
         title.text_of(found.front().content) + "}";
}

Drawn passive(const char* text, const char* verb) {
  return drawn(text, {{1, Relation::nsubj_pass, Upos::noun},
                      {-1, Relation::root, Upos::verb, verb},
                      {3, Relation::case_, Upos::adp},
                      {1, Relation::obl, Upos::noun}});
}

TEST(HeadlineReading, ReadsParticiplesAsPassives) {
  EXPECT_EQ(settled(passive("Bishop criticised for silence", "criticise"), 1, 3, 4),
            "[] <criticised> {Bishop / for silence}");
  EXPECT_EQ(settled(passive("Bishop accused of theft", "accuse"), 1, 3, 4), "[] <accused of> {Bishop / theft}");
  EXPECT_EQ(settled(passive("Bishop asked for silence", "ask"), 1, 3, 4), "[Bishop] <asked for> {silence}");
  EXPECT_EQ(settled(passive("Bishop prayed for peace", "pray"), 1, 3, 4), "[Bishop] <prayed for> {peace}");
  EXPECT_EQ(settled(passive("Bishop blames for silence", "blame"), 1, 3, 4), "[Bishop] <blames for> {silence}");
}

TEST(HeadlineReading, GivesNounsToTheContent) {
  const Drawn title = drawn("Bank rejects claim of fraud", {{1, Relation::nsubj, Upos::noun},
                                                            {-1, Relation::root, Upos::verb, "reject"},
                                                            {1, Relation::obj, Upos::noun},
                                                            {4, Relation::case_, Upos::adp},
                                                            {2, Relation::nmod, Upos::noun}});
  EXPECT_EQ(settled(title, 1, 3, 5), "[Bank] <rejects> {claim of fraud}");
}

TEST(HeadlineReading, EndsBeforeWhatHappensBesides) {
  Drawn title = drawn("Doctors urge calm as fever spreads", {{1, Relation::nsubj, Upos::noun},
                                                             {-1, Relation::root, Upos::verb, "urge"},
                                                             {1, Relation::obj, Upos::noun},
                                                             {5, Relation::mark, Upos::sconj},
                                                             {5, Relation::nsubj, Upos::noun},
                                                             {1, Relation::advcl, Upos::verb, "spread"}});
  title.passage.tags.xpos[5] = Xpos::vbz;
  EXPECT_EQ(settled(title, 1, 2, 6), "[Doctors] <urge> {calm}");
}

TEST(HeadlineReading, GoesOnBehindTheCommaOfAList) {
  const Drawn title = drawn("Aide blames Vell for fraud, threats", {{1, Relation::nsubj, Upos::noun},
                                                                    {-1, Relation::root, Upos::verb, "blame"},
                                                                    {1, Relation::obj, Upos::propn},
                                                                    {4, Relation::case_, Upos::adp},
                                                                    {1, Relation::obl, Upos::noun},
                                                                    {6, Relation::punct, Upos::punct},
                                                                    {4, Relation::conj, Upos::noun}});
  EXPECT_EQ(settled(title, 1, 2, 5), "[Aide] <blames> {Vell for fraud, threats}");
}

}  // namespace
}  // namespace whosays::quote
