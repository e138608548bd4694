// Text fragments: whole, by their ends, told apart by what stands around them. The texts are invented.
#include "cli/text_fragment.h"

#include <gtest/gtest.h>

namespace whosays::cli {
namespace {

Span place(std::string_view text, std::string_view words, std::size_t nth = 0) {
  std::size_t at = text.find(words);
  for (; nth > 0; --nth) at = text.find(words, at + 1);
  EXPECT_NE(at, std::string_view::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

constexpr std::string_view kText =
    "Harbour vote\n\nMr Odel said the ferry was safe. \"We checked it twice, at night,\" he said.\n\n"
    "Ms Tolland said the ferry was safe-ish, 50% of the time.\n\nMr Odel's office had no comment.";

TEST(TextFragmentTest, UniqueWordsStandWhole) {
  EXPECT_EQ(text_fragment(kText, place(kText, "We checked it twice, at night,")),
            "#:~:text=We%20checked%20it%20twice%2C%20at%20night%2C");
  EXPECT_EQ(text_fragment(kText, place(kText, "50% of")), "#:~:text=50%25%20of");
  EXPECT_EQ(text_fragment(kText, place(kText, "safe-ish")), "#:~:text=safe%2Dish");
  EXPECT_EQ(text_fragment(kText, {3, 3}), "");
}

TEST(TextFragmentTest, RepeatedWordsGetWhatStandsAroundThem) {
  const std::string first = text_fragment(kText, place(kText, "said the ferry"));
  const std::string second = text_fragment(kText, place(kText, "said the ferry", 1));
  EXPECT_EQ(first, "#:~:text=Odel-,said%20the%20ferry");
  EXPECT_EQ(second, "#:~:text=Tolland-,said%20the%20ferry");
}

TEST(TextFragmentTest, CutWordsAreMadeWhole) {
  EXPECT_EQ(text_fragment(kText, place(kText, "Mr Odel", 1)), "#:~:text=Mr%20Odel%27s");
  EXPECT_EQ(text_fragment(kText, place(kText, "erry was safe.")), "#:~:text=ferry%20was%20safe.");
}

TEST(TextFragmentTest, WordsOverBlocksAndLongOnesGoByTheirEnds) {
  EXPECT_EQ(text_fragment(kText, place(kText, "at night,\" he said.\n\nMs Tolland said the")),
            "#:~:text=at%20night%2C%22%20he%20said.,Ms%20Tolland%20said%20the");
  std::string text = "One two three four five six seven eight nine ten. ";
  for (int i = 0; i < 40; ++i) text += "Middle word " + std::to_string(i) + ". ";
  text += "Alpha beta gamma delta epsilon.";
  EXPECT_EQ(text_fragment(text, {0, static_cast<std::uint32_t>(text.size())}),
            "#:~:text=One%20two%20three%20four,beta%20gamma%20delta%20epsilon.");
}

TEST(TextFragmentTest, EndsGrowUntilTheyMeanOnePlace) {
  std::string text;
  for (const char* name : {"Odel", "Tolland", "Varn"}) {
    text += std::string(name) + " told the port council on the first day of the week that it was so, ";
    text += "and that nobody who had been there on that night could have seen the lights, said " + std::string(name) +
            ".\n\n";
  }
  const std::string second = text_fragment(text, place(text, text.substr(text.find("told"), 120), 1));
  EXPECT_NE(second.find("Tolland-,"), std::string::npos) << second;
}

TEST(TextFragmentTest, BytesBeyondAsciiAreEscaped) {
  EXPECT_EQ(text_fragment("Il a dit non à Québec.", {13, 23}), "#:~:text=%C3%A0%20Qu%C3%A9bec");
}

TEST(TextFragmentTest, AnAddressKeepsItsOwnFragment) {
  const Span span = place(kText, "no comment");
  EXPECT_EQ(with_text_fragment("https://callis.example/a", kText, span),
            "https://callis.example/a#:~:text=no%20comment");
  EXPECT_EQ(with_text_fragment("https://callis.example/a#top", kText, span),
            "https://callis.example/a#top:~:text=no%20comment");
  EXPECT_EQ(with_text_fragment("https://callis.example/a#top:~:text=x", kText, span),
            "https://callis.example/a#top:~:text=no%20comment");
}

}  // namespace
}  // namespace whosays::cli
