// Invented people and bodies only.
#include "match/same_actor.h"

#include <gtest/gtest.h>

namespace whosays::match {
namespace {

struct Known {
  std::string_view name, kind = "person", role = "", company = "", date = "2031-05-03";
};

Sketch of(const Known& known) {
  Sketch out = sketch(known.name, known.kind);
  if (!known.role.empty()) add_role(out, known.role);
  if (!known.company.empty()) add_company(out, known.company);
  add_date(out, known.date);
  return out;
}

Verdict across(const Known& a, const Known& b) { return judge(of(a), of(b), Scope::two_articles).verdict; }
Verdict within(const Known& a, const Known& b) { return judge(of(a), of(b), Scope::one_article).verdict; }

bool one_matter(const Known& a, const Known& b) { return judge(of(a), of(b), Scope::two_articles).one_matter; }

TEST(SameActor, OneFullNameAndOneOffice) {
  const Known commissioner{"Marek Odel", "person", "harbour commissioner", "Port of Callis"};
  EXPECT_EQ(across(commissioner, commissioner), Verdict::same);
  EXPECT_EQ(across({"Marek Odel", "person", "harbour commissioner"}, {"Marek Odel", "person", "harbour commissioner"}),
            Verdict::not_settled);  // of which harbour?
  EXPECT_EQ(across(commissioner, {"Marek Odel", "person", "harbour commissioner"}), Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odél", "person", "coach", "Karsund FC"},
                   {"MAREK ODÉL", "person", "coach", "Karsund FC", "2033-05-03"}),
            Verdict::same);
  EXPECT_EQ(across({"Dr Marek Odel", "person", "the coach", "Karsund FC"},
                   {"Marek Odel", "person", "coach", "Karsund FC", "2033-05-03"}),
            Verdict::same);
  EXPECT_EQ(across({"Callis Port Ltd", "organisation", "", "Marek Odel"},
                   {"Callis Port Ltd", "organisation", "", "Marek Odel"}),
            Verdict::same);
}

TEST(SameActor, EveryLetterOfAFullNameCounts) {
  const auto mayors = [](std::string_view one, std::string_view other) {
    return across({one, "person", "mayor", "Nesh"}, {other, "person", "mayor", "Nesh"});
  };
  EXPECT_EQ(mayors("Ana Peña", "Ana Pena"), Verdict::not_settled);
  EXPECT_EQ(mayors("Марек Одел", "Marek Odel"), Verdict::not_settled);
  EXPECT_EQ(mayors("Piet van Dam", "Piet Vandam"), Verdict::not_settled);
  EXPECT_EQ(mayors("Marek von Odel", "Marek Odel"), Verdict::not_settled);
  EXPECT_EQ(mayors("Vell-Torne", "Vell-Torne"), Verdict::not_settled);
  EXPECT_EQ(mayors("van der Holt", "van der Holt"), Verdict::not_settled);
  EXPECT_EQ(mayors("M. Odel", "M. Odel"), Verdict::not_settled);
  EXPECT_EQ(mayors("Mr Vell Torne", "Mr Vell Torne"), Verdict::not_settled);
  EXPECT_EQ(across({"Callis Port Ltd", "organisation", "", "Marek Odel"},
                   {"Callis Port Limited", "organisation", "", "Marek Odel"}),
            Verdict::not_settled);
}

TEST(SameActor, WithinAnArticleASlipIsNoOtherName) {
  const auto pilots = [](std::string_view one, std::string_view other) {
    return within({one, "person", "pilot", "Lisk Air"}, {other, "person", "pilot", "Lisk Air"});
  };
  EXPECT_EQ(pilots("Stefan Amsel", "Stefann Amsel"), Verdict::same);
  EXPECT_EQ(pilots("Rolf Amsel", "Ralf Amsel"), Verdict::not_settled);
  EXPECT_EQ(pilots("Petra Amsel", "P. Amsel"), Verdict::not_settled);  // who has been brought in is "Amsel"
  EXPECT_EQ(pilots("Omar Hassan Farid", "Omar Farid Hassan"), Verdict::not_settled);
  EXPECT_NE(within({"Greta Nymann", "person", "chair of the Labour group", "Halm council"},
                   {"Greta Nyman", "person", "chair of the Green group", "Halm council"}),
            Verdict::same);
}

TEST(SameActor, APostOfWhichABodyHasSeveral) {
  for (const std::string_view role :
       {"branch manager", "vice president", "judge", "captain", "director", "assistant coach", "senior vice president",
        "senator", "mayor's adviser", "son of the mayor", "staff nurse"}) {
    const Known held{"Hugo Pell", "person", role, "Orsk Bank"};
    EXPECT_EQ(across(held, held), Verdict::not_settled) << role;
  }
  EXPECT_EQ(across({"Nora Tveit", "person", "head's adviser", "Museum of Halm"},
                   {"Nora Tveit", "person", "adviser's head", "Museum of Halm"}),
            Verdict::not_settled);
}

TEST(SameActor, BothArticlesNeedADateThatFits) {
  const auto mayors = [](std::string_view one, std::string_view other) {
    return across({"Ana Vell", "person", "mayor", "Nesh", one}, {"Ana Vell", "person", "mayor", "Nesh", other});
  };
  EXPECT_EQ(mayors("2031-05-03", "2033-05-03"), Verdict::same);
  EXPECT_EQ(mayors("2022-05-03", "2031-05-03"), Verdict::not_settled);
  EXPECT_EQ(mayors("", "2031-05-03"), Verdict::not_settled);
  EXPECT_EQ(mayors("", ""), Verdict::not_settled);
}

TEST(SameActor, WhereAnOfficeIsCountsWhereOneOfTwoSaysIt) {
  const Known there{"Evert Saan", "person", "police chief", "Orsk"};
  EXPECT_EQ(across(there, there), Verdict::same);
  EXPECT_EQ(across(there, {"Evert Saan", "person", "police chief"}), Verdict::not_settled);
}

TEST(SameActor, CompanyAndMatterMakeNobodyOne) {
  const Known named{"Marek Odel", "person", "", "Callis Inspectorate"};
  EXPECT_EQ(across(named, named), Verdict::not_settled);
  EXPECT_TRUE(one_matter(named, named));
  Sketch a = of({"Marek Odel"}), b = a;
  a.matter = b.matter = {"ferri", "report", "hold", "harbour"};
  const Judgement judged = judge(a, b, Scope::two_articles);
  EXPECT_EQ(judged.verdict, Verdict::not_settled);
  EXPECT_TRUE(judged.one_matter);
  EXPECT_FALSE(one_matter({"Marek Odel", "person", "dentist", "Nesh"}, {"Marek Odel", "person", "striker", "Nesh"}));
  EXPECT_FALSE(one_matter({"Marek Odel"}, {"Marek Odel"}));
}

TEST(SameActor, ABodyIsOneWhereItsNameSaysWhich) {
  const Known port{"Callis Port Authority", "organisation", "", "Marek Odel"};
  EXPECT_EQ(across(port, port), Verdict::same);
  for (const std::string_view name : {"Ministry of Ports", "Supreme Court", "the Herald"})
    EXPECT_EQ(across({name, "organisation", "", "Marek Odel"}, {name, "organisation", "", "Marek Odel"}),
              Verdict::not_settled)
        << name;
}

TEST(SameActor, TheDefaultIsTwo) {
  EXPECT_EQ(across({"Marek Odel"}, {"Marek Odel"}), Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odel", "person", "dentist"}, {"Marek Odel", "person", "striker"}), Verdict::not_settled);
  EXPECT_EQ(across({"Odel", "person", "commissioner"}, {"Marek Odel", "person", "commissioner"}), Verdict::not_settled);
  EXPECT_EQ(across({"M. Odel", "person", "commissioner"}, {"Marek Odel", "person", "commissioner"}),
            Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odell", "person", "commissioner"}, {"Marek Odel", "person", "commissioner"}),
            Verdict::not_settled);
  EXPECT_EQ(
      across({"CPA", "organisation", "", "Marek Odel"}, {"Callis Port Authority", "organisation", "", "Marek Odel"}),
      Verdict::not_settled);
  EXPECT_EQ(
      across({"Marek Odel", "person", "commissioner", "", "1999-05-03"}, {"Marek Odel", "person", "commissioner"}),
      Verdict::not_settled);
}

TEST(SameActor, WhatIsKnownExcludes) {
  EXPECT_EQ(across({"Marek Odel Jr", "person", "dentist"}, {"Marek Odel Sr", "person", "dentist"}), Verdict::different);
  EXPECT_EQ(across({"Mr Robin Odel"}, {"Mrs Robin Odel"}), Verdict::different);
  EXPECT_EQ(across({"Marek Odel", "person", "mayor of Callis"}, {"Marek Odel", "person", "mayor of Tarn"}),
            Verdict::different);
  EXPECT_EQ(across({"Marek Odel", "person", "prosecutor"}, {"Marek Odel", "person", "the defendant"}),
            Verdict::different);
  EXPECT_EQ(across({"Marek Odel"}, {"Anna Odel"}), Verdict::different);
  EXPECT_EQ(across({"Odel", "person"}, {"Odel", "organisation"}), Verdict::different);
}

TEST(SameActor, AnotherOfficeYearsLaterIsForAPerson) {
  EXPECT_EQ(across({"Marek Odel", "person", "mayor of Callis", "Ilse Varga", "2025-01-01"},
                   {"Marek Odel", "person", "mayor of Tarn", "Ilse Varga", "2031-01-01"}),
            Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odel", "person", "former mayor of Callis", "", "2031-01-01"},
                   {"Marek Odel", "person", "mayor of Callis", "", "2031-06-01"}),
            Verdict::not_settled);
}

TEST(SameActor, ARoleOfManyOrInOtherCompanyIsNotEnough) {
  EXPECT_EQ(across({"Marek Odel", "person", "witness"}, {"Marek Odel", "person", "witness"}), Verdict::not_settled);
  EXPECT_EQ(across({"Ana Vell", "person", "mayor", "Nesh"}, {"Ana Vell", "person", "mayor", "Halm"}),
            Verdict::not_settled);
}

TEST(SameActor, ATradeIsNoOffice) {
  const Known striker{"Ana Vell", "person", "striker", "Karsund FC"}, taxi{"Ana Vell", "person", "taxi driver", "Nesh"};
  EXPECT_EQ(across(striker, striker), Verdict::not_settled);
  EXPECT_EQ(across(taxi, taxi), Verdict::not_settled);
}

TEST(SameActor, AWordIsNoRole) {
  EXPECT_EQ(across({"Marek Odel", "person", "president"}, {"Marek Odel", "person", "president of the rowing club"}),
            Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odel", "person", "harbour commissioner"}, {"Marek Odel", "person", "commissioner"}),
            Verdict::not_settled);
}

TEST(SameActor, AnotherSpellingIsForAPerson) {
  EXPECT_EQ(
      across({"Sergei Varga", "person", "striker", "Karsund FC"}, {"Sergey Varga", "person", "striker", "Karsund FC"}),
      Verdict::not_settled);
  EXPECT_EQ(across({"Bob Lasker", "person", "press officer", "Lammer Resort"},
                   {"Robert Lasker", "person", "press officer", "Lammer Resort"}),
            Verdict::not_settled);
}

TEST(SameActor, AnOfficeOfOneWordNeedsCompany) {
  EXPECT_EQ(across({"Ana Vell", "person", "mayor"}, {"Ana Vell", "person", "mayor"}), Verdict::not_settled);
  EXPECT_EQ(across({"Ana Vell", "person", "mayor", "Nesh"}, {"Ana Vell", "person", "mayor", "Nesh"}), Verdict::same);
  EXPECT_EQ(across({"Ana Vell", "person", "team manager", "Nesh"}, {"Ana Vell", "person", "team manager", "Halm"}),
            Verdict::not_settled);
}

TEST(SameActor, TheOneWhoLeftAndTheOneWhoCame) {
  EXPECT_EQ(
      across({"Marek Odel", "person", "harbour commissioner"}, {"Marek Odel", "person", "former harbour commissioner"}),
      Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odel", "person", "harbour commissioner"},
                   {"Marek Odel", "person", "former harbour commissioner", "", "2031-09-01"}),
            Verdict::not_settled);
  EXPECT_EQ(across({"Marek Odel", "person", "harbour commissioner", "Port of Callis"},
                   {"Marek Odel", "person", "retired harbour commissioner", "Port of Callis", "2033-09-01"}),
            Verdict::not_settled);
  EXPECT_EQ(
      across({"Marek Odel", "person", "harbour commissioner"}, {"Marek Odel", "person", "acting harbour commissioner"}),
      Verdict::not_settled);
}

