// Quotation marks of every kind, nested, open over paragraphs, and marks that are none. All texts are invented.
#include <gtest/gtest.h>

#include <random>

#include "base/test_effort.h"
#include "base/utf8.h"
#include "doc/text_form.h"
#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

/// "“No,” | 1 ‘x’ | “open (unclosed)" : a number before those inside others is their depth; \n as a slash.
std::string quotations_in(const std::string& text) {
  std::string out;
  for (const Quotation& row : passage_of(text).quotations.rows) {
    if (!out.empty()) out += " | ";
    if (row.depth > 0) out += std::to_string(row.depth) + " ";
    out += std::string(slice(text, row.span));
    if (!row.closed) out += " (unclosed)";
  }
  std::replace(out.begin(), out.end(), '\n', '/');
  return out;
}

struct MarksGolden {
  const char* text;
  const char* quotations;
};

constexpr MarksGolden kMarks[] = {
    {"He left.", ""},
    {"“I asked nobody,” he said.", "“I asked nobody,”"},
    {"\"I asked nobody,\" he said.", "\"I asked nobody,\""},
    {"'I asked nobody,' he said.", "'I asked nobody,'"},
    {"‘I asked nobody,’ he said.", "‘I asked nobody,’"},
    {"``I asked nobody,'' he said.", "``I asked nobody,''"},
    {"«I asked nobody», he said.", "«I asked nobody»"},
    {"„I asked nobody”, he said.", "„I asked nobody”"},
    {"„Nein“, sagte er.", "„Nein“"},
    {"„Nein.“ Er ging. „Ja“, sagte sie.", "„Nein.“ | „Ja“"},
    {"Er sagte „nein“—immer.", "„nein“"},
    {"‚Nein‘, sagte er.", "‚Nein‘"},
    {"»Nein«, sagte er.", "»Nein«"},
    {"(»Nein.«) Er ging. »Ja«, sagte sie.", "»Nein.« | »Ja«"},
    {"›Nein‹, sagte er.", "›Nein‹"},
    {"« Non », dit-il.", "« Non »"},
    {"He wrote 5 » 3 and left.", ""},
    {"“No” and „nein“ and “yes”", "“No” | „nein“ | “yes”"},
    {"He said: “No.” She said: “Yes.”", "“No.” | “Yes.”"},
    {"He said \"no\" and she said \"yes\".", "\"no\" | \"yes\""},
    {"(“No,” he said.)", "“No,”"},
    {"(\"No,\" he said.)", "\"No,\""},
    {"the ferry—\"a wreck\"—sank", "\"a wreck\""},
    {"”I asked nobody,” he said.", "”I asked nobody,”"},
    {"He left.\n\n”I asked nobody. It was late.” — Marek Odel", "”I asked nobody. It was late.”"},
    {"” he said, and “no” again.", "“no”"},
    {"”No more, he said “yes” and left.", "“yes”"},
};

constexpr MarksGolden kNested[] = {
    {"“She told me ‘go home’ twice,” he said.", "“She told me ‘go home’ twice,” | 1 ‘go home’"},
    {"\"She told me 'go home' twice,\" he said.", "\"She told me 'go home' twice,\" | 1 'go home'"},
    {"‘She told me “go home” twice,’ he said.", "‘She told me “go home” twice,’ | 1 “go home”"},
    {"'She told me \"go home\" twice,' he said.", "'She told me \"go home\" twice,' | 1 \"go home\""},
    {"“She told me, ‘Go home,’” he said.", "“She told me, ‘Go home,’” | 1 ‘Go home,’"},
    {"«She told me “go home” twice», he said.", "«She told me “go home” twice» | 1 “go home”"},
    {"“He said ‘they wrote «no» to us’ twice,” she said.",
     "“He said ‘they wrote «no» to us’ twice,” | 1 ‘they wrote «no» to us’ | 2 «no»"},
    {"“He said ‘they wrote “no” to us’ twice,” she said.",
     "“He said ‘they wrote “no” to us’ twice,” | 1 ‘they wrote “no” to us’ | 2 “no”"},
    {"\"He said 'they wrote \"no\" to us' twice,\" she said.",
     "\"He said 'they wrote \"no\" to us' twice,\" | 1 'they wrote \"no\" to us' | 2 \"no\""},
    {"‘He said “they wrote ‘no’ to us” twice,’ she said.",
     "‘He said “they wrote ‘no’ to us” twice,’ | 1 “they wrote ‘no’ to us” | 2 ‘no’"},
    {"“He said ‘they wrote “no” and “yes” to us’ twice,” she said.",
     "“He said ‘they wrote “no” and “yes” to us’ twice,” | 1 ‘they wrote “no” and “yes” to us’ | 2 “no” | 2 “yes”"},
    {"“He said, ‘They wrote, “No.”’”", "“He said, ‘They wrote, “No.”’” | 1 ‘They wrote, “No.”’ | 2 “No.”"},
    {"„Er sagte ‚sie schrieben „nein“ an uns‘ zweimal“, sagte sie.",
     "„Er sagte ‚sie schrieben „nein“ an uns‘ zweimal“ | 1 ‚sie schrieben „nein“ an uns‘ | 2 „nein“"},
    {"»Er sagte ›nein‹ zweimal«, sagte sie.", "»Er sagte ›nein‹ zweimal« | 1 ›nein‹"},
    {"“One ‘two. “Three,” he said, ‘four’.", "“One ‘two. (unclosed) | 1 ‘two. (unclosed) | “Three,” | ‘four’"},
};

