// Invented sentences and the names in them; a name is written {words}:type.
#include "names/names.h"

#include <gtest/gtest.h>

#include "names/consistent.h"
#include "names/repairs.h"
#include "token/token.h"

namespace whosays {
namespace {

Passage passage_of(const std::string& text) {
  auto split = token::split(text);
  Passage passage;
  passage.sentences = std::move(split.sentences);
  passage.tokens = std::move(split.tokens);
  passage.words = std::move(split.words);
  return passage;
}

/// "Marek Odel:person | Callis:place", the title's names first behind "title ".
std::string names_in(const std::string& text, const std::string& title = "") {
  Article article;
  article.text = text;
  article.title = title;
  const Names names = names::find(article, passage_of(text), passage_of(title));
  EXPECT_EQ(names.state, LayerState::present);
  std::string out;
  for (const Name& name : names.rows) {
    if (!out.empty()) out += " | ";
    if (name.field == Field::title) out += "title ";
    out += std::string(slice(article.field(name.field), name.span)) + ":" + std::string(word(name.type));
  }
  return out;
}

struct Golden {
  const char* text;
  const char* names;
};

// All people, places and bodies here are invented.
constexpr Golden kGoldens[] = {
    {"Harbour commissioner Marek Odel denied it.", "Marek Odel:person"},
    {"The report was read by Mr Odel and Dr. Vell.", "Odel:person | Vell:person"},
    {"Sen. Ana Vell met Lt. Gov. Marek Odel and Sgt. Holm.", "Ana Vell:person | Marek Odel:person | Holm:person"},
    {"On Tuesday in March, Odel Brandt said nothing.", "Odel Brandt:person"},
    {"Yesterday Ana Vell left.", "Ana Vell:person"},
    {"Transport Minister Ana Vell met Callis Mayor Piet van der Holm.",
     "Transport Minister:title | Ana Vell:person | Callis:other | Mayor:title | Piet van der Holm:person"},
    {"The Ministry of Health and Safety wrote to the Callis Courier.",
     "Ministry of Health and Safety:organisation | Callis Courier:organisation"},
    {"The Prime Minister's Office and the People's Party agreed.",
     "Prime Minister's Office:organisation | People's Party:organisation"},
    {"Odel's lawyer said so. A friend of Odel said no.", "Odel:person | Odel:person"},
    {"Ferries were late. Police said little. Nobody knew.", ""},
    {"Anna-Maria O'Dell spoke to J. K. Holm and Omar al-Rashid.",
     "Anna-Maria O'Dell:person | J. K. Holm:person | Omar al-Rashid:person"},
    {"The RTA and the U.S. agreed; the TV was off at 9 PM.", "RTA:organisation | U.S.:place"},
    {"They sailed from Callis to Vellport Bay in Canada.", "Callis:place | Vellport Bay:place | Canada:place"},
    {"The Canadian lawyer cited the Harbour Safety Act.", "Canadian:nationality | Harbour Safety Act:law"},
    {"A spokesman for Kiln Industries Ltd. said Kiln would appeal.",
     "Kiln Industries Ltd.:organisation | Kiln:organisation"},
    {"marek odel said nothing to the callis courier.", ""},
    {"“Nobody asked me,” Vell said. “Ask Brandt,” she added.", "Vell:person | Brandt:other"},
    {"I think A is B, and X said so.", ""},
    {"Theresa May spoke in May 2031.", "Theresa May:person"},
    {"The inquiry was led by Judge Ilse Brandt of the Regional Court.",
     "Judge:title | Ilse Brandt:person | Regional Court:organisation"},
    {"", ""},
};

TEST(Names, Goldens) {
  for (const Golden& golden : kGoldens) EXPECT_EQ(names_in(golden.text), golden.names) << golden.text;
}

TEST(Names, HeadlineTakesOnlyNamesOfTheTextAndAcronyms) {
  EXPECT_EQ(names_in("Marek Odel denied it to the RTA.", "Odel Denies Secret Harbour Deal With RTA"),
            "title Odel:person | title RTA:organisation | Marek Odel:person | RTA:organisation");
  EXPECT_EQ(names_in("Nothing is named here.", "Secret Harbour Deal Shocks Sleepy Town"), "");
}

TEST(Names, HeadlineInCapitals) {
  EXPECT_EQ(names_in("Marek Odel denied it.", "ODEL DENIES DEAL"), "title ODEL:person | Marek Odel:person");
  EXPECT_EQ(names_in("Nothing here.", "HARBOUR BOSS QUITS"), "");
}

TEST(Names, SentenceCaseTitleIsReadAsASentence) {
  EXPECT_EQ(names_in("It was denied.", "Former mayor accuses Ana Vell of delay"), "title Ana Vell:person");
}

TEST(Names, ListsOverruleTheNet) {
  Article article;
  article.text = "Kiln Harbour Corp. and the RFP of NASA";
  const auto name = [&](const std::string& words, NameType type) {
    const auto at = static_cast<std::uint32_t>(article.text.find(words));
    return Name{Field::text, {at, at + static_cast<std::uint32_t>(words.size())}, type};
  };
  const std::vector<Name> names =
      names::made_consistent(article, passage_of(article.text), passage_of(""),
                             {name("Kiln Harbour Corp.", NameType::place), name("RFP", NameType::organisation),
                              name("NASA", NameType::person)});
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].type, NameType::organisation);
  EXPECT_EQ(names[1].type, NameType::organisation);
}

