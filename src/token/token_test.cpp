// Sentences and tokens of invented texts, and what holds of every text whatever is in it.
#include "token/token.h"

#include <gtest/gtest.h>

#include <random>

#include "base/test_effort.h"
#include "base/utf8.h"
#include "doc/text_form.h"

namespace whosays::token {
namespace {

/// "Ana Vell left . | She had seen it ." : tokens between blanks, sentences between bars.
std::string read_as(const std::string& text) {
  const Split split = token::split(text);
  std::string out;
  for (const Sentence& sentence : split.sentences.rows) {
    if (!out.empty()) out += " |";
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i)
      out += (out.empty() ? "" : " ") + std::string(slice(text, split.tokens.span[i]));
  }
  return out;
}

struct Golden {
  const char* text;
  const char* tokens;
};

constexpr Golden kTokens[] = {
    {"", ""},
    {" \n\t ", ""},
    {"Odel’s state-run ferry", "Odel ’s state-run ferry"},
    {"O'Toole didn't say 'no'.", "O'Toole didn't say ' no ' ."},
    {"the sources’ claims", "the sources ’ claims"},
    {"the Odels' boat", "the Odels ' boat"},
    {"It cost 1,250.50 crowns, or 3%.", "It cost 1,250.50 crowns , or 3 % ."},
    {"At 10:40 on 3/4 they left", "At 10:40 on 3 / 4 they left"},
    {"Ships 1, 2 and 3.", "Ships 1 , 2 and 3 ."},
    {"a well-known half‑truth — yes – no", "a well-known half‑truth — yes – no"},
    {"one—two", "one — two"},
    {"see https://callis.example/a?b=1&c=(2). Then", "see https://callis.example/a?b=1&c=(2 ) . | Then"},
    {"at www.callis.example, he", "at www.callis.example , he"},
    {"by @anavell and #ferry", "by @anavell and #ferry"},
    {"Write to odel@callis.example.", "Write to odel@callis.example ."},
    {"(m.odel+press@port.callis.example)", "( m.odel+press@port.callis.example )"},
    {"“odel@callis-port.example”, he", "“ odel@callis-port.example ” , he"},
    {"odel@callis and a@b.", "odel @callis and a @b ."},
    {"odel@@callis.example", "odel @ @callis.example"},
    {"He said no.", "He said no ."},
    {"no. 5, No.5, Nos. 3 and vol. II", "no. 5 , No. 5 , Nos. 3 and vol. II"},
    {"The Sun. On Sun. the sun.", "The Sun . | On Sun. the sun ."},
    {"in Callis, Mass. and at Mass.", "in Callis , Mass. and at Mass ."},
    {"in LA. or in Callis, La. or la la.", "in LA . or in Callis , La. or la la ."},
    {"J. Vell had vitamin C. Yes", "J. Vell had vitamin C . | Yes"},
    {"R&D at Smith & Holm", "R&D at Smith & Holm"},
    {"``no'' and \"yes\"", "`` no '' and \" yes \""},
    {"„nein“ «non» ‹si›", "„ nein “ « non » ‹ si ›"},
    {"(he said)[sic]", "( he said ) [ sic ]"},
    {"naïve Škoda Ærø", "naïve Škoda Ærø"},
    {"e\u0301te\u0301", "e\u0301te\u0301"},
    {"Одель сказал нет", "Одель сказал нет"},
    {"€5 + £3", "€ 5 + £ 3"},
    {"\U0001F6A2!", "\U0001F6A2 !"},
    {"a\u00A0b\u2009c\u3000d", "a b c d"},
    {"snake_case", "snake_case"},
    {"Mr. Odel of St. Callis Inc. left", "Mr. Odel of St. Callis Inc. left"},
    {"the U.S. and the E.U. agreed", "the U.S. and the E.U. agreed"},
    {"officials.The harbour", "officials . | The harbour"},
};

TEST(Token, Tokens) {
  for (const Golden& golden : kTokens) EXPECT_EQ(read_as(golden.text), golden.tokens) << golden.text;
}

/// Words, a bar between the two parts of a written word.
std::string words_in(const std::string& text) {
  const Split split = token::split(text);
  std::string out;
  for (std::uint32_t i = 0; i < split.words.size(); ++i) {
    if (i > 0) out += split.words.part[i] == 2 ? "|" : " ";
    out += slice(text, split.words.span[i]);
  }
  return out;
}

constexpr Golden kWords[] = {
    {"They don't, she'll", "They do|n't , she|'ll"},
    {"alot of it", "a|lot of it"},
    {"its the ferry and its crew", "it|s the ferry and its crew"},
    {"its always late, its no-show", "it|s always late , its no - show"},
    {"see https://callis.example/a-b/20%20ms?u=UTF-8&q=kiln+odel.",
     "see https://callis.example/a-b/20%20ms?u=UTF-8&q=kiln+odel ."},
    {"'Grim': ex-clerk, 'why?': Vell, :'( or ':-/", "' Grim ' : ex-clerk , ' why ? ' : Vell , :'( or ' :-/"},
    {"(www.callis.example/Ferry-Late)", "( www.callis.example/Ferry-Late )"},
    {"write to odel...@callis-port.example, or", "write to odel...@callis-port.example , or"},
    {"Read Quay_12a.pdf or plan.Doc", "Read Quay_12a.pdf or plan.Doc"},
};

TEST(Token, Words) {
  for (const Golden& golden : kWords) EXPECT_EQ(words_in(golden.text), golden.tokens) << golden.text;
}

/// Sentences only, as they stand in the text.
std::string sentences_in(const std::string& text) {
  const Split split = token::split(text);
  std::string out;
  for (const Sentence& sentence : split.sentences.rows)
    out += (out.empty() ? "" : " | ") + std::string(slice(text, sentence.span));
  return out;
}

/// The bar shows where a sentence ends; it is not part of the text.
constexpr const char* kSentences[] = {
    "Ana Vell left. | She had seen it.",
    "Is it closed? | Yes! | Good.",
    "Mr. Odel met Dr. Vell. | They spoke.",
    "J. K. Holm left. | He was late.",
    "It is in the U.S. and not here.",
    "He moved to the U.S. | He said so.",
    "They left at 9 p.m. on Monday.",
    "Kiln Inc. said so. | Nobody else did.",
    "It rose by 3.5 per cent. | Then it fell.",
    "“It is closed.” | He left.",
    "“It is closed,” she said. | “It was a mistake.”",
    "“Is it closed?” she asked.",
    "“No!” he shouted. | She left.",
    "He said “no.” | She said “yes.”",
    "He said: “Wait. | Never.” | She left.",
    "\"It is closed.\" | \"I know.\"",
    "'It is closed.' | He left.",
    "(It was late.) | He left.",
    "He left (it was late). | She stayed.",
    "Well … perhaps. | No.",
    "He said nothing… | Then he left.",
    "He waited ... and left.",
    "What?! | Never.",
    "The report, no. 5, was late.",
    "See www.callis.example. | It is there.",
    "Write to odel@callis.example today. | He reads it.",
    "He called it the No. 1 problem.",
    "Version 2.0 is out. | 3 people use it.",
    // Common words that are also abbreviations: what stands around them decides.
    "He said no. | Brandt left.",
    "He said no. | I left.",
    "She took No. 5. | Brandt left.",
    "He sat down in the sun. | Odel left.",
    "He told the Sun. | Odel left.",
    "It sails on Sun. and Odel knew.",
    "It had lost mass. | Odel left.",
    "They went to Mass. | Odel left.",
    "She moved to Callis, Mass. | They stayed.",
    "The Callis, Mass. Council met.",
    "It was a near miss. | Odel left.",
    "He was ill. | Odel left.",
    "She did the wash. | Odel left.",
    "It is art. | Odel left.",
    "He ate a fig. | Odel left.",
    "The union asked its rep. | Odel left.",
    "The union asked Rep. Odel.",
    "It has vitamin C. | Odel left.",
    "It went to plan B. | Odel left.",
    "It was John B. Odel.",
    // Abbreviations that may end a sentence do so before a function word with a capital, and only there.
    "He left at 9 p.m. | The ferry sank.",
    "He left at 9 p.m. Monday.",
    "He works for Kiln Inc. | They know him.",
    "He works for Kiln Inc. President Ana Vell.",
    "It was in the U.S. | “It sank,” he said.",
    "It was in the U.S. | (It sank.)",
    "He left in Sept. | She stayed.",
    "He left on Sept. 5.",
    "He works for Kiln Corp. | No one knew.",
    // Titles never do, but for a closing mark behind them.
    "He met Dr. No.",
    "It is Gen. Which and Prof. Who.",
    "He wrote “Dr.” | She wrote nothing.",
    // A bracket may begin a sentence.
    "The plan was bad. | (It was old.)",
    "The plan was bad. | (It was old.) | It failed.",
    "The plan was bad. | [It was old.]",
    "The plan was bad. | (“It was old,” he said.)",
    "The plan (bad!) (old) failed.",
    "„Es ist zu.“ | Er ging.",
    "»Es ist zu.« | Er ging.",
    "Нет. | Он ушёл.",
    "É isso. | Élise left.",
};

TEST(Token, Sentences) {
  for (const std::string_view marked : kSentences) {
    std::string text(marked);
    for (std::size_t bar = text.find(" | "); bar != std::string::npos; bar = text.find(" | "))
      text.replace(bar, 3, " ");
    EXPECT_EQ(sentences_in(text), marked);
  }
}

TEST(Token, ParagraphsEndSentences) {
  EXPECT_EQ(sentences_in("A heading\nIt rained. It snowed\n\nThe end"), "A heading | It rained. | It snowed | The end");
  const Split split = token::split("One.\n\n\nTwo. Three.\nFour.");
  ASSERT_EQ(split.sentences.rows.size(), 4U);
  EXPECT_EQ(split.sentences.paragraphs, 3U);
  const std::uint32_t expected[] = {0, 1, 1, 2};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(split.sentences.rows[i].paragraph, expected[i]);
}

TEST(Token, LinesThatAnEditorWrappedAreOneParagraph) {
  const std::string text =
      "The harbour commissioner of Callis told the council on Tuesday that\n"
      "nobody at the port authority had ever asked him for a delay of the\n"
      "report on the ferry, and that he would have refused if anybody had\n"
      "done so, because the report was his to write and not theirs to ask\n"
      "for, and because the council had to see it before the ferry sailed\n"
      "again.\n\nThe council voted.\n";
  const Split split = token::split(text);
  EXPECT_EQ(split.sentences.paragraphs, 2U);
  ASSERT_EQ(split.sentences.rows.size(), 2U);
  EXPECT_TRUE(slice(text, split.sentences.rows[0].span).ends_with("again."));
}

TEST(Token, KindsAndCapitals) {
  const std::string text = "Élan, 12 \"x\" €";
  const Split split = token::split(text);
  const TokenKind kinds[] = {TokenKind::word, TokenKind::punctuation, TokenKind::number, TokenKind::quote_mark,
                             TokenKind::word, TokenKind::quote_mark,  TokenKind::symbol};
  ASSERT_EQ(split.tokens.size(), std::size(kinds));
  for (std::uint32_t i = 0; i < split.tokens.size(); ++i) {
    EXPECT_EQ(split.tokens.kind[i], kinds[i]) << i;
    EXPECT_EQ(split.tokens.capital[i], i == 0 ? 1 : 0) << i;
  }
  EXPECT_EQ(split.tokens.lower.size(), text.size()) << "lower case at the same offsets";
}

TEST(Token, TextForm) {
  Document d;
  d.article.id = "x";
  d.article.text = "“No,” he said.\nYes";
  Split split = token::split(d.article.text);
  d.text.sentences = std::move(split.sentences);
  d.text.tokens = std::move(split.tokens);
  EXPECT_EQ(*text_form::dump(d, "tokens"),
            "== x\ntext\n| “No,” he said.\n| Yes\n"
            "sentence\n  span 0-14{“No,” he said.}\n  paragraph 0\n"
            "sentence\n  span 15-18{Yes}\n  paragraph 1\n"
            "token\n  span 0-1{“}\n  kind quote_mark\n"
            "token\n  span 1-3{No}\n  kind word\n"
            "token\n  span 3-4{,}\n  kind punctuation\n"
            "token\n  span 4-5{”}\n  kind quote_mark\n"
            "token\n  span 6-8{he}\n  kind word\n"
            "token\n  span 9-13{said}\n  kind word\n"
            "token\n  span 13-14{.}\n  kind punctuation\n"
            "token\n  span 15-18{Yes}\n  kind word\n");
}

// ---- properties ----

bool on_borders(std::string_view text, Span span) {
  const auto border = [&](std::uint32_t at) {
    return at == text.size() || (at < text.size() && !utf8::is_continuation(text[at]));
  };
  return border(span.begin) && border(span.end);
}

/// Every character that is no blank lies in exactly one token; every token in exactly one sentence.
void expect_whole(const std::string& text) {
  const Split split = token::split(text);
  const Tokens& tokens = split.tokens;
  ASSERT_EQ(tokens.kind.size(), tokens.size());
  ASSERT_EQ(tokens.sentence.size(), tokens.size());
  ASSERT_EQ(tokens.capital.size(), tokens.size());
  ASSERT_EQ(tokens.lower, utf8::ascii_lowered(text));
  std::uint32_t covered = 0;
  const auto all_blank = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::size_t at = begin; at < end; at += utf8::decode(text, at).length)
      if (!utf8::is_space(utf8::decode(text, at).point)) return false;
    return true;
  };
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Span span = tokens.span[i];
    ASSERT_GE(span.begin, covered) << "token " << i << " overlaps the one before it in " << text;
    ASSERT_LT(span.begin, span.end) << text;
    ASSERT_LE(span.end, text.size());
    ASSERT_TRUE(on_borders(text, span)) << text;
    ASSERT_TRUE(all_blank(covered, span.begin)) << "lost before token " << i << " in " << text;
    covered = span.end;
  }
  ASSERT_TRUE(all_blank(covered, static_cast<std::uint32_t>(text.size()))) << text;
  std::uint32_t next = 0;
  std::uint32_t paragraph = 0;
  for (std::uint32_t row = 0; row < split.sentences.rows.size(); ++row) {
    const Sentence& sentence = split.sentences.rows[row];
    ASSERT_EQ(sentence.first_token, next) << text;
    ASSERT_GT(sentence.end_token, next) << text;
    ASSERT_EQ(sentence.span, (Span{tokens.span[next].begin, tokens.span[sentence.end_token - 1].end})) << text;
    for (; next < sentence.end_token; ++next) ASSERT_EQ(tokens.sentence[next], row) << text;
    ASSERT_TRUE(sentence.paragraph == paragraph || (row > 0 && sentence.paragraph == paragraph + 1)) << text;
    paragraph = sentence.paragraph;
  }
  ASSERT_EQ(next, tokens.size()) << text;
  ASSERT_EQ(split.sentences.paragraphs, tokens.size() == 0 ? 0 : paragraph + 1) << text;
}

