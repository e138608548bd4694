// What the net finds in headlines and what of it is said. Trees are drawn by hand; all people are invented.
#include "quote/headline_speech.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

struct Verb {
  std::uint32_t at;
  Xpos tag;
};

/// Whether [0, cue) <cue> {content to the end} is a statement; the words of `verbs` have these tags.
bool is_said(Drawn title, std::uint32_t cue, std::uint32_t content, const std::vector<Verb>& verbs) {
  for (const Verb verb : verbs) title.passage.tags.xpos[verb.at] = verb.tag;
  const auto end = static_cast<std::uint32_t>(title.passage.words.size());
  Linked linked;
  linked.spans = {{LabelRole::source, 0, cue}, {LabelRole::cue, cue, content}, {LabelRole::content, content, end}};
  LinkedStatement statement;
  statement.source = 0;
  statement.cue = 1;
  statement.contents = {2};
  return HeadlineSpeech(title.passage).holds(linked, statement);
}

Drawn subject_verb_object(const char* text, Upos subject, const char* verb) {
  return drawn(text, {{1, Relation::nsubj, subject},
                      {-1, Relation::root, Upos::verb, verb},
                      {3, Relation::compound, Upos::noun},
                      {1, Relation::obj, Upos::noun}});
}

TEST(HeadlineSpeech, HoldsOfVerbsOfSayingWithAnObject) {
  EXPECT_TRUE(is_said(subject_verb_object("Vell slams quay plan", Upos::propn, "slam"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_TRUE(is_said(subject_verb_object("Vell condemns quay plan", Upos::propn, "condemn"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_FALSE(is_said(subject_verb_object("Vell strikes quay deal", Upos::propn, "strike"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_FALSE(is_said(subject_verb_object("Vell recalls quay vans", Upos::propn, "recall"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_TRUE(is_said(subject_verb_object("Vell urges quay limits", Upos::propn, "urge"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_FALSE(is_said(subject_verb_object("Vell warns quay officials", Upos::propn, "warn"), 1, 2, {{1, Xpos::vbz}}));
}

TEST(HeadlineSpeech, FindersHaveAnObject) {
  EXPECT_TRUE(is_said(subject_verb_object("Audit finds quay flaws", Upos::noun, "find"), 1, 2, {{1, Xpos::vbz}}));
  EXPECT_FALSE(is_said(subject_verb_object("Police find quay violin", Upos::noun, "find"), 1, 2, {{1, Xpos::vbp}}));
}

TEST(HeadlineSpeech, WantsSomebodyWhoMaySpeak) {
  const auto explains = [](const char* text, Upos subject) {
    return is_said(drawn(text, {{1, Relation::nsubj, subject},
                                {-1, Relation::root, Upos::verb, "explain"},
                                {3, Relation::nsubj, Upos::noun},
                                {1, Relation::ccomp, Upos::verb, "sink"}}),
                   1, 2, {{1, Xpos::vbz}, {3, Xpos::vbd}});
  };
  EXPECT_TRUE(explains("Vell explains ferries sank", Upos::propn));
  EXPECT_TRUE(explains("Minister explains ferries sank", Upos::noun));
  EXPECT_FALSE(explains("Chaos explains ferries sank", Upos::noun));
}

TEST(HeadlineSpeech, HoldsOfNoNounAndNoOwner) {
  const Drawn owner = drawn("Callis's call for inquiry", {{2, Relation::nmod_poss, Upos::propn},
                                                          {0, Relation::case_, Upos::part},
                                                          {-1, Relation::root, Upos::noun},
                                                          {4, Relation::case_, Upos::adp},
                                                          {2, Relation::nmod, Upos::noun}});
  EXPECT_FALSE(is_said(owner, 2, 4, {}));
  const Drawn noun = drawn("Vell a refrain of doom", {{2, Relation::nsubj, Upos::propn},
                                                      {2, Relation::det, Upos::det},
                                                      {-1, Relation::root, Upos::noun},
                                                      {4, Relation::case_, Upos::adp},
                                                      {2, Relation::nmod, Upos::noun}});
  EXPECT_FALSE(is_said(noun, 1, 4, {}));
}

}  // namespace
}  // namespace whosays::quote
