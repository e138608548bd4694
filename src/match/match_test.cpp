// Names are invented.
#include <gtest/gtest.h>

#include <random>

#include "match/likeness.h"
#include "match/name_index.h"
#include "match/spelling.h"

namespace whosays::match {
namespace {

double person(std::string_view a, std::string_view b) { return likeness(a, b, NameKind::person).score; }
double body(std::string_view a, std::string_view b) { return likeness(a, b, NameKind::organisation).score; }

TEST(Likeness, SpellingsOfOneName) {
  EXPECT_GT(person("Mira Tollandt", "Mira Tolland"), 0.8);
  EXPECT_GT(person("Yurij Selenkow", "Yuri Zelenkov"), 0.8);
  EXPECT_GT(person("Юрий Зеленков", "Yuri Zelenkov"), 0.8);
  EXPECT_GT(person("Tolland, Mira J.", "Mira Jane Tolland"), 0.8);
  EXPECT_GT(person("Dr Mira Tolland", "Mira Tolland"), 0.95);
  EXPECT_GT(person("MIRATOLLAND", "Mira Tolland"), 0.8);
  EXPECT_GT(person("Bob Odel", "Robert Odel"), 0.8);
  EXPECT_GT(person("Usama ibn Tarek al-Odeli", "Osama bin Tarek al Odeli"), 0.8);
}

TEST(Likeness, OtherPeople) {
  EXPECT_LT(person("Mira Tolland", "Jonas Tolland"), 0.5);
  EXPECT_LT(person("Mira Tolland", "Mira Vantongeren"), 0.5);
  EXPECT_LT(person("Marek Odel", "Odel Brandt"), 0.5);
  EXPECT_LT(person("A. Tolland", "Mira Tolland"), 0.5);
  EXPECT_LT(person("Rian Odel Jr", "Rian Odel Sr"), 0.5);
}

TEST(Likeness, ALoneSurnameMayBeAnybodyOfThatName) {
  EXPECT_GE(person("Tolland", "Mira Tolland"), 0.5);
  EXPECT_LT(person("Tolland", "Mira Tolland"), 0.7);
}

TEST(Likeness, CompaniesAndBodies) {
  EXPECT_GT(body("Skerrin Line Limited", "Skerrin Line Ltd."), 0.95);
  EXPECT_GT(body("S.K.L. Company", "SKL Co."), 0.8);
  EXPECT_GT(body("The Callis Harbour Board", "Callis Harbour Board"), 0.95);
  EXPECT_GT(body("Callis Labour Organisation", "Callis Labor Organization"), 0.95);
  EXPECT_LT(body("Skerrin Line AG", "Skerrin Line GmbH"), 0.5);
  EXPECT_LT(body("Callis Harbour Bank", "Callis Harbour Trust"), 0.5);
  EXPECT_LT(body("Brigade 44", "Brigade 45"), 0.5);
}

TEST(Likeness, SaysWhy) {
  const Likeness like = likeness("M. Tollandt", "Mira Tolland", NameKind::person);
  ASSERT_EQ(like.reasons.size(), 2U);
  EXPECT_EQ(text_of(like.reasons[0]), "\"tollandt\" spelt \"tolland\"");
  EXPECT_EQ(text_of(like.reasons[1]), "\"m\" may be \"mira\"");
}

TEST(Likeness, TheOrderOfTheTwoDoesNotMatter) {
  const std::vector<std::string> names = {"Mira J. Tolland",
                                          "Tolland Mira",
                                          "Mira de Tolland",
                                          "Юрий Зеленков",
                                          "Odel",
                                          "Sheikh Tarek al-Odeli",
                                          "",
                                          "...",
                                          "A B C",
                                          "Mira Tolland Jr"};
  for (const std::string& a : names)
    for (const std::string& b : names)
      for (const NameKind kind : {NameKind::person, NameKind::organisation})
        EXPECT_NEAR(likeness(a, b, kind).score, likeness(b, a, kind).score, 1e-9) << a << " | " << b;
}

TEST(Likeness, HostileNames) {
  const std::string endless(100000, 'a');
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "a" + std::to_string(i) + " ";
  for (const std::string& name :
       {endless, many, std::string("\xff\xfe\xc3"), std::string(1, '\0'), std::string("，。")}) {
    const Likeness like = likeness(name, "Mira Tolland", NameKind::person);
    EXPECT_GE(like.score, 0.0);
    EXPECT_LT(like.score, 0.5);
    EXPECT_LE(name_form(name, NameKind::person).parts.size(), kMostParts);
  }
}

TEST(Spelling, Edits) {
  EXPECT_EQ(edits_between("odel", "odel"), 0);
  EXPECT_EQ(edits_between("odel", "oedl"), 1);
  EXPECT_EQ(edits_between("odel", "odl"), 1);
  EXPECT_EQ(edits_between("", "odel"), 4);
  EXPECT_EQ(edits_between("0del", "odel"), 0.5);
}

TEST(NameIndex, FindsWhatIsAlike) {
  NameIndex index;
  index.add(7, name_form("Yuri Zelenkov", NameKind::person));
  index.add(8, name_form("Mira Tolland", NameKind::person));
  index.add(9, name_form("Jonas Tolland", NameKind::person));
  const auto found = index.find(name_form("Юрий Зеленков", NameKind::person), 0.5, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].number, 7U);
  const auto tolland = index.find(name_form("M. Tolland", NameKind::person), 0.5, 10);
  ASSERT_EQ(tolland.size(), 1U);
  EXPECT_EQ(tolland[0].number, 8U);
  EXPECT_TRUE(index.find(name_form("Odel Brandt", NameKind::person), 0.5, 10).empty());
}

/// A made name of two or three syllables, from a seed.
std::string made(std::mt19937& random) {
  static constexpr std::string_view kHeads = "bdfgklmnprstvz";
  static constexpr std::string_view kVowels = "aeiou";
  std::string out;
  for (int i = 0; i < 3; ++i) {
    out += kHeads[random() % kHeads.size()];
    out += kVowels[random() % kVowels.size()];
  }
  return out;
}

TEST(NameIndex, FindsItselfAmongMany) {
  std::mt19937 random(1);
  NameIndex index;
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    names.push_back(made(random) + " " + made(random));
    index.add(i, name_form(names.back(), NameKind::person));
  }
  for (std::uint32_t i = 0; i < 5000; i += 97) {
    const auto found = index.find(name_form(names[i], NameKind::person), 0.99, 5);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const auto& m) { return m.number == i; })) << names[i];
  }
}

}  // namespace
}  // namespace whosays::match
