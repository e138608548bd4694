// What headlines say in the present tense. Trees are drawn by hand, most words as what the tagger takes them for; all
// people are invented.
#include "quote/headline_verbs.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

constexpr DrawnWord kSomeWord = {0, Relation::dep, Upos::noun};

struct TagOf {
  std::uint32_t at;
  Xpos tag;
};

/// A title of nouns, but for the words of `tags`; with a capital they are names.
Drawn title_of(const std::string& text, const std::vector<TagOf>& tags = {}) {
  Drawn title = drawn(text, std::vector<DrawnWord>(40, kSomeWord));
  Passage& p = title.passage;
  for (std::uint32_t w = 0; w < p.words.size(); ++w) {
    if (p.tokens.capital[p.words.token[w]] != 0) p.tags.upos[w] = Upos::propn;
    if (p.tokens.kind[p.words.token[w]] != TokenKind::word) p.tags.upos[w] = Upos::punct;
  }
  for (const TagOf tag : tags) {
    p.tags.xpos[tag.at] = tag.tag;
    p.tags.upos[tag.at] = tag.tag == Xpos::in ? Upos::adp : Upos::verb;
  }
  return title;
}

/// An article in which Vell and Odel speak.
const KnownSpeakers& speaking() {
  static const Drawn text = drawn("Vell and Odel spoke.", std::vector<DrawnWord>(5, kSomeWord));
  static const KnownSpeakers speakers("", text.passage, [] {
    Found f;
    f.source = {text.words(0, 3)};
    return std::vector<Found>{f};
  }());
  return speakers;
}

/// "[source] <cue> {content}" of all that is found, beside `found`.
std::string said_in(const Drawn& title, std::vector<Found> found = {}) {
  add_headline_verbs(title.passage, speaking(), found);
  std::string out;
  for (const Found& f : found)
    out += (out.empty() ? "[" : " [") + title.text_of(f.source) + "] <" + title.text_of(f.cue) + "> {" +
           title.text_of(f.content) + "}";
  return out;
}
std::string said_in(const char* text, const std::vector<TagOf>& tags = {}) { return said_in(title_of(text, tags)); }

TEST(HeadlineVerbs, SayByTheirFormWhatTheTaggerTakesForNouns) {
  EXPECT_EQ(said_in("Vell blasts quay plan"), "[Vell] <blasts> {quay plan}");
  EXPECT_EQ(said_in("Vell fires back at Odel", {{3, Xpos::in}}), "[Vell] <fires back at> {Odel}");
  EXPECT_EQ(said_in("Captains hope for calm", {{2, Xpos::in}}), "[Captains] <hope for> {calm}");
  EXPECT_EQ(said_in("Vell, new host, mocks press"), "[Vell, new host] <mocks> {press}");
  EXPECT_EQ(said_in("In reversal, Vell praises press", {{0, Xpos::in}}), "[Vell] <praises> {press}");
  EXPECT_EQ(said_in("Vell blasts press ahead of vote"), "[Vell] <blasts> {press}");
  EXPECT_EQ(said_in("Vell, at quay, dings press, mocks board"), "");
  EXPECT_EQ(said_in("Gas blasts rock quay", {{2, Xpos::vbp}}), "");
  EXPECT_EQ(said_in("Storm praises press"), "");
}

TEST(HeadlineVerbs, OfDeedsWantAReason) {
  EXPECT_EQ(said_in("Vell hammers Odel on tolls", {{3, Xpos::in}}), "[Vell] <hammers> {Odel on tolls}");
  EXPECT_EQ(said_in("Vell hits Odel"), "");
  EXPECT_EQ(said_in("Vell hits Odel on Friday", {{3, Xpos::in}}), "");
  EXPECT_EQ(said_in("Vell names Odel as ‘a rival’", {{3, Xpos::in}}), "[Vell] <names> {Odel as ‘a rival’}");
  EXPECT_EQ(said_in("Vell names Odel as captain", {{3, Xpos::in}}), "");
}

TEST(HeadlineVerbs, HaveTheSubjectOfAnotherVerb) {
  EXPECT_EQ(said_in("Vell plans tour, praises crews", {{1, Xpos::vbz}}), "[Vell] <praises> {crews}");
  EXPECT_EQ(said_in("Vell drops suit, says quay sank", {{1, Xpos::vbz}, {6, Xpos::vbd}}), "[Vell] <says> {quay sank}");
  const Drawn title = title_of("Vell says Odel lied, swipes at board", {{1, Xpos::vbz}, {3, Xpos::vbd}, {6, Xpos::in}});
  Found says;
  says.source = {title.words(0, 1)};
  says.cue = {title.words(1, 2)};
  says.content = {title.words(2, 8)};
  EXPECT_EQ(said_in(title, {says}), "[Vell] <says> {Odel lied} [Vell] <swipes at> {board}");
}

TEST(HeadlineVerbs, AreNoneInsideWhatAnotherSays) {
  const Drawn title = title_of("Odel says Vell mocks press", {{1, Xpos::vbz}});
  Found says;
  says.source = {title.words(0, 1)};
  says.cue = {title.words(1, 2)};
  says.content = {title.words(2, 5)};
  EXPECT_EQ(said_in(title, {says}), "[Odel] <says> {Vell mocks press}");
}

TEST(HeadlineVerbs, UrgeSomebodyToDoSomething) {
  Drawn title = title_of("Vell urges crews to wait", {{4, Xpos::vb}});
  std::vector<Found> found;
  add_headline_verbs(title.passage, speaking(), found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(title.text_of(found[0].hearer), "crews");
  EXPECT_EQ(title.text_of(found[0].content), "to wait");
}

TEST(HeadlineVerbs, WhoFacesCriticismIsWhatItIsAbout) {
  EXPECT_EQ(said_in("Finch, new host, faces criticism for posts"),
            "[] <faces criticism> {Finch, new host / for posts}");
  EXPECT_EQ(said_in("Finch comes under fire over posts", {{1, Xpos::vbz}, {4, Xpos::in}}),
            "[] <comes under fire> {Finch / over posts}");
  EXPECT_EQ(said_in("Finch draws ire from crews over posts"), "[crews] <draws ire> {Finch / over posts}");
  EXPECT_EQ(said_in("Camp faces fire season"), "");
}

TEST(HeadlineVerbs, AQuotationBehindTheColonIsTheSubjects) {
  EXPECT_EQ(said_in("Vell shuts quay: ‘It will not open’", {{1, Xpos::vbz}}), "[Vell] <:> {‘It will not open’}");
  EXPECT_EQ(said_in("Panic grips quay: ‘It will not open’", {{1, Xpos::vbz}}), "");
}

}  // namespace
}  // namespace whosays::quote
