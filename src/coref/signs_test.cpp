// What only the text around a name shows: invented articles in the marks of coref_test_support.h.
#include <gtest/gtest.h>

#include "coref/coref_test_support.h"

namespace whosays {
namespace {

constexpr Golden kSignsOfPeople[] = {
    {"whose son", "<p:Ana Vell>, whose son was aboard, stood up. <p:Marek Odel> sat. [The mother] said no.",
     "Ana Vell: Ana Vell, The mother; Marek Odel: Marek Odel"},
    {"her son", "<p:Ana Vell> wrote that her son was well. <p:Petra Nym> sat. [The mother] said no.",
     "Ana Vell: Ana Vell, The mother; Petra Nym: Petra Nym"},
    {"a witness", "<p:Ana Vell> told the court no. Prosecutor <p:Piet Holm> sat. [The witness] said no.",
     "Ana Vell: Ana Vell, The witness; Piet Holm (Prosecutor): Piet Holm"},
    {"what somebody did something as",
     "<p:Piet Holm> sold it as a young dealer. <p:Ana Vell> sat. [The dealer] said no.",
     "Piet Holm: Piet Holm, The dealer; Ana Vell: Ana Vell"},
    {"what others see in somebody", "<p:Piet Holm> described him as a dealer. <p:Ana Vell> sat. [The dealer] said no.",
     "Piet Holm: Piet Holm; Ana Vell: Ana Vell"},
    {"a brother is a man", "<p:Ana Vell>'s brother, <p:Piet>, came. [He] said that <p:Ana> left.",
     "Ana Vell: Ana Vell, Ana; Piet: Piet, He"},
    {"former, of no list", "<p:Ana Vell>, a former attaché, sat by <p:Marek Odel>. [The former attaché] said no.",
     "Ana Vell: Ana Vell, The former attaché; Marek Odel: Marek Odel"},
    {"said again",
     "<p:Marek Odel> kept the books. [The accountant] said no. <p:Ana Vell> read the accounts. [The accountant] said "
     "so.",
     "Marek Odel: Marek Odel, The accountant, The accountant; Ana Vell: Ana Vell"},
    {"a trade does not hide a nation", "Manager <p:Marek Odel> left early. [The Italian] said no.",
     "Marek Odel (Manager): Marek Odel, The Italian"},
    {"a name that no rule found", "<p:Anders Lindqvist> met <p:Piet Holm>. Lindqvist laughed. “No,” [he] said.",
     "Anders Lindqvist: Anders Lindqvist, Lindqvist, he; Piet Holm: Piet Holm"},
    {"a surname cut at its hyphen", "<p:Ana Oyelo-Hart> left. Oyelo-<p:Hart> came back. [She] said no.",
     "Ana Oyelo-Hart: Ana Oyelo-Hart, Oyelo-Hart, She"},
    {"she goes on, whoever she spoke of",
     "[<p:Ana Vell>] described {the couple as polite}^. [She] said no. <p:Edna Holm> left.",
     "Ana Vell: Ana Vell, She; Edna Holm: Edna Holm"},
    {"the widow is no he", "<p:Ana Vell> left. [The widow] said no. <p:Piet Holm> wept. [He] said no.",
     "Ana Vell: Ana Vell; Piet Holm: Piet Holm, He"},
};

TEST(Signs, OfPeople) {
  for (const Golden& golden : kSignsOfPeople) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kSignsOfBodies[] = {
    {"the last word of a name, in the plural", "<o:Merrow Dairies> met <o:Holm Foods>. [The dairy] said no.",
     "Merrow Dairies: Merrow Dairies, The dairy; Holm Foods: Holm Foods"},
    {"a name that ends in the noun", "<p:Nordbank> paid. [The bank] said no.", "Nordbank: Nordbank, The bank"},
    {"a place", "The lynx left <l:Marwell Park>. [The park] said no.", "Marwell Park: Marwell Park, The park"},
    {"where somebody works is not meant",
     "<o:Brandel Optics> lost. <p:Ana Vell>, an analyst at <o:Orrin Securities>, left. [The company] said no.",
     "Brandel Optics: Brandel Optics, The company; Ana Vell (analyst at Orrin Securities): Ana Vell; Orrin Securities: "
     "Orrin Securities"},
    {"the word before maker", "<o:Tarn Agency> fined <o:Goltz Paints> near <o:Ayle>. [The paint maker] said no.",
     "Tarn Agency: Tarn Agency; Goltz Paints: Goltz Paints, The paint maker; Ayle: Ayle"},
    {"the only one so far", "<o:Brandel Optics> lost. [The lens maker] said that phone makers left.",
     "Brandel Optics: Brandel Optics, The lens maker"},
    {"a firm is no charity", "The drugmaker <p:Valmera> met the charity <o:Sleepwell>. [The firm] said no.",
     "Valmera: Valmera, The firm; Sleepwell: Sleepwell"},
    {"an operator is no union",
     "Talks between the <o:Union of Rail Staff> and <p:Transcarvia> broke down. [The operator] said no.",
     "Union of Rail Staff: Union of Rail Staff; Transcarvia: Transcarvia, The operator"},
    {"in apposition",
     "<o:Amity House> fell. Her publisher, <o:Amity House>, left the <o:Grell Courier>. [The publisher] said no.",
     "Amity House: Amity House, Amity House, The publisher; Grell Courier: Grell Courier"},
    {"a spokesman for the trust", "<o:Calder Trust> left. [A spokesman for the trust] said no.",
     "Calder Trust: Calder Trust, the trust"},
    {"it leads its own sentence", "<o:Volta Rail> fell. <p:Ana Vell> left. <o:Volta Rail> has time, [it] said.",
     "Volta Rail: Volta Rail, Volta Rail, it; Ana Vell: Ana Vell"},
};

TEST(Signs, OfBodies) {
  for (const Golden& golden : kSignsOfBodies) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

}  // namespace
}  // namespace whosays
