// Phrases found in rows of words: the longest wins, "*" stands for up to two words, nothing is read beyond the range.
#include "lexicon/phrase_index.h"

#include <gtest/gtest.h>

#include <string>

namespace whosays::lexicon {
namespace {

/// The phrase of `file` that begins with the first word of `text`, as "phrase/words it took"; "" when there is none.
std::string matched(const PhraseIndex& index, const std::string& text, std::uint32_t high = 1000) {
  const auto words = split(text, ' ');
  const auto size = static_cast<std::uint32_t>(words.size());
  const auto lower = [&](std::uint32_t i) { return i < size ? words[i] : std::string_view(); };
  const auto match = index.match(0, std::min(high, size), lower);
  return match ? std::string(index.table().at(match->row, "phrase")) + "/" + std::to_string(match->end) : "";
}

TEST(PhraseIndex, EveryPhraseFindsItselfAndNoLonger) {
  for (const char* file : {"acts.tsv", "allegation_phrases.tsv", "anonymity.tsv", "basis.tsv", "hedges.tsv",
                           "implicit.tsv", "notices.tsv", "refusals.tsv", "unclear_answers.tsv", "unknowns.tsv"}) {
    const PhraseIndex index(file);
    ASSERT_GT(index.table().rows(), 0U) << file;
    for (std::size_t row = 0; row < index.table().rows(); ++row) {
      const std::string phrase(index.table().at(row, "phrase"));
      if (phrase.find_first_of("*'") != std::string::npos || phrase.find("’") != std::string::npos) continue;
      const std::string words = std::to_string(split(phrase, ' ').size());
      EXPECT_EQ(matched(index, phrase), phrase + "/" + words) << file;
      EXPECT_EQ(matched(index, phrase + " zzz"), phrase + "/" + words) << file;
      EXPECT_EQ(matched(index, "zzz " + phrase), "") << file << ": a phrase begins where it is asked for";
      const std::string cut = phrase.substr(0, phrase.rfind(' '));
      EXPECT_TRUE(cut == phrase || matched(index, cut) != phrase + "/" + words) << file << ": " << phrase;
    }
  }
}

TEST(PhraseIndex, TheLongestWins) {
  const PhraseIndex refusals("refusals.tsv");
  EXPECT_EQ(matched(refusals, "declined to confirm or deny the report"), "declined to confirm or deny/5");
  EXPECT_EQ(matched(refusals, "did not respond"), "did not * respond/3");
  EXPECT_EQ(matched(refusals, "did not respond to a request for comment"),
            "did not * respond to a request for comment/8");
}

TEST(PhraseIndex, AStarStandsForUpToTwoWords) {
  const PhraseIndex refusals("refusals.tsv");
  EXPECT_EQ(matched(refusals, "did not immediately respond"), "did not * respond/4");
  EXPECT_EQ(matched(refusals, "did not at once respond"), "did not * respond/5");
  EXPECT_EQ(matched(refusals, "did not at any time respond"), "") << "three words";
  EXPECT_EQ(matched(refusals, "did not immediately"), "");
}

TEST(PhraseIndex, ThePossessiveIsAWordOfItsOwn) {
  const PhraseIndex notices("notices.tsv");
  EXPECT_EQ(matched(notices, "editor 's note"), "editor's note/3") << "as the tokenizer parts it";
  EXPECT_EQ(matched(notices, "editor ’s note"), "editor’s note/3");
}

TEST(PhraseIndex, NothingBeyondTheRange) {
  const PhraseIndex refusals("refusals.tsv");
  EXPECT_EQ(matched(refusals, "could not be reached for comment", 6), "could not * be reached for comment/6");
  EXPECT_EQ(matched(refusals, "could not be reached for comment", 5), "could not * be reached/4");
  EXPECT_EQ(matched(refusals, "could not be reached for comment", 3), "");
  EXPECT_EQ(matched(refusals, ""), "");
}

}  // namespace
}  // namespace whosays::lexicon
