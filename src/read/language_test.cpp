// Languages of invented sentences.
#include "read/language.h"

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

const std::string kEnglish =
    "Two officials said on Monday that the report on the ferry had been held back until after the vote in the harbour.";
const std::string kFrench =
    "Deux fonctionnaires ont déclaré lundi que le rapport sur le ferry avait été retenu jusqu'après le vote au port.";
const std::string kGerman =
    "Zwei Beamte sagten am Montag, der Bericht über die Fähre sei bis nach der Abstimmung im Hafen zurückgehalten "
    "worden.";

TEST(Language, OfSentences) {
  EXPECT_EQ(language_of(kEnglish), "en");
  EXPECT_EQ(language_of(kFrench), "fr");
  EXPECT_EQ(language_of(kGerman), "de");
  EXPECT_EQ(language_of(""), "");
  EXPECT_EQ(language_of("Odel, Varga"), "");
  EXPECT_EQ(language_of(std::string(300'000, 'x')), "");
}

TEST(Language, BehindABeginningThatLeavesADoubt) {
  std::string text;
  while (text.size() < 4000) text += "12.4\t7.1\t305\t2.2\n";
  EXPECT_EQ(language_of(text), "");
  while (text.size() < 16'000) text += kGerman + ' ';
  EXPECT_EQ(language_of(text), "de");
}

TEST(Language, OfArticles) {
  const ReadArticle english = read_one_article(kEnglish);
  EXPECT_EQ(english.article.language, "en");
  EXPECT_TRUE(english.article.warnings.empty());
  const ReadArticle german = read_one_article(kGerman);
  EXPECT_EQ(german.article.language, "de");
  ASSERT_EQ(german.article.warnings.size(), 1u);
  EXPECT_NE(german.article.warnings[0].find("cannot be analysed yet"), std::string::npos);
  std::string many;
  for (int i = 0; i < 5; ++i) many += kFrench + "\n\n";
  const ReadArticle wrong = read_one_article("Language: en\n\n" + many);
  EXPECT_EQ(wrong.article.language, "fr");
  EXPECT_EQ(wrong.article.warnings.size(), 2u);
}

}  // namespace
}  // namespace whosays::read