TEST(Names, KnownMistakesOfTheNetAreRepaired) {
  Article article;
  article.text =
      "Vell, Anna\nGov said Hurricane Marek hit San Odelo California, and Jon Holm - Analyst saw it. Kiln, Mara wrote.";
  std::vector<Name> rows;
  const auto add = [&](const std::string& words, NameType type) {
    const auto at = static_cast<std::uint32_t>(article.text.find(words));
    rows.push_back({Field::text, {at, at + static_cast<std::uint32_t>(words.size())}, type});
  };
  for (const char* person : {"Vell", "Anna", "Gov"}) add(person, NameType::person);
  add("Marek", NameType::place);
  add("San Odelo California", NameType::place);
  for (const char* person : {"Jon Holm - Analyst", "Kiln", "Mara"}) add(person, NameType::person);
  std::string got;
  for (const Name& name : names::repaired(article, rows))
    got += std::string(slice(article.text, name.span)) + ":" + std::string(word(name.type)) + " ";
  EXPECT_EQ(got,
            "Vell, Anna:person Hurricane Marek:event San Odelo:place California:place Jon Holm:person Kiln:person "
            "Mara:person ");
}

TEST(Names, LegalFormsListedOnesAndAddresses) {
  Article article;
  article.text = "Kiln, Inc. and NASA wrote to odel@callis.example, but Holm Includes nobody.";
  const auto name = [&](const std::string& words, NameType type) {
    const auto at = static_cast<std::uint32_t>(article.text.find(words));
    return Name{Field::text, {at, at + static_cast<std::uint32_t>(words.size())}, type};
  };
  const std::vector<Name> names = names::made_consistent(
      article, passage_of(article.text), passage_of(""),
      {name("Kiln", NameType::person), name("odel@callis.example", NameType::place), name("Holm", NameType::person)});
  std::string got;
  for (const Name& n : names) got += std::string(slice(article.text, n.span)) + ":" + std::string(word(n.type)) + " ";
  EXPECT_EQ(got, "Kiln, Inc.:organisation NASA:organisation Holm:person ");
}

TEST(Names, HostileInput) {
  EXPECT_EQ(names_in(std::string(500, 'A')), "");
  std::string long_run = "they saw";
  for (int i = 0; i < 100; ++i) long_run += " Aab";
  EXPECT_EQ(names_in(long_run + " today."), "");
  EXPECT_EQ(names_in("Как сообщил Марек Одель, дело закрыто."), "Марек Одель:other");
  EXPECT_EQ(names_in("東京で発表した。 قال المتحدث"), "");
  EXPECT_EQ(names_in("''' \"\" -- ... ((( Mr. )))"), "");
}

TEST(Names, NeverOverlapAndStayInOrder) {
  const std::string text =
      "The Office of the Harbour Commissioner and Mr Marek de la Odel's Port Council met U.S. President Ana Vell Jr. "
      "in "
      "New York City. Bank of Callis & Sons said The Callis Courier Inquiry Act 1999 was \"Art\".";
  Article article;
  article.text = text;
  const Names names = names::find(article, passage_of(text), passage_of(""));
  ASSERT_GE(names.rows.size(), 6U);
  for (std::size_t i = 1; i < names.rows.size(); ++i) EXPECT_LE(names.rows[i - 1].span.end, names.rows[i].span.begin);
}

}  // namespace
}  // namespace whosays