TEST(SameActor, ALetterMakesAnotherShortSurname) {
  EXPECT_EQ(within({"Olga Reth", "person", "director"}, {"Olga Roth", "person", "director"}), Verdict::not_settled);
  EXPECT_EQ(within({"Olga Rethe", "person", "director"}, {"Olga Rothe", "person", "director"}), Verdict::not_settled);
  EXPECT_EQ(within({"Lim Ho", "person", "director"}, {"Lam Ho", "person", "director"}), Verdict::not_settled);
  EXPECT_EQ(within({"Olga Tamber", "person", "director"}, {"Olga Timber", "person", "director"}), Verdict::same);
}

TEST(SameActor, ABodyTurnedRoundIsASuggestion) {
  EXPECT_EQ(across({"Ministry of Ports", "organisation", "ministry", "Lisk"},
                   {"Ports Ministry", "organisation", "ministry", "Lisk"}),
            Verdict::not_settled);
}

TEST(SameActor, TheOrderOfPartsCounts) {
  EXPECT_EQ(across({"Lys Marek", "person", "swimmer"}, {"Marek Lys", "person", "swimmer"}), Verdict::not_settled);
  EXPECT_EQ(across({"Kim Min-su", "person", "mayor", "Nesh"}, {"Min-su Kim", "person", "mayor", "Nesh"}),
            Verdict::not_settled);
  EXPECT_EQ(within({"Odel", "person", "", "Callis Port"}, {"Odel Brandt", "person", "", "Callis Port"}),
            Verdict::not_settled);
}