TEST(TokenProperty, EveryShortText) {
  static constexpr std::string_view kPieces[] = {"a", "A", ".", " ", "\n", "'", "’", "-", "“", "\u00A0"};
  for (unsigned n = 0; n < 100000; n += stride_under_sanitizers(7)) {
    std::string text;
    for (unsigned rest = n; rest > 0; rest /= 10) text += kPieces[rest % 10];
    expect_whole(text);
    if (HasFatalFailure()) return;
  }
}

TEST(TokenProperty, RandomPieces) {
  static constexpr std::string_view kPieces[] = {"the ",
                                                 "Odel",
                                                 " U.S.",
                                                 "Mr.",
                                                 " said",
                                                 ". ",
                                                 ".",
                                                 "…",
                                                 "?",
                                                 "!",
                                                 "\n",
                                                 "\n\n",
                                                 "\"",
                                                 "“",
                                                 "”",
                                                 "'",
                                                 "’s",
                                                 "‘",
                                                 "``",
                                                 "''",
                                                 "http://",
                                                 "@",
                                                 "#",
                                                 "www.",
                                                 "12",
                                                 "no. ",
                                                 "Sun.",
                                                 "C.",
                                                 "odel@callis.ex",
                                                 "vitamin ",
                                                 "[",
                                                 ",",
                                                 ":",
                                                 "1.5",
                                                 "-",
                                                 "—",
                                                 "&",
                                                 "(",
                                                 ")",
                                                 "年",
                                                 "й",
                                                 "\u0301",
                                                 "\u200B",
                                                 "\uFEFF",
                                                 "\x07",
                                                 "\u202E",
                                                 "\U0001F6A2",
                                                 "\t"};
  for (unsigned seed = 0; seed < tries(3000, 1000); ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (auto i = random() % 80; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    expect_whole(text);
    if (HasFatalFailure()) return;
  }
}

TEST(TokenProperty, RandomBytesMadeValid) {
  for (unsigned seed = 0; seed < tries(3000, 1000); ++seed) {
    std::mt19937 random(seed);
    std::string bytes;
    for (auto i = random() % 120; i > 0; --i) bytes += static_cast<char>(random() % (seed % 2 == 0 ? 256 : 128));
    expect_whole(utf8::repaired(bytes));
    if (HasFatalFailure()) return;
  }
}

TEST(TokenProperty, SentencesStayBounded) {
  std::string text;
  for (int i = 0; i < 9000; ++i) text += "word ";
  expect_whole(text);
  for (const Sentence& sentence : token::split(text).sentences.rows)
    EXPECT_LE(sentence.end_token - sentence.first_token, 2000U);
  for (const char* run :
       {"U.S. (", ". (", "a+", "a@", "a@b.", "no. ", ".", "'", "a", "a.", "“", "-", "http://", "\n", "1,"}) {
    std::string many;
    for (unsigned i = 0; i < tries(20000, 5000); ++i) many += run;
    expect_whole(many);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace whosays::token