constexpr MarksGolden kApostrophes[] = {
    {"It wasn't Odel's report; he didn't write it.", ""},
    {"It wasn’t Odel’s report; he didn’t write it.", ""},
    {"The sources’ claims and the workers' letters differ.", ""},
    {"It was the winter of ’31.", ""},
    {"It was the '90s again.", ""},
    {"It was the ’90s again.", ""},
    {"’Twas late, and 'twas cold.", ""},
    {"“The ’90s weren’t Odel’s,” she said.", "“The ’90s weren’t Odel’s,”"},
    {"‘It wasn’t Odel’s report,’ she said.", "‘It wasn’t Odel’s report,’"},
    {"'It wasn't Odel's report,' she said.", "'It wasn't Odel's report,'"},
    {"‘The sources’ claims are false,’ she said.", "‘The sources’ claims are false,’"},
    {"They like rock ’n’ roll.", ""},
    {"They like rock 'n' roll and fish ‘n’ chips.", ""},
    {"‘They like rock ’n’ roll,’ she said.", "‘They like rock ’n’ roll,’"},
    {"'They like rock 'n' roll,' she said.", "'They like rock 'n' roll,'"},
    {"The ’90s and the sources’ claims, the '80s and the workers' letters.", ""},
    {"Get ’em before the sources’ claims.", ""},
    {"He is 6'2\" tall and she is 5'9\".", ""},
    {"It held until 2014.\"The quay is safe,\" he said.", "\"The quay is safe,\""},
};

constexpr MarksGolden kParagraphs[] = {
    {"“The ferry is safe.\n“It will sail,” he said.", "“The ferry is safe./“It will sail,”"},
    {"“One.\n\n“Two.\n\n“Three,” he said.", "“One.//“Two.//“Three,”"},
    {"\"One.\n\"Two,\" he said.", "\"One./\"Two,\""},
    {"“The ferry is safe.\nHe left.", "“The ferry is safe. (unclosed)"},
    {"“The ferry is safe", "“The ferry is safe (unclosed)"},
    {"“The ferry is safe, he said.\nShe said “no”.", "“The ferry is safe, he said. (unclosed) | “no”"},
    {"“One. “Two,” he said.", "“One. (unclosed) | “Two,”"},
    {"He left.” Then she came.", ""},
    {"‘One.\n‘Two,’ he said.", "‘One./‘Two,’"},
    {"‘One.\n\n‘Two.\n\n‘Three,’ he said.", "‘One.//‘Two.//‘Three,’"},
    {"'One.\n'Two,' he said.", "'One./'Two,'"},
    {"‘The sources’ claims are false.\n‘Two,’ he said.", "‘The sources’ claims are false./‘Two,’"},
    {"‘One.\n’Twas late.", ""},
    {"He saw 'em.\n'Two,' he said.", "'Two,'"},
    {"„Eins.\n„Zwei“, sagte er.", "„Eins./„Zwei“"},
    {"»Eins.\n»Zwei«, sagte er.", "»Eins./»Zwei«"},
};

void expect_all(std::span<const MarksGolden> goldens) {
  for (const MarksGolden& golden : goldens) EXPECT_EQ(quotations_in(golden.text), golden.quotations) << golden.text;
}