TEST(SameActor, DescriptionsAreNeverJoined) {
  EXPECT_EQ(across({"a senior official", "person", "official"}, {"a senior official", "person", "official"}),
            Verdict::not_settled);
  EXPECT_EQ(within({"a senior official", "person", "official"}, {"the senior official", "person", "official"}),
            Verdict::not_settled);
}

TEST(SameActor, OneArticleIntroducesWhomItNames) {
  EXPECT_EQ(within({"Odel", "person", "commissioner"}, {"Marek Odel", "person", "commissioner"}), Verdict::same);
  EXPECT_EQ(within({"Marek Odell", "person", "", "Callis Port"}, {"Marek Odel", "person", "", "Callis Port"}),
            Verdict::same);
  EXPECT_EQ(within({"Ilse Varga"}, {"Marek Varga"}), Verdict::different);
  EXPECT_EQ(within({"Marek Odel", "person", "president", "Nesh"},
                   {"Marek Odel", "person", "president of the rowing club", "Halm Rowing Club"}),
            Verdict::not_settled);
  EXPECT_EQ(within({"Marek Odell", "person", "clerk", "Callis Port"}, {"Marek Odel", "person", "", "Callis Port"}),
            Verdict::not_settled);
}

TEST(SameActor, EveryJudgementSaysWhy) {
  const Judgement judged = judge(of({"Marek Odell", "person", "commissioner"}),
                                 of({"Marek Odel", "person", "commissioner"}), Scope::two_articles);
  ASSERT_EQ(judged.because.size(), 2u);
  EXPECT_EQ(judged.because[0], "\"odell\" spelt \"odel\"");
  EXPECT_EQ(judged.because[1], "both \"commissioner\"");
}

}  // namespace
}  // namespace whosays::match
