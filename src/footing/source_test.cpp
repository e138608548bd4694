// Who stands behind a statement: class, actor, whom they speak for, count and descriptor.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "footing/bodies.h"
#include "footing/footing_test_support.h"
#include "footing/spoken_for.h"

namespace whosays::footing {
namespace {

/// "unnamed 2 officials", "institution Port Authority for Port Authority", "unnamed >=4 officials"; the actor, or "-".
std::string source_of(const Document& d, const Statement& s) {
  std::string out(word(s.source_class));
  if (s.source_class != SourceClass::unnamed) out += " " + name_of(d, s.actor);
  if (s.source_class == SourceClass::unnamed && s.actor.valid()) out += " AN ACTOR";
  if (s.speaks_for.valid()) out += " for " + name_of(d, s.speaks_for);
  if (s.count) out += " " + std::to_string(*s.count);
  if (s.count_min) out += " >=" + std::to_string(*s.count_min);
  if (!s.descriptor.empty()) out += " " + s.descriptor;
  return out;
}

struct SourceGolden {
  const char* source;  ///< with the actors it names in a second column
  const char* actors;
  const char* reading;
};

constexpr SourceGolden kNamed[] = {
    {"Marek Odel", "Marek Odel", "named Marek Odel"},
    {"Marek Odel, the harbour commissioner,", "Marek Odel", "named Marek Odel"},
    {"The harbour commissioner, Marek Odel,", "Marek Odel", "named Marek Odel"},
    {"Harbour commissioner Marek Odel", "Marek Odel", "named Marek Odel"},
    {"Velling policy adviser Jakob Sallow", "Velling; Jakob Sallow", "named Jakob Sallow"},
    {"The harbour commissioner – Marek Odel –", "Marek Odel", "named Marek Odel"},
    {"Ana Vell, a spokeswoman for the Port Authority,", "Ana Vell; org Port Authority",
     "named Ana Vell for Port Authority"},
    {"Port Authority president and chief executive Ana Vell", "org Port Authority; Ana Vell", "named Ana Vell"},
    {"Secretary of State Ana Vell", "Ana Vell", "named Ana Vell"},
    {"Director of National Ports Ana Vell, who resigned,", "Ana Vell", "named Ana Vell"},
    {"Port Weekly editor in chief Ana Vell", "Ana Vell", "named Ana Vell"},
    {"The president of the Callis Masters’ Association, Ana Vell,", "Ana Vell", "named Ana Vell"},
    {"A surgeon at the Callis Hospital, Ana Vell,", "Ana Vell", "named Ana Vell"},
    {"Ana Vell of the Port Authority", "Ana Vell; org Port Authority", "named Ana Vell"},
    {"Port Authority Chief of Staff Ana Vell", "Ana Vell; org Port Authority", "named Ana Vell"},
    {"Callis Courier Editor in Chief Ana Vell", "Ana Vell; org Callis Courier", "named Ana Vell"},
    {"Institute for Coastal Law director Ana Vell", "Ana Vell; org Institute for Coastal Law", "named Ana Vell"},
    {"The Ministry of Works' deputy head Ana Vell", "Ana Vell; org Ministry of Works", "named Ana Vell"},
    {"Pell Bank chief economist for northern markets Ana Vell", "Ana Vell; org Pell Bank", "named Ana Vell"},
    {"Health and Human Services Secretary Ana Vell", "Ana Vell", "named Ana Vell"},
    {"Writer and farmer Ana Vell", "Ana Vell", "named Ana Vell"},
    {"Mother of three Ana Vell", "Ana Vell", "named Ana Vell"},
    {"Tidewise's head of research, Ana Vell,", "Ana Vell; org Tidewise", "named Ana Vell"},
    {"The head of the Callis Library – Ana Vell –", "Ana Vell; org Callis Library", "named Ana Vell"},
    {"He", "Marek Odel/He", "named Marek Odel"},
    {"His detractors", "Marek Odel/His", "unnamed detractors"},
    {"His sister Ana Vell", "Marek Odel/His; Ana Vell", "named Ana Vell"},
    {"The note, which does not name Marek Odel,", "Marek Odel", "document -"},
    {"The mayor", "", "named -"},
};

constexpr SourceGolden kHappenings[] = {
    {"A conversation", "", "unspecified -"},
    {"His resignation", "", "unspecified -"},
    {"The behaviour of the captain", "", "unspecified -"},
    {"The administration", "", "institution -"},
    {"A statement", "", "document -"},
    {"The witness", "", "unnamed witness"},
};

constexpr SourceGolden kOfNews[] = {
    {"The left", "", "unnamed left"},
    {"Democrats", "", "unnamed Democrats"},
    {"Dock workers' unions", "", "institution -"},
    {"The centre", "", "institution -"},
    {"An auditor's report released earlier this month", "", "document -"},
    {"Section 12", "", "document -"},
    {"Media reports", "", "media -"},
    {"Polling released last week", "", "document -"},
    {"A Quill tracker", "", "document -"},
    {"Conservationists", "", "unnamed Conservationists"},
    {"A health report", "", "document -"},
    {"A Democratic state representative", "", "unnamed 1 Democratic state representative"},
    {"Ana Vell, a state representative,", "Ana Vell", "named Ana Vell"},
    {"State media", "", "media -"},
    {"The AP", "", "media -"},
    {"Ferry Matters Callis, an independent research group", "", "institution -"},
    {"The Hill", "", "media -"},
    {"The Callis Free Beacon", "Callis Free Beacon", "media -"},
    {"Fox Business Network", "org Fox Business Network", "media Fox Business Network"},
    {"Reporter WCLL", "", "media -"},
    {"The main TV channels", "", "media -"},
    {"State Callis 1 TV", "", "media -"},
    {"The Callis Courier's headline", "org Callis Courier", "document -"},
    {"The final election results Monday", "", "document -"},
    {"A poll out Monday", "", "document -"},
    {"The Odel Report", "", "document -"},
    {"The results of a new audit", "", "document -"},
    {"A program called Sluice", "", "named -"},
    {"Some Republicans", "Republicans", "unnamed Some Republicans"},
    {"Opposition figures", "", "unnamed Opposition figures"},
    {"Law enforcement and port authority sources", "", "unnamed Law enforcement and port authority sources"},
    {"Marek Odel and his top aides", "Marek Odel", "named Marek Odel"},
    {"Former port attorneys and experts", "", "unnamed Former port attorneys and experts"},
    {"The lawyer", "", "named -"},
    {"Ana Vell and Marek Odel", "Ana Vell; Marek Odel", "named Ana Vell 2"},
    {"Sen. Ana Vell, D-Callis, and Rep. Marek Odel", "Ana Vell; Marek Odel", "named Ana Vell 2"},
    {"Ana Vell, married to Marek Odel,", "Ana Vell; Marek Odel", "named Ana Vell"},
    {"Both guest and hosts", "", "unnamed guest and hosts"},
    {"Six in ten voters", "", "unnamed voters"},
    {"54 percent", "", "unnamed"},
    {"A chorus of divers", "", "unnamed divers"},
    {"Sens. Ana Vell (Callis), Jan Holm and Marek Odel", "Ana Vell; Jan Holm; Marek Odel", "named Ana Vell 3"},
    {"One of Odel's tweets", "Odel", "document -"},
    {"The federal standard", "", "document -"},
    {"The Callis Standard", "org Callis Standard", "media Callis Standard"},
    {"The University of Callis professor", "org University of Callis", "named -"},
    {"A Department of Works official", "org Department of Works", "unnamed 1 Department of Works official"},
    {"The Department of Works report", "org Department of Works", "document Department of Works"},
    {"The Callis commander", "org Callis", "named -"},
    {"Port Weekly’s editor", "org Port Weekly", "named -"},
    {"Port Weekly’s mission", "org Port Weekly", "unnamed Port Weekly’s mission"},
    {"A growing number of divers", "", "unnamed divers"},
    {"Many in the port", "", "unnamed Many in the port"},
};

constexpr SourceGolden kUnnamed[] = {
    {"An official", "", "unnamed 1 official"},
    {"Two officials", "", "unnamed 2 officials"},
    {"Two national security sources", "", "unnamed 2 national security sources"},
    {"At least four officials", "", "unnamed >=4 officials"},
    {"More than a dozen officials", "", "unnamed >=13 officials"},
    {"Several officials", "", "unnamed >=3 officials"},
    {"Some Callisians", "", "unnamed Some Callisians"},
    {"Officials", "", "unnamed Officials"},
    {"The official", "", "unnamed official"},
    {"Three of the officials", "", "unnamed 3 officials"},
    {"A second official", "", "unnamed 1 official"},
    {"A person familiar with the matter", "", "unnamed 1 person familiar with the matter"},
    {"Two people briefed on the audit", "", "unnamed 2 people briefed on the audit"},
    {"An official, who asked not to be named,", "", "unnamed 1 official"},
    {"An official at the Port Authority", "org Port Authority", "unnamed 1 official at the Port Authority"},
    {"Parents of harbour pilot Marek Odel", "Marek Odel", "unnamed Parents of harbour pilot Marek Odel"},
    {"An aide to Chairman Marek Odel", "Marek Odel", "unnamed 1 aide to Chairman Marek Odel"},
    {"A friend of Marek Odel", "Marek Odel", "unnamed 1 friend of Marek Odel"},
    {"A friend of Port Authority chairman Marek Odel", "Marek Odel; org Port Authority",
     "unnamed 1 friend of Port Authority chairman Marek Odel"},
    {"Witnesses", "", "unnamed Witnesses"},
    {"A medical examiner", "", "unnamed 1 medical examiner"},
    {"An Odel campaign aide", "Odel", "unnamed 1 Odel campaign aide"},
    {"A college student", "", "unnamed 1 college student"},
    {"A ferry company electrician", "", "unnamed 1 ferry company electrician"},
    {"Between nine and twelve officials", "", "unnamed >=9 officials"},
    {"Half a dozen officials", "", "unnamed 6 officials"},
    {"A trio of retired officials", "", "unnamed 3 retired officials"},
    {"No fewer than seven officials", "", "unnamed >=7 officials"},
    {"As many as 30 officials", "", "unnamed officials"},
    {"Fewer than ten officials", "", "unnamed officials"},
    {"A dozen or so officials", "", "unnamed officials"},
    {"Scores of officials", "", "unnamed >=40 officials"},
    {"More than 1,200 officials", "", "unnamed >=1201 officials"},
    {"One former and two current officials", "", "unnamed 3 officials"},
    {"Two-thirds of the officials", "", "unnamed officials"},
    {"The official, one of three who spoke,", "", "unnamed 1 official"},
    {"Another House Republican", "org House", "unnamed 1 House Republican"},
    {"Officials today", "", "unnamed Officials"},
    {"A number of groups, among them representatives of the Port Authority,", "org Port Authority", "unnamed groups"},
};

constexpr SourceGolden kBodies[] = {
    {"Callis government figures", "", "document -"},
    {"Quill.org", "", "institution -"},
    {"The Dockers’ Union", "org The Dockers’ Union", "institution The Dockers’ Union"},
    {"The Port Authority", "org Port Authority", "institution Port Authority"},
    {"The ministry", "", "institution -"},
    {"The council", "", "institution -"},
    {"A spokesman for the Port Authority", "org Port Authority", "institution Port Authority for Port Authority"},
    {"A spokeswoman for the ministry", "", "institution -"},
    {"The Port Authority’s spokesman", "org Port Authority", "institution Port Authority for Port Authority"},
    {"The Callis Courier", "org Callis Courier", "media Callis Courier"},
    {"The newspaper", "", "media -"},
    {"The report", "", "document -"},
    {"The memo", "", "document -"},
    {"An audit by the Port Authority", "org Port Authority", "document -"},
    {"Court documents", "", "document -"},
    {"An earlier release from the Port Authority", "org Port Authority", "document -"},
};

void expect_all(std::span<const SourceGolden> goldens) {
  for (const SourceGolden& golden : goldens) {
    const Document d = read({{"[" + std::string(golden.source) + "] <said> {the ferry was safe}."}}, golden.actors);
    EXPECT_EQ(source_of(d, d.statements.rows.at(0)), golden.reading) << golden.source;
  }
}

TEST(Source, IInAQuotationIsWhoSaysIt) {
  Document d =
      scene({{"{“I told him that it was dark,”} [she] <said>."}, {"“[I] <told> him {that it was dark},” she said."}},
            "Ana Vell/she");
  d.attributions.rows[1].within = StatementId(0);
  d.statements = statements(input_of(d));
  EXPECT_EQ(source_of(d, d.statements.rows.at(1)), "named Ana Vell");
}

TEST(Source, WhoCameWithoutANameStaysUnnamed) {
  const auto second = [](const std::string& who) {
    const Document d = read({{"[A manager of the yard] <said> {it was shut}. " + who + " added that it was late."},
                             {"A manager of the yard said it was shut. [" + who + "] <added> {that it was late}."}});
    return source_of(d, d.statements.rows.at(1));
  };
  EXPECT_EQ(second("The manager"), "unnamed manager");
  EXPECT_EQ(second("The bishop"), "named -");
}

TEST(Source, ABodyIsNoHe) {
  const Document d = read({{"[He] <said> {the ferry was safe}."}}, "org Sallow Tea/He");
  EXPECT_EQ(source_of(d, d.statements.rows.at(0)), "named -");
  const Document rant = read({{"The rant ended with [him] <saying> {it rained}."}});  // a pronoun, and no description
  EXPECT_EQ(source_of(rant, rant.statements.rows.at(0)), "named -");
}

TEST(Source, Named) { expect_all(kNamed); }
TEST(Source, Unnamed) { expect_all(kUnnamed); }
TEST(Source, BodiesOutletsPapers) { expect_all(kBodies); }
TEST(Source, OfNews) { expect_all(kOfNews); }
TEST(Source, WhatHappenedSaysNothing) {
  expect_all(kHappenings);
  const Document d = read({{"[A conversation] <revealed> {that the ferry was safe}."}});
  EXPECT_EQ(d.statements.rows.at(0).set_aside, "what stands as its source cannot speak");
}

TEST(Source, ADatelineIsNoPartOfIt) {
  for (const char* marked : {"[CALLIS (AP) - Mira Tolland] <said> {the ferry was safe}.",
                             "CALLIS, Ostrel [(Reuters) — Mira Tolland] <said> {the ferry was safe}.",
                             "[LOWER PELL – Mira Tolland] <said> {the ferry was safe}."}) {
    const Document d = read({{marked}}, "Mira Tolland");
    const auto source = d.statements.spans.at(d.statements.rows.at(0).source);
    EXPECT_EQ(slice(d.article.text, source.front()), "Mira Tolland") << marked;
  }
  const Document d = read({{"[The half-brother - Mira Tolland’s -] <said> {the ferry was safe}."}});
  const auto source = d.statements.spans.at(d.statements.rows.at(0).source);
  EXPECT_EQ(slice(d.article.text, source.front()), "The half-brother - Mira Tolland’s -");
}

TEST(Source, AHeadlinesTopicIsNobody) {
  const auto statements_in = [](const char* marked, const char* actors) {
    Document d = scene({{marked, ":"}}, actors);
    for (Attribution& row : d.attributions.rows) row.rule = "headline_source_first";
    return statements(input_of(d)).rows.size();
  };
  EXPECT_EQ(statements_in("[Coronavirus]<:> {Schools to close on Monday}", ""), 0U);
  EXPECT_EQ(statements_in("[Police]<:> {Schools to close on Monday}", ""), 1U);
  EXPECT_EQ(statements_in("[Tolland]<:> {Schools to close on Monday}", "Tolland"), 1U);
}

TEST(Source, CapitalsOfAHeadlineMakeNoNames) {
  for (const char* source : {"A College Student", "Prosecutors"}) {
    const Document d = read({{"[" + std::string(source) + "] <Said> {The Night Ferry Never Reached Callis Harbour}."}});
    EXPECT_EQ(d.statements.rows.at(0).source_class, SourceClass::unnamed) << source;
  }
}

/// The words for whom a source speaks, without actors: "the star", or "-".
std::string spoken_for_of(const std::string& marked) {
  const Document d = read({{marked}});
  const Attribution& row = d.attributions.rows.at(0);
  const auto span = spoken_for({d.article, d.text, d.title, d.attributions, d.names, d.actors, d.times}, row);
  return span ? std::string(slice(d.article.text, *span)) : "-";
}

TEST(Source, ForWhomItSpeaks) {
  constexpr std::pair<const char*, const char*> kGoldens[] = {
      {"[The star’s publicist] <said> {it was over}.", "The star"},
      {"[Police spokesperson Lena Ruud] <said> {it was over}.", "Police"},
      {"[A spokeswoman for the ministry] <said> {it was over}.", "the ministry"},
      {"[Bruno Lasker, the resort’s press officer,] <said> {it was over}.", "the resort"},
      {"[Tamsin Holt, director of communications at the mill,] <said> {it was over}.", "the mill"},
      {"[Dinah Frost, who represents the sisters,] <said> {it was over}.", "the sisters"},
      {"Speaking on behalf of the families, [Oisin Dray] <said> {it was over}.", "the families"},
      {"[A spokesman] <said> {it was over}.", "-"},
      {"Abel Grint, who represents the harbour, has talked, [two officials] <said>, adding {it was over}.", "-"},
      {"[Former ministry spokesman Abel Grint] <said> {it was over}.", "-"},
      {"[Henk Osterly], speaking for himself, <said> {it was over}.", "-"},
      {"[An aide to the senator] <said> {it was over}.", "-"},
      {"[Rhoda Emmet, counsel to the inquiry,] <said> {it was over}.", "-"},
      {"[Abel Grint, a London lawyer with two sons,] <said> {it was over}.", "-"},
      {"[Abel Grint, a council lawyer,] <said> {it was over}.", "council"},
      {"[A statement from spokesperson Abel Grint] <said> {it was over}.", "-"},
      {"[Attorney General Abel Grint] <said> {it was over}.", "-"},
  };
  for (const auto& [marked, body] : kGoldens) EXPECT_EQ(spoken_for_of(marked), body) << marked;
}

TEST(Source, WhoSpokeForSomebodyGoesOnToDoSo) {
  const Document d =
      read({{"[Ana Vell, a spokeswoman for the Port Authority,] <said> {it sailed}. Vell said it was late."},
            {"Ana Vell, a spokeswoman for the Port Authority, said it sailed. [Vell] <said> {it was late}."}},
           "Ana Vell/Vell; org Port Authority");
  EXPECT_EQ(source_of(d, d.statements.rows.at(1)), "named Ana Vell for Port Authority");
}

TEST(Source, HisSpokesmanSpeaksForWhoSpokeBefore) {
  const Document d = read({{"[Marek Odel] <said> {it sailed}. His spokesman, Abel Grint, said it was late."},
                           {"Marek Odel said it sailed. [His spokesman, Abel Grint,] <said> {it was late}."}},
                          "Marek Odel; Abel Grint");
  EXPECT_EQ(source_of(d, d.statements.rows.at(1)), "named Abel Grint for Marek Odel");
}

TEST(Source, ABodyIsWhoeverBearsItsWholeName) {
  const Document d = read({{"The White Lodge is old. [White Lodge spokesman Abel Grint] <said> {it sailed}."}},
                          "org White Lodge; org Lodge; Abel Grint");
  EXPECT_EQ(source_of(d, d.statements.rows.at(0)), "named Abel Grint for White Lodge");
}

TEST(Source, ABodyOfWhichTheEndAloneIsMarkedHasItsName) {
  const Document d = read({{"[White Lodge spokesman Abel Grint] <said> {it sailed}."}}, "org Lodge; Abel Grint");
  const Actors actors = with_bodies({d.article, d.text, d.title, d.attributions, d.names, d.actors, d.times});
  ASSERT_EQ(actors.rows.size(), 3U);
  EXPECT_EQ(actors.rows[2].name, "White Lodge");
}

TEST(Source, ABoundMayStandBeforeTheSource) {
  const Document d = read({{"More than [50 people] <said> {it sailed}."}});
  EXPECT_EQ(source_of(d, d.statements.rows.at(0)), "unnamed >=51 people");
}

TEST(Source, ItGoesOnWithWhatBeganTheSentenceBefore) {
  const auto second = [](const char* lemma) {
    const Document d = read({{"[The audit] <found> {a leak}. It also says it is wide."},
                             {"The audit found a leak. [It] <also says> {it is wide}.", lemma}});
    return d.statements.rows.at(1).set_aside;
  };
  EXPECT_EQ(second("say"), "");
  EXPECT_NE(second("deny"), "");
}

TEST(Source, ABodyWithoutAnActorGetsOne) {
  const Document d = read({{"[The airline’s press office] <said> {it was late}. The airline flew."}});
  const Actors actors = with_bodies({d.article, d.text, d.title, d.attributions, d.names, d.actors, d.times});
  ASSERT_EQ(actors.rows.size(), 1U);
  EXPECT_EQ(actors.rows[0].name, "The airline");
  EXPECT_FALSE(actors.rows[0].named);
}

TEST(Source, NobodyIsUnspecified) {
  const Document d = read({{"It <is widely believed> {that the ferry is safe}.", "it is widely believed"}});
  EXPECT_EQ(source_of(d, d.statements.rows.at(0)), "unspecified -");
}

TEST(Source, APronounAfterAnUnnamedSourceStaysUnnamed) {
  const Document d = read({{"[An official] <said> {the ferry was safe}. He said the ferry was late."},
                           {"An official said the ferry was safe. [He] <said> {the ferry was late}."}});
  ASSERT_EQ(d.statements.rows.size(), 2U);
  EXPECT_EQ(d.statements.rows[1].source_class, SourceClass::unnamed);
  EXPECT_FALSE(d.statements.rows[1].actor.valid());
}

TEST(Source, NoUnnamedSourceHasAnActor) {
  // Rule 3 of the design, also where the words around it name one.
  for (const char* source : {"A friend of Marek Odel", "Two officials of the Port Authority", "An aide to Marek Odel",
                             "A Port Authority official", "Employees of the Port Authority",
                             "Many traders - including the trader Marek Odel, for example -",
                             "Some residents, including Marek Odel,", "Traders such as Marek Odel"}) {
    const Document d = read({{"[" + std::string(source) + "] <said> {it}."}}, "Marek Odel; org Port Authority");
    EXPECT_EQ(d.statements.rows.at(0).source_class, SourceClass::unnamed) << source;
    EXPECT_FALSE(d.statements.rows.at(0).actor.valid()) << source;
    EXPECT_FALSE(d.statements.rows.at(0).speaks_for.valid()) << source;
  }
}

TEST(Source, ADatelineIsNotSaid) {
  for (const char* marked :
       {"{CALLIS — The ferry was safe}, [Vell] <said>.", "{Callis (AP) -- The ferry was safe}, [Vell] <said>."}) {
    const Document d = read({{marked, "say"}});
    EXPECT_EQ(slice(d.article.text, d.statements.spans.at(d.statements.rows.at(0).content).front()),
              "The ferry was safe");
  }
  const Document d = read({{"{“Safe — so they say (the mayors), the ferry”}, [Vell] <said>.", "say"}});
  EXPECT_TRUE(
      slice(d.article.text, d.statements.spans.at(d.statements.rows.at(0).content).front()).starts_with("“Safe"));
}

TEST(Source, WhoIsOfSomeBodyHasNoName) {
  const auto class_of = [](const char* marked) { return read({{marked, "say"}}).statements.rows.at(0).source_class; };
  EXPECT_EQ(class_of("[The director of a clinic] <said> {it was late}."), SourceClass::unnamed);
  EXPECT_EQ(class_of("[The director of the clinic] <said> {it was late}."), SourceClass::named);
}

TEST(Source, AThingThatShowsSaysNothing) {
  const auto aside = [](const char* marked) { return read({{marked, "suggest"}}).statements.rows.at(0).set_aside; };
  EXPECT_NE(aside("[The dispersal] <suggests> {that it was late}."), "");
  EXPECT_EQ(aside("[The mayor] <suggests> {that it was late}."), "");
  EXPECT_EQ(aside("[The report] <suggests> {that it was late}."), "");
}

}  // namespace
}  // namespace whosays::footing
