// Who speaks before a headline's colon, and what only is its topic. Trees are drawn by hand; all people are invented.
#include "quote/headline_speakers.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

constexpr Relation kIn = Relation::compound;

/// "source" of a headline whose words before the colon are [0, colon), or "" where it said nothing.
std::string source_in(const Drawn& title, std::uint32_t colon, const KnownSpeakers& speakers,
                      Form form = Form::indirect) {
  Found f;
  f.source = {title.words(0, colon)};
  f.cue = {title.words(colon, colon + 1)};
  f.content = {title.words(colon + 1, title.passage.words.size())};
  f.rule = "headline_source_first";
  f.form = form;
  std::vector<Found> found{f};
  settle_headline_speakers(title.passage, speakers, Field::title, found);
  return found.empty() ? "" : title.text_of(found.front().source);
}

/// An article in which Ana Vell speaks, signed by Hemi Toro.
KnownSpeakers known() {
  const Drawn text = drawn("Ana Vell spoke.", {{1, kIn, Upos::propn}, {2, kIn, Upos::propn}, {-1, kIn, Upos::verb}});
  Found f;
  f.source = {text.words(0, 2)};
  return {"By Hemi Toro", text.passage, {f}};
}

Drawn name_and_verb(const char* text, Upos last = Upos::propn) {
  return drawn(text, {{1, kIn, Upos::propn},
                      {-1, Relation::root, last},
                      {1, Relation::punct, Upos::punct},
                      {4, Relation::nsubj, Upos::propn},
                      {1, Relation::parataxis, Upos::verb},
                      {4, Relation::obj, Upos::noun}});
}

TEST(HeadlineSpeakers, AreThoseWhomTheArticleLetsSpeak) {
  const auto speakers = known();
  EXPECT_EQ(source_in(name_and_verb("Ana Vell: Callis needs boats"), 2, speakers), "Ana Vell");
  EXPECT_EQ(source_in(name_and_verb("Hemi Toro: Callis needs boats"), 2, speakers), "Hemi Toro");
  EXPECT_EQ(source_in(name_and_verb("Bo Odel: Callis seeks boatman"), 2, speakers), "");
  EXPECT_EQ(source_in(name_and_verb("Quay Closure: Callis needs boats", Upos::noun), 2, speakers), "");
  EXPECT_EQ(source_in(name_and_verb("Callis Mayor: Pell needs boats", Upos::noun), 2, speakers), "Callis Mayor");
  EXPECT_EQ(source_in(name_and_verb("Bo Odel: Callis needs boats"), 2, speakers, Form::direct), "Bo Odel");
}

TEST(HeadlineSpeakers, EndBeforeTheirVerb) {
  Drawn title = drawn("Ana Vell opens quay: “At last”", {{1, kIn, Upos::propn},
                                                         {2, Relation::nsubj, Upos::propn},
                                                         {-1, Relation::root, Upos::verb},
                                                         {2, Relation::obj, Upos::noun},
                                                         {2, Relation::punct, Upos::punct},
                                                         {7, Relation::punct, Upos::punct},
                                                         {7, Relation::case_, Upos::adp},
                                                         {2, Relation::parataxis, Upos::adj},
                                                         {7, Relation::punct, Upos::punct}});
  title.passage.tags.xpos[2] = Xpos::vbz;
  EXPECT_EQ(source_in(title, 4, known(), Form::direct), "Ana Vell");
  EXPECT_EQ(source_in(title, 4, known()), "");  // "Ana Vell opens quay: a history"
}

TEST(HeadlineSpeakers, AreNotWhomTheRestDescribes) {
  const Drawn title = drawn("Ana Vell: Captain leaves Callis", {{1, kIn, Upos::propn},
                                                                {-1, Relation::root, Upos::propn},
                                                                {1, Relation::punct, Upos::punct},
                                                                {4, Relation::nsubj, Upos::noun},
                                                                {1, Relation::parataxis, Upos::verb},
                                                                {4, Relation::obj, Upos::propn}});
  EXPECT_EQ(source_in(title, 2, known()), "");
}

}  // namespace
}  // namespace whosays::quote
