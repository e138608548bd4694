// Paragraphs that a sentence with a colon introduces. Trees are drawn by hand; all people are invented.
#include "quote/introduced.h"

#include <gtest/gtest.h>

#include <utility>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

/// `introduction` with its drawn words, and a paragraph behind it that is all flat.
Drawn with_block(const std::string& introduction, std::vector<DrawnWord> words, const std::string& block,
                 std::size_t block_words) {
  const auto first = static_cast<int>(words.size());
  for (std::size_t i = 0; i < block_words; ++i)
    words.push_back({i == 0 ? -1 : first, i == 0 ? R::root : R::dep, i == 1 ? U::verb : U::noun});
  return drawn(introduction + "\n\n" + block, words);
}

std::vector<DrawnWord> argues() {
  return {{1, R::nsubj, U::propn}, {-1, R::root, U::verb, "argue"}, {4, R::mark, U::sconj},
          {4, R::nsubj, U::pron},  {1, R::ccomp, U::verb},          {1, R::punct, U::punct}};
}

TEST(Introduced, GoOnWithWhatTheSentenceSays) {
  const Drawn d = with_block("Vell argues that it leaks:", argues(),
                             "Quays were shut in May and nobody in Callis has been told.", 13);
  Found f;
  f.source = {d.words(0, 1)};
  f.cue = {d.words(1, 2)};
  f.content = {d.words(2, 5)};
  f.lemma = "argue";
  std::vector<Found> found{f};
  add_introduced(d.text, d.passage, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(d.text_of(found[0].content), "that it leaks / Quays were shut in May and nobody in Callis has been told");
  // Somebody else speaks in it: the article goes on.
  Found other = f;
  other.source = {d.words(6, 7)};
  other.cue = {d.words(7, 8)};
  other.content = {d.words(8, 10)};
  found = {f, other};
  add_introduced(d.text, d.passage, found);
  EXPECT_EQ(d.text_of(found[0].content), "that it leaks");
}

TEST(Introduced, AreNeitherListsNorHeadings) {
  Found f;
  for (const auto& [block, size] : {std::pair{"Quays were shut in May and nobody in Callis has been told", 12U},
                                    std::pair{"- Quays were shut in May and nobody was told.", 11U}}) {
    const Drawn d = with_block("Vell argues that it leaks:", argues(), block, size);
    ASSERT_EQ(d.passage.words.size(), 6 + size) << block;
    f.source = {d.words(0, 1)};
    f.cue = {d.words(1, 2)};
    f.content = {d.words(2, 5)};
    f.lemma = "argue";
    std::vector<Found> found{f};
    add_introduced(d.text, d.passage, found);
    EXPECT_EQ(d.text_of(found[0].content), "that it leaks") << block;
  }
}

TEST(Introduced, QuotationsAreOfWhoseWordsTheyAre) {
  const Drawn d = with_block("Begin with a quote from Ana Vell from May:",
                             {{-1, R::root, U::verb},
                              {3, R::case_, U::adp},
                              {3, R::det, U::det},
                              {0, R::obl, U::noun},
                              {6, R::case_, U::adp},
                              {6, R::compound, U::propn},
                              {3, R::nmod, U::propn},
                              {8, R::case_, U::adp},
                              {6, R::nmod, U::propn},
                              {0, R::punct, U::punct}},
                             "“The quay is safe and dry.”", 9);
  std::vector<Found> found;
  add_introduced(d.text, d.passage, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(d.text_of(found[0].source), "Ana Vell");
  EXPECT_EQ(d.text_of(found[0].cue), "quote");
  EXPECT_EQ(d.text_of(found[0].content), "“The quay is safe and dry.”");
  EXPECT_EQ(found[0].rule, "words_of");
}

TEST(Introduced, QuotationsAreOfTheSubjectElse) {
  const Drawn d =
      with_block("Vell mocked him:",
                 {{1, R::nsubj, U::propn}, {-1, R::root, U::verb}, {1, R::obj, U::pron}, {1, R::punct, U::punct}},
                 "“The quay is safe and dry.”", 9);
  std::vector<Found> found;
  add_introduced(d.text, d.passage, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(d.text_of(found[0].source), "Vell");
  EXPECT_EQ(d.text_of(found[0].cue), "mocked");
}

}  // namespace
}  // namespace whosays::quote
