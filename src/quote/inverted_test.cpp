// Speakers behind their verb. Trees are drawn by hand; everything is invented.
#include "quote/inverted.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

/// "“It was ours,” affirmed the vice-president Ana Vell.", the words behind the verb as the tree has them.
Drawn affirmed(R relation, U head) {
  return drawn("“It was ours,” affirmed the captain Ana Vell.", {{3, R::punct, U::punct},
                                                                 {3, R::nsubj, U::pron},
                                                                 {3, R::cop, U::aux, "be"},
                                                                 {6, R::ccomp, U::pron},
                                                                 {3, R::punct, U::punct},
                                                                 {3, R::punct, U::punct},
                                                                 {-1, R::root, U::verb, "affirm"},
                                                                 {8, R::det, U::det},
                                                                 {6, relation, head},
                                                                 {8, R::flat, U::propn},
                                                                 {8, R::flat, U::propn},
                                                                 {6, R::punct, U::punct}});
}

Found without_source(const Drawn& d, std::uint32_t cue, std::vector<Span> content) {
  Found f;
  f.cue = {d.words(cue, cue + 1)};
  f.content = std::move(content);
  f.form = Form::direct;
  return f;
}

TEST(Inverted, WhoStandsBehindTheVerbSpeaks) {
  for (const R relation : {R::nsubj, R::obj, R::xcomp}) {
    const Drawn d = affirmed(relation, U::noun);
    Found f = without_source(d, 6, {d.words(0, 6), d.words(7, 11)});
    EXPECT_TRUE(speak_from_behind(d.passage, f));
    EXPECT_EQ(d.text_of(f.source), "the captain Ana Vell");
    EXPECT_EQ(d.text_of(f.content), "“It was ours,”") << "the speaker was taken for content";
  }
}

TEST(Inverted, WhoSpeaksAlreadyOrIsFarStays) {
  const Drawn d = affirmed(R::obj, U::noun);
  Found spoken = without_source(d, 6, {d.words(0, 6)});
  spoken.source = {d.words(1, 2)};
  EXPECT_FALSE(speak_from_behind(d.passage, spoken));
  Found far = without_source(d, 6, {d.words(0, 3)});
  EXPECT_FALSE(speak_from_behind(d.passage, far)) << "what is said does not stand before the verb";
  const Drawn time = affirmed(R::obl, U::noun);
  Found f = without_source(time, 6, {time.words(0, 6)});
  EXPECT_FALSE(speak_from_behind(time.passage, f)) << "the captain hangs on the verb by a preposition";
}

TEST(Inverted, AThingSaysNothing) {
  const Drawn d = drawn("“It was ours,” affirmed the roof.", {{3, R::punct, U::punct},
                                                              {3, R::nsubj, U::pron},
                                                              {3, R::cop, U::aux, "be"},
                                                              {6, R::ccomp, U::pron},
                                                              {3, R::punct, U::punct},
                                                              {3, R::punct, U::punct},
                                                              {-1, R::root, U::verb, "affirm"},
                                                              {8, R::det, U::det},
                                                              {6, R::obj, U::noun, "roof"},
                                                              {6, R::punct, U::punct}});
  EXPECT_FALSE(somebody_behind(d.passage, 6));
}

TEST(Inverted, APronounInTheFormOfASubject) {
  const Drawn d = drawn("“We ran,” evaluated he.", {{2, R::punct, U::punct},
                                                    {2, R::nsubj, U::pron},
                                                    {5, R::ccomp, U::verb, "run"},
                                                    {2, R::punct, U::punct},
                                                    {2, R::punct, U::punct},
                                                    {-1, R::root, U::verb, "evaluate"},
                                                    {5, R::obj, U::pron},
                                                    {5, R::punct, U::punct}});
  const auto who = somebody_behind(d.passage, 5);
  ASSERT_TRUE(who);
  EXPECT_EQ(d.text_of({*who}), "he");
}

TEST(Inverted, BehindPlainWordsTheSpeakerEndsTheSentence) {
  const std::vector<DrawnWord> words = {{2, R::det, U::det},    {2, R::compound, U::noun}, {3, R::nsubj, U::noun},
                                        {-1, R::root, U::verb}, {3, R::punct, U::punct},   {3, R::parataxis, U::verb},
                                        {5, R::obj, U::propn},  {5, R::obl, U::adv},       {3, R::punct, U::punct}};
  Drawn d = drawn("The school roof leaks, told Vell yesterday.", words);
  Found f = without_source(d, 5, {d.words(0, 4)});
  f.form = Form::indirect;
  EXPECT_FALSE(speak_from_behind(d.passage, f));
  f.form = Form::direct;
  EXPECT_TRUE(speak_from_behind(d.passage, f));
}

}  // namespace
}  // namespace whosays::quote
