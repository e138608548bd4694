// Who is meant by "the coach", "her father", "the airline": invented articles in the marks of coref_test_support.h.
#include "coref/descriptions.h"

#include <gtest/gtest.h>

#include "coref/coref_test_support.h"
#include "coref/described_words.h"

namespace whosays {
namespace {

constexpr Golden kPersons[] = {
    {"by what they have done", "<p:Olaf Denning> has coached the side. [The coach] said no.",
     "Olaf Denning: Olaf Denning, The coach"},
    {"an office that the word can stand for", "Inspector <p:Maeve Corr> led the search. [The officer] said no.",
     "Maeve Corr (Inspector): Maeve Corr, The officer"},
    {"of two the one who is told of so",
     "<p:Ada Quill> keeps bees. <p:Tom Vesey> bakes bread in the yard. [The beekeeper] said no. [The baker] said yes.",
     "Ada Quill: Ada Quill, The beekeeper; Tom Vesey: Tom Vesey, The baker"},
    {"an age", "<p:Beryl Nash>, 78, was knocked down by <p:Jill Tarn>, 31. [The 78-year-old] said no.",
     "Beryl Nash: Beryl Nash, The 78-year-old; Jill Tarn: Jill Tarn"},
    {"an age that nobody told is of whoever leads the sentence before",
     "<p:Marek Odel> beat <p:Piet Holm>. [The 28-year-old] said no.",
     "Marek Odel: Marek Odel, The 28-year-old; Piet Holm: Piet Holm"},
    {"a nationality that nobody told", "<p:Piet Holm> fell. <p:Marek Odel>, who left, was kind. [The Pole] said no.",
     "Piet Holm: Piet Holm; Marek Odel: Marek Odel, The Pole"},
    {"a nationality taken for a name", "<p:Marek Odel> was kind. [The <p:Pole>] said no.",
     "Marek Odel: Marek Odel, The Pole"},
    {"of another nation", "<p:Marek Odel>, a Swede, was kind to <p:Piet Holm>. [The Pole] said no.",
     "Marek Odel (Swede): Marek Odel; Piet Holm: Piet Holm"},
    {"what the only one was", "<p:Marek Odel> paid. [The former driver] said no.",
     "Marek Odel: Marek Odel, The former driver"},
    {"the article begins with somebody who gets a name behind it",
     "A baker who sold sawdust was jailed. Judge <p:Ana Vell> spoke to <p:Marek Odel>. [The baker] said no.",
     "Ana Vell (Judge): Ana Vell; Marek Odel: Marek Odel, The baker"},
    {"who has a part of their own is not whom the article began with",
     "A baker who sold sawdust was jailed. His lawyer, <p:Ana Vell>, left. [The baker] said no.",
     "Ana Vell (lawyer): Ana Vell"},
    {"the counterpart of two", "<p:Marek Odel> and <p:Ana Vell> met. [<p:Odel>] said no. [His counterpart] said yes.",
     "Marek Odel: Marek Odel, Odel; Ana Vell: Ana Vell, His counterpart"},
    {"the older of two", "<p:Eskil Ro>, 71, and <p:Magne Dahl>, 34, live there. [The older man] said no.",
     "Eskil Ro: Eskil Ro, The older man; Magne Dahl: Magne Dahl"},
    {"whose clinic", "<p:Farah Nadim> runs a clinic. [The clinic's director] said no.",
     "Farah Nadim: Farah Nadim, The clinic's director"},
    {"the only one", "<p:Levi Ambo> signed a week ago. [The newcomer] said no.", "Levi Ambo: Levi Ambo, The newcomer"},
    {"the only one, but a situation brings such people in", "<p:Alan Prew> denied it. [The prosecutor] said no.",
     "Alan Prew: Alan Prew"},
    {"somebody without a name came before", "<p:Alf Gissing> was fined. A sailor wept. [The sailor] said no.",
     "Alf Gissing: Alf Gissing"},
    {"an office of another kind", "Mayor <p:Fergus Wyle> is away. [The deputy mayor] said no.",
     "Fergus Wyle (Mayor): Fergus Wyle"},
    {"no longer", "President <p:Olga Moss> met <p:Tom Tuck>. [The former president] said no.",
     "Olga Moss (President): Olga Moss; Tom Tuck: Tom Tuck"},
    {"done to them", "<p:Bill Rowe> was driven to the court. [The driver] said no.", "Bill Rowe: Bill Rowe"},
    {"a daughter's father", "<p:Len Tasker> coaches his daughter <p:Amy Tasker>. [Her father] said no.",
     "Len Tasker: Len Tasker, Her father; Amy Tasker (daughter): Amy Tasker"},
    {"father and son", "<p:Ezra Hove> and his son <p:Carl Hove> farm there. [The father] said no. [The son] wept.",
     "Ezra Hove: Ezra Hove, The father; Carl Hove (son): Carl Hove, The son"},
    {"the younger brother", "<p:Hanno Reik> and his younger brother <p:Timo Reik> left. [The elder] said no.",
     "Hanno Reik: Hanno Reik, The elder; Timo Reik (younger brother): Timo Reik"},
    {"by the verb that the word is made of, whatever else they are",
     "<p:Olga Moss>, who chairs the planning committee, is a retired teacher. [The committee chair] said no.",
     "Olga Moss (chairs the planning committee): Olga Moss, The committee chair"},
    {"who is called so, of two who are so to each other",
     "<p:Leila Moss> stood by, and her cousin <p:Moana Tuck> swam. [The cousin] said no.",
     "Leila Moss: Leila Moss; Moana Tuck: Moana Tuck, The cousin"},
    {"the one whose age is known", "<p:Klara Benk> met 16-year-old <p:Bata Erden>. [The teenager] said no.",
     "Klara Benk: Klara Benk; Bata Erden: Bata Erden, The teenager"},
    {"called so, word for word", "Third seed <p:Ana Prok> lost to <p:Mia Baek>. [The third seed] said no.",
     "Ana Prok: Ana Prok, The third seed; Mia Baek: Mia Baek"},
    {"another one is called so too",
     "Third seed <p:Ana Prok> lost. A third seed, tired, wept. [The third seed] said no.", "Ana Prok: Ana Prok"},
    {"an age that is told", "<p:Klara Benk>, who is 18, beat <p:Ana Prok>. [The teenager] said no.",
     "Klara Benk: Klara Benk, The teenager; Ana Prok: Ana Prok"},
    {"a hundred", "When <p:Agnes Pry> turned 100 <p:Joyce Tarn> came. [The centenarian] said no.",
     "Agnes Pry: Agnes Pry, The centenarian; Joyce Tarn: Joyce Tarn"},
    {"the girl", "Astronaut <p:Pilar Navas> met <p:Rhona Ames>, 10. [The girl] said no.",
     "Pilar Navas (Astronaut): Pilar Navas; Rhona Ames: Rhona Ames, The girl"},
    {"of two women the one who did not speak last",
     "<p:Helga Stroud> met her counterpart, <p:Mirela Dusan>. [<p:Stroud>] said no. [Her counterpart] said yes.",
     "Helga Stroud: Helga Stroud, Stroud; Mirela Dusan: Mirela Dusan, Her counterpart"},
    {"who was it before",
     "President <p:Marta Quir> thanked her predecessor, <p:Elena Vidal>. [The former president] said no.",
     "Marta Quir (President): Marta Quir; Elena Vidal: Elena Vidal, The former president"},
    {"who builds boats", "<p:Harald Tveit> began to mend boats. [The boatbuilder] said no.",
     "Harald Tveit: Harald Tveit, The boatbuilder"},
    {"a courtesy behind the comma",
     "The chairman of the club, Comrade <p:Ifeoma Udoh>, met <p:Ana Prok>. [The leader] said no.",
     "Ifeoma Udoh: Ifeoma Udoh, The leader; Ana Prok: Ana Prok"},
    {"her husband by the surname",
     "<p:Nia Pugh> and <p:Gareth Pugh> built it. [Mrs <p:Pugh>] said no. [Her husband] said yes.",
     "Nia Pugh: Nia Pugh, Pugh; Gareth Pugh: Gareth Pugh, Her husband"},
    {"by a word that tells of such people",
     "<p:Nils Varga> watched the herd. <p:Siv Torp> bakes bread. [The herder] said no.",
     "Nils Varga: Nils Varga, The herder; Siv Torp: Siv Torp"},
    {"what somebody of the trade is also called",
     "Inmate <p:Cyrus Dell> left. <p:Ana Prok> bakes bread. [The fugitive] said no.",
     "Cyrus Dell (Inmate): Cyrus Dell, The fugitive; Ana Prok: Ana Prok"},
    {"no coach is so young", "<p:Dieter Amsel> let in four. Coach <p:Ruben Holm> left. [The 19-year-old] said no.",
     "Dieter Amsel: Dieter Amsel, The 19-year-old; Ruben Holm (Coach): Ruben Holm"},
    {"a nationality is no trade",
     "<p:Leo Varn>, who ploughed it up, says it is Roman. Archaeologist <p:Ana Prok> left. [The farmer] said no.",
     "Leo Varn: Leo Varn, The farmer; Ana Prok (Archaeologist): Ana Prok"},
    {"the latter of the last two who are named together",
     "<p:Remy Vauclain> met <p:Otto Holm>. <p:Holm> slept. [The latter] said no.",
     "Remy Vauclain: Remy Vauclain; Otto Holm: Otto Holm, Holm, The latter"},
    {"a nationality is no name", "<p:Anneli Saar> came third. [The <p:Estonian>] said no.",
     "Anneli Saar: Anneli Saar, The Estonian"},
};

TEST(Descriptions, Persons) {
  for (const Golden& golden : kPersons) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kBodies[] = {
    {"by a word of such names", "<o:Kestrel Motors> recalled vans. <o:Harcourt Bank> paid. [The carmaker] said no.",
     "Kestrel Motors: Kestrel Motors, The carmaker; Harcourt Bank: Harcourt Bank"},
    {"by what it does", "The <o:Payments Authority> fined <o:Harcourt Bank>. [The regulator] said no. [The bank] wept.",
     "Payments Authority: Payments Authority, The regulator; Harcourt Bank: Harcourt Bank, The bank"},
    {"of another kind", "The <o:Health Ministry> paid. [The company] said no.", "Health Ministry: Health Ministry"},
    {"the body of the sentence before, whatever others there are",
     "Companies wept. <o:Harcourt Bank> left. <o:Kestrel Motors> paid. [The company] said no.",
     "Harcourt Bank: Harcourt Bank; Kestrel Motors: Kestrel Motors, The company"},
    {"another one without a name", "<o:Kestrel Motors> paid. A company wept. [The company] said no.",
     "Kestrel Motors: Kestrel Motors"},
    {"a union of people makes nothing", "<o:United Assemblers> went on strike. [The automaker] said no.",
     "United Assemblers: United Assemblers"},
    {"an orchestra", "The <o:Halm Philharmonic> parted with <p:Anselm Roth>. [The orchestra] said no.",
     "Halm Philharmonic: Halm Philharmonic, The orchestra; Anselm Roth: Anselm Roth"},
    {"called so before the name", "A report by the charity <p:Rooftree> is out. [The charity] said no.",
     "Rooftree: Rooftree, The charity"},
    {"called so", "Energy firm <o:Borealis Wind> met <o:Skarn Estates>. [The firm] said no.",
     "Borealis Wind: Borealis Wind, The firm; Skarn Estates: Skarn Estates"},
    {"what was done to it tells nothing",
     "<o:Thamesby Water> was ordered to pay after <o:Oflow> found leaks. [The regulator] said no.",
     "Thamesby Water: Thamesby Water; Oflow: Oflow, The regulator"},
    {"tankers are no people", "<o:Hellenic Tankers> paid. [The company] said no.",
     "Hellenic Tankers: Hellenic Tankers, The company"},
    {"sons are no trade", "<o:Halberd Sons> printed the book. [The publisher] said no.",
     "Halberd Sons: Halberd Sons, The publisher"},
    {"no people", "<p:Northline>, which runs the trains, paid. [The operator] said no.",
     "Northline: Northline, The operator"},
};

TEST(Descriptions, Bodies) {
  for (const Golden& golden : kBodies) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kNames[] = {
    {"initials", "<p:J. T. Moor> left. [<p:Moor>] said no.", "J. T. Moor: J. T. Moor, Moor"},
    {"two surnames", "<p:Lucía Ortega Brill> left. [<p:Ortega>] said no.",
     "Lucía Ortega Brill: Lucía Ortega Brill, Ortega"},
    {"one surname of two", "<p:Brenda> and <p:Clive Moss> left. [Mrs <p:Moss>] said no.",
     "Brenda: Brenda, Moss; Clive Moss: Clive Moss"},
    {"a plural is no verb", "<p:Marek Odel> met analysts. <p:Ana Vell> and <p:Piet Holm> left. [The analyst] said no.",
     "Marek Odel: Marek Odel; Ana Vell: Ana Vell; Piet Holm: Piet Holm"},
    {"a label in capitals", "<p:WATCHED Odel> left. [<p:Odel>] said no.", "Odel: Odel, Odel"},
    {"a surname in capitals", "<p:ODEL Marek> left. [<p:Marek>] said no.", "ODEL Marek: ODEL Marek, Marek"},
    {"a nickname", "<p:William> “Buck” <p:Tanner> left. [<p:Tanner>] said no.",
     "William “Buck” Tanner: William “Buck” Tanner, Tanner"},
    {"what somebody is, is no part of the name", "<p:Tenor Umberto Salis> left. [The singer] said no.",
     "Umberto Salis (Tenor): Umberto Salis, The singer"},
    {"only the source shows it", "[The harbour master, Leif Odd,] said no.", "Leif Odd: The harbour master, Leif Odd"},
    {"a mother of his name", "<p:Dwayne Petti> is ill. His mother, <p:Lorna>, called. [Mrs <p:Petti>] said no.",
     "Dwayne Petti: Dwayne Petti; Mrs Petti (mother): Lorna, Petti"},
    {"a surname that is a word for bodies", "[His mother, Diane Mills,] said no.",
     "Diane Mills (mother): His mother, Diane Mills"},
    {"a surname behind a nickname", "<p:Dwayne> “Thunder” Petti is ill. [<p:Petti>] said no.",
     "Dwayne “Thunder” Petti: Dwayne “Thunder” Petti, Petti"},
    {"a body with two fields", "[The <o:Department of Housing> and <p:Urban Development>] said no.",
     "Department of Housing and Urban Development: Department of Housing and Urban Development"},
    {"one of a party", "<o:Democrat> <p:Luz Arroy> met <p:Gail Hend>. [The <o:Democrat>] said no.",
     "Luz Arroy (Democrat): Luz Arroy, The Democrat; Gail Hend: Gail Hend"},
    {"the stop of an initial", "[<p:Nicolae T>., who left,] said no.", "Nicolae T.: Nicolae T."},
    {"only the core has the given name",
     "[<p:Atwater>] said no. <p:Desmond> “Dusty” <p:Traill> came. [<p:Traill>] said so.",
     "Atwater: Atwater; Desmond “Dusty” Traill: Desmond “Dusty” Traill, Traill"},
    {"where somebody is from", "<p:Gordon Attenbury> of <p:Fernhill> left. [He] said no.",
     "Gordon Attenbury: Gordon Attenbury, He"},
    {"a club", "Things are no better at <p:Marlow Athletic>. [The club] said no.",
     "Marlow Athletic: Marlow Athletic, The club"},
    {"people are looked at", "She looked at <p:Petra Nym>. [The nurse] said no.", "Petra Nym: Petra Nym"},
    {"a country", "<p:Morvania> recalled its envoy. [<p:Morvania>] said no.", "Morvania: Morvania, Morvania"},
};

TEST(Descriptions, NamesOfSources) {
  for (const Golden& golden : kNames) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

TEST(Descriptions, FormsOfOneWord) {
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
           {"coach", "coached"}, {"rob", "robbed"}, {"swim", "swimming"}, {"bake", "baker"}})
    EXPECT_TRUE(coref::same_stem(a, b)) << a << " " << b;
  for (const auto& [a, b] :
       std::vector<std::pair<const char*, const char*>>{{"land", "landscape"}, {"car", "carpet"}, {"ship", "shirt"}})
    EXPECT_FALSE(coref::same_stem(a, b)) << a << " " << b;
}

}  // namespace
}  // namespace whosays