TEST(Marks, EachKind) { expect_all(kMarks); }
TEST(Marks, BeforeEachTurnOfATranscriptTheyOpenNothing) {
  const std::string turns =
      "\"VELL: Is it late?\n\n\"ODEL: No. They call it “early.”\n\n\"(LAUGHTER)\n\n\"MS. VELL: I see.";
  EXPECT_EQ(quotations_in(turns), "“early.” | \"(LAUGHTER) (unclosed)");
  EXPECT_EQ(quotations_in("\"VELL: Is it late?\n\n\"ODEL: No."), "\"VELL: Is it late?//\"ODEL: No. (unclosed)")
      << "two may be a speech that quotes";
  EXPECT_EQ(quotations_in("\"NOTE: Keep out,\" it read.\n\n\"NOTE: Run,\" it read.\n\n\"NOTE: Hide,\" it read."),
            "\"NOTE: Keep out,\" | \"NOTE: Run,\" | \"NOTE: Hide,\"");
}
TEST(Marks, Nesting) { expect_all(kNested); }
TEST(Marks, ApostrophesFeetAndInchesAreNone) { expect_all(kApostrophes); }
TEST(Marks, OverParagraphsAndUnclosed) { expect_all(kParagraphs); }

TEST(Marks, AFewWordsWithoutAStopAreATerm) {
  const auto is_scare = [](const std::string& text) { return passage_of(text).quotations.rows.front().scare; };
  EXPECT_TRUE(is_scare("the so-called “quiet room” of the port"));
  EXPECT_FALSE(is_scare("“No,” he said."));
  EXPECT_FALSE(is_scare("He called it “a mess that nobody wanted”."));
  EXPECT_FALSE(is_scare("“quiet room")) << "what is not closed is no term";
}

TEST(Marks, TextForm) {
  Document d;
  d.article.id = "x";
  d.article.text = "“He said ‘go’ twice,” Vell said of the “quiet room”. “Then";
  d.text = passage_of(d.article.text);
  EXPECT_EQ(*text_form::dump(d, "quotes"), "== x\ntext\n| " + d.article.text +
                                               "\n"
                                               "quotation\n  span 0-21{“He said ‘go’ twice,”}\n"
                                               "quotation\n  span 9-13{‘go’}\n  depth 1\n  scare yes\n"
                                               "quotation\n  span 39-51{“quiet room”}\n  scare yes\n"
                                               "quotation\n  span 53-58{“Then}\n  closed no\n");
}

// ---- properties ----

/// Rows are in order, properly nested, on token borders, and a depth is the number of quotations around.
void expect_nested(const std::string& text) {
  const Passage passage = passage_of(text);
  std::vector<Span> around;
  std::uint32_t last = 0;
  for (const Quotation& row : passage.quotations.rows) {
    ASSERT_LT(row.span.begin, row.span.end) << text;
    ASSERT_LE(row.span.end, text.size()) << text;
    ASSERT_GE(row.span.begin, last) << text;
    last = row.span.begin;
    while (!around.empty() && around.back().end <= row.span.begin) around.pop_back();
    ASSERT_EQ(row.depth, around.size()) << text;
    ASSERT_TRUE(around.empty() || around.back().contains(row.span)) << text;
    around.push_back(row.span);
    ASSERT_FALSE(utf8::is_continuation(text[row.span.begin])) << text;
    ASSERT_TRUE(row.span.end == text.size() || !utf8::is_continuation(text[row.span.end])) << text;
  }
}

TEST(MarksProperty, EveryShortText) {
  static constexpr std::string_view kPieces[] = {"a", " ", "\"", "'", "“", "”", "‘", "’", "\n", "."};
  for (unsigned n = 0; n < 100000; n += stride_under_sanitizers(7)) {
    std::string text;
    for (unsigned rest = n; rest > 0; rest /= 10) text += kPieces[rest % 10];
    expect_nested(text);
    if (HasFatalFailure()) return;
  }
}

TEST(MarksProperty, EveryShortTextOfOtherMarks) {
  static constexpr std::string_view kPieces[] = {"a", " ", "„", "“", "‚", "‘", "’", "»", "«", "\n"};
  for (unsigned n = 0; n < 100000; n += stride_under_sanitizers(7)) {
    std::string text;
    for (unsigned rest = n; rest > 0; rest /= 10) text += kPieces[rest % 10];
    expect_nested(text);
    if (HasFatalFailure()) return;
  }
}

TEST(MarksProperty, RandomMarks) {
  static constexpr std::string_view kPieces[] = {"word", " ", " ",  "\"", "'",  "“",     "”",  "‘", "’", "«", "»",
                                                 "„",    "`", "``", "''", "\n", " said", "12", ".", ",", "(", "—"};
  for (unsigned seed = 0; seed < tries(3000, 1000); ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (auto i = random() % 100; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    expect_nested(text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace whosays::quote
