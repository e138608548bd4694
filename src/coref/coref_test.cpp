// Invented articles and the actors in them, in the marks of coref_test_support.h.
#include "coref/coref.h"

#include <gtest/gtest.h>

#include "coref/coref_test_support.h"
#include "coref/phrases.h"
#include "coref/pronoun_net.h"
#include "token/token.h"

namespace whosays {
namespace {

constexpr Golden kGoldens[] = {
    {"short form", "<p:Marek Odel> left. <p:Odel> said no.", "Marek Odel: Marek Odel, Odel"},
    {"short form before the full one", "<p:Odel> left. [<p:Marek Odel>] said no.", "Marek Odel: Odel, Marek Odel"},
    {"name part shared, kept two; the surname's holder was introduced first",
     "<p:Marek Odel> called <p:Odel Brandt>. <p:Brandt> told Mr <p:Odel> so. <p:Odel> left.",
     "Marek Odel: Marek Odel, Odel, Odel; Odel Brandt: Odel Brandt, Brandt"},
    {"the given name's holder came first: open", "<p:Odel Brandt> left. <p:Odel> said so. <p:Marek Odel> left.",
     "Odel Brandt: Odel Brandt; Marek Odel: Marek Odel"},
    {"same surname, surname alone", "<p:Marek Odel> met <p:Piet Odel>. <p:Odel> said no.",
     "Marek Odel: Marek Odel; Piet Odel: Piet Odel"},
    {"a surname before its other holder is named",
     "<p:Marek Odel> spoke. <p:Odel> left. <p:Piet Odel> sang. <p:Odel> wept.",
     "Marek Odel: Marek Odel, Odel; Piet Odel: Piet Odel"},
    {"a surname of him whose wife is named too", "<p:Marek Odel> and his wife, <p:Ana Odel>, sang. <p:Odel> wept.",
     "Marek Odel: Marek Odel, Odel; Ana Odel (wife): Ana Odel"},
    {"a surname before anybody is named in full",
     "<p:Odel> sang. Her sister, <p:Ana Odel>, wept. Her father was <p:Piet Odel>.",
     "Ana Odel (sister): Ana Odel; Piet Odel: Piet Odel"},
    {"father and daughter", "<p:Marek Odel> and his daughter <p:Ana Odel> left. Ms <p:Odel> said no. Mr <p:Odel> wept.",
     "Marek Odel: Marek Odel, Odel; Ana Odel (daughter): Ana Odel, Odel"},
    {"a president by his surname, and his wife by her full name",
     "President <p:Odel> spoke. First lady <p:Ana Odel> sat by. <p:Odel> left. Mrs <p:Odel> stayed.",
     "Odel (President): Odel, Odel; Ana Odel: Ana Odel, Odel"},
    {"his daughter first, by her full name",
     "The president's daughter, <p:Ana Odel>, sang. President <p:Odel> wept. <p:Odel> left.",
     "Ana Odel (president's daughter): Ana Odel; Odel (President): Odel, Odel"},
    {"a surname beside the full name of another", "<p:Odel> and <p:Ana Odel> left. <p:Odel> wept.",
     "Odel: Odel, Odel; Ana Odel: Ana Odel"},
    {"a father who is nobody's", "Father <p:Malachy Odel> sang. Father <p:Odel> left.",
     "Malachy Odel (Father, Father): Malachy Odel, Odel"},
    {"a relative of somebody of another name", "<p:Lena Brandt>'s mother, <p:Ana Odel>, sang. <p:Odel> wept.",
     "Lena Brandt: Lena Brandt; Ana Odel: Ana Odel, Odel"},
    {"spouses without given names", "Mr <p:Odel> left. Mrs <p:Odel> stayed. <p:Odel> said no.",
     "Mr Odel: Odel; Mrs Odel: Odel"},
    {"given name, unique", "<p:Ana Vell> sang. <p:Ana> wept.", "Ana Vell: Ana Vell, Ana"},
    {"given name of two", "<p:Ana Vell> met <p:Ana Holm>. <p:Ana> wept.", "Ana Vell: Ana Vell; Ana Holm: Ana Holm"},
    {"middle names", "<p:Marek A. Odel> left. <p:Marek Odel> wept. <p:M. Odel> sang.",
     "Marek A. Odel: Marek A. Odel, Marek Odel, M. Odel"},
    {"a nickname", "<p:Joe Odel> left. <p:Joseph R. Odel> wept. Mr <p:Odel> sang. <p:Joe> danced.",
     "Joseph R. Odel: Joe Odel, Joseph R. Odel, Odel, Joe"},
    {"a son who is called by a nickname", "<p:Joseph Odel> and his son <p:Joe Odel> left.",
     "Joseph Odel: Joseph Odel; Joe Odel (son): Joe Odel"},
    {"middle names against each other", "<p:Marek A. Odel> met <p:Marek B. Odel>.",
     "Marek A. Odel: Marek A. Odel; Marek B. Odel: Marek B. Odel"},
    {"father and son of one name", "<p:Marek Odel> met <p:Marek Odel Jr>.",
     "Marek Odel: Marek Odel; Marek Odel Jr: Marek Odel Jr"},
    {"acronym in brackets", "The <o:Regional Transport Agency> (<o:RTA>) left. The <o:RTA> said no.",
     "Regional Transport Agency: Regional Transport Agency, RTA, RTA"},
    {"acronym by initials", "The <o:Office of Port Safety> left. <o:OPS> and <o:XYZ> stayed.",
     "Office of Port Safety: Office of Port Safety, OPS; XYZ: XYZ"},
    {"acronym of two", "The <o:Rail Trade Agency> met the <o:Road Trade Agency>. The <o:RTA> left.",
     "Rail Trade Agency: Rail Trade Agency; Road Trade Agency: Road Trade Agency"},
    {"short form of an organisation", "The <o:Ministry of Health> left. The <o:Ministry> said no.",
     "Ministry of Health: Ministry of Health, Ministry"},
    {"places act only as sources", "In <l:Callis> it rained. [<l:Vellport>] said no.", "Vellport: Vellport"},
    {"role before", "They told former harbour commissioner <p:Marek Odel> so.",
     "Marek Odel (former harbour commissioner): Marek Odel"},
    {"role behind", "<p:Ana Vell>, a spokeswoman for the port authority, left.",
     "Ana Vell (spokeswoman for the port authority): Ana Vell"},
    {"role in a clause", "<p:Odel>, who chairs the board, left.", "Odel (chairs the board): Odel"},
    {"role, then name", "The harbour commissioner, <p:Marek Odel>, left.",
     "Marek Odel (harbour commissioner): Marek Odel"},
    {"no role: a parenthesis that speaks", "<p:Odel>, the minister said, left.", "Odel: Odel"},
    {"the role alone", "Harbour commissioner <p:Marek Odel> left. The commissioner said no.",
     "Marek Odel (Harbour commissioner): Marek Odel, The commissioner"},
    {"the role of two", "Commissioner <p:Marek Odel> met commissioner <p:Ana Vell>. The commissioner said no.",
     "Marek Odel (Commissioner): Marek Odel; Ana Vell (commissioner): Ana Vell"},
    {"the role of an unnamed one too",
     "Commissioner <p:Marek Odel> met another commissioner. The commissioner said no.",
     "Marek Odel (Commissioner): Marek Odel"},
    {"two of one name whom the text brings in by opposite words",
     "<p:Jonas Reik>, goalkeeper of Karsund, fell. <p:Jonas Reik>, referee of Halm, whistled. <p:Reik> left.",
     "Jonas Reik (goalkeeper of Karsund): Jonas Reik; Jonas Reik (referee of Halm): Jonas Reik"},
    {"his father of one name", "<p:Jonas Reik>, baker of Halm, left. <p:Jonas Reik>, his father, stayed.",
     "Jonas Reik (baker of Halm): Jonas Reik; Jonas Reik (father): Jonas Reik"},
    {"a detective and a suspect", "<p:Bo Stone>, a detective, left. <p:Stone>, a suspect in Orsk, stayed.",
     "Bo Stone (detective): Bo Stone; Stone (suspect in Orsk): Stone"},
    {"the role of another body", "Commissioner <p:Marek Odel> left. The commissioner for trade said no.",
     "Marek Odel (Commissioner): Marek Odel"},
};

TEST(Coref, Names) {
  for (const Golden& golden : kGoldens) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kPronouns[] = {
    {"after a source", "[<p:Marek Odel>] denied it. [He] said it was false.", "Marek Odel: Marek Odel, He"},
    {"a chain", "[<p:Marek Odel>] denied it. [He] said so. [He] left it there.", "Marek Odel: Marek Odel, He, He"},
    {"after a subject", "<p:Ana Vell> arrived late. “No,” [she] said.", "Ana Vell: Ana Vell, she"},
    {"brought in at the sentence's end", "The second was the manager, <p:Marek Odel>. [He] said no.",
     "Marek Odel (manager): Marek Odel, He"},
    {"who has died says nothing", "<p:Ana Vell> took over. Her predecessor, <p:Maud Perr>, died. [She] said no.",
     "Ana Vell: Ana Vell, She; Maud Perr: Maud Perr"},
    {"not the one who asked", "When <p:Agnes Pry> left <p:Joyce Tarn> asked her why. [She] said no.",
     "Agnes Pry: Agnes Pry, She; Joyce Tarn: Joyce Tarn"},
    {"another was asked", "<p:Piet Holm> came. <p:Marek Odel> asked the guard why. [He] said no.",
     "Piet Holm: Piet Holm; Marek Odel: Marek Odel"},
    {"gender decides", "[<p:Marek Odel>] said no. [<p:Ana Vell>] said yes. [He] went on.",
     "Marek Odel: Marek Odel, He; Ana Vell: Ana Vell"},
    {"the chain is interrupted", "[<p:Marek Odel>] said no. He met <p:Piet Holm>. [He] said so.",
     "Marek Odel: Marek Odel; Piet Holm: Piet Holm"},
    {"who spoke last goes on, of unknown gender too", "[<p:Marek Odel>] said no. [<p:Vell>] said yes. [He] went on.",
     "Marek Odel: Marek Odel; Vell: Vell, He"},
    {"unknown gender competes", "<p:Marek Odel> met the firm of <p:Vell>. [He] went on.",
     "Marek Odel: Marek Odel; Vell: Vell"},
    {"one of several, with a name",
     "[<p:Marek Odel>] said no. [One of the sailors, <p:Quiver Tash>,] said yes. [He] went on.",
     "Marek Odel: Marek Odel; Quiver Tash: Quiver Tash, He"},
    {"the sentence that names nobody else tells the gender",
     "<p:Yunsel Halv>, who lost her sight, plays. <p:Emrix Vadd> denies it. [He] says no.",
     "Yunsel Halv: Yunsel Halv; Emrix Vadd: Emrix Vadd, He"},
    {"an office before the name", "<p:Piet Holm> came. Secretary of State <p:Marek Odel> left. [He] said no.",
     "Piet Holm: Piet Holm; Marek Odel: Marek Odel, He"},
    {"a clause before the main one tells nothing",
     "Citing <p:Yunsel Halv>, she left. <p:Ana Vell> came. [She] said no.",
     "Yunsel Halv: Yunsel Halv; Ana Vell: Ana Vell, She"},
    {"unknown gender alone", "[<p:Brandt>] said no. [He] went on. [She] left.", "Brandt: Brandt, He"},
    {"it is nobody whom he could mean", "[<p:Marek Odel>] said no. [It] was said to fail. [He] added more.",
     "Marek Odel: Marek Odel, He"},
    {"who is the person right before", "<p:Marek Odel>, [who] said no, left. [He] added more.",
     "Marek Odel: Marek Odel, who, He"},
    {"who is the speaker behind the verb", "{“No,”} said [<p:Marek Odel>], a Vell man, [who] called it so.",
     "Marek Odel (Vell man): Marek Odel, who"},
    {"who is not whom the lawyer is of", "A lawyer for <p:Marek Odel>, [who] said no, left.", "Marek Odel: Marek Odel"},
    {"after an unnamed source", "[<p:Marek Odel>] said no. [An official] said yes. [He] added more. [He] left.",
     "Marek Odel: Marek Odel"},
    {"an unnamed person between", "[<p:Marek Odel>] met a fisherman. [He] said so.", "Marek Odel: Marek Odel"},
    {"the lawyer of a named person is unnamed",
     "<p:Ana Vell> left. [A lawyer for <p:Marek Odel>] said no. [He] added more.",
     "Ana Vell: Ana Vell; Marek Odel: Marek Odel"},
    {"too far back",
     "[<p:Marek Odel>] said no. <p:Piet Holm> left. It rained. It snowed. It froze. It thawed. [He] left.",
     "Marek Odel: Marek Odel; Piet Holm: Piet Holm"},
    {"a name inside a quotation does not compete", "[<p:Marek Odel>] said: “Ask <p:Piet Holm>.” [He] left.",
     "Marek Odel: Marek Odel, He; Piet Holm: Piet Holm"},
    {"I inside a quotation", "[<p:Marek Odel>] left. “[I] said no.”", "Marek Odel: Marek Odel"},
    {"two people of one surname stay open and compete",
     "<p:Marek Odel> met <p:Piet Odel>. [<p:Odel>] said no. [He] left.",
     "Marek Odel: Marek Odel; Piet Odel: Piet Odel"},
    {"who spoke goes on, whoever is named in what they said",
     "[<p:Marek Odel>] said {that <p:Piet Holm> had lied}^. [He] added more.",
     "Marek Odel: Marek Odel, He; Piet Holm: Piet Holm"},
    {"a treasurer of hers is no rival", "<p:Ana Vell> dismissed a report by her treasurer. [She] said so.",
     "Ana Vell: Ana Vell, She"},
    {"they of one person", "[<p:Robin Vell>] said no. [They] left.", "Robin Vell: Robin Vell, They"},
    {"named behind the clause", "Before [she] said so, <p:Ana Vell> had left.", "Ana Vell: she, Ana Vell"},
    {"it was who", "Her cousin stood by. It was <p:Ana Vell> who ran. {“I ran,”} [she] said.",
     "Ana Vell: Ana Vell, she"},
    {"who is asked answers", "<p:Ada Lally> asked nurse <p:Jon Abel> whether it was so. [He] said no.",
     "Ada Lally: Ada Lally; Jon Abel (nurse): Jon Abel, He"},
    {"a clause further", "<p:Marek Lomon> married <p:Pema>, a teacher, in 1959; [she] said so.",
     "Marek Lomon: Marek Lomon; Pema (teacher): Pema, she"},
    {"they of a body", "[<p:Robin Vell>] of the <o:Port Council> said no. [They] left.",
     "Robin Vell: Robin Vell; Port Council: Port Council"},
    {"nobody at all", "[He] said no.", ""},
};

TEST(Coref, Pronouns) {
  for (const Golden& golden : kPronouns) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kTrimmed[] = {
    {"what somebody is", "<p:Surfer Jon Abel> left. [<p:Abel>] said no.", "Jon Abel (Surfer): Jon Abel, Abel"},
    {"a courtesy of elsewhere", "<p:Mzee Jon Abel> left. [<p:Abel>] said no.", "Jon Abel: Jon Abel, Abel"},
    {"a word made of a verb, at the beginning", "<p:Stallminder Jon Abel> left. [<p:Abel>] said no.",
     "Jon Abel: Jon Abel, Abel"},
    {"a courtesy is no name", "<p:Barr>. <p:Jon Abel> left.", "Jon Abel: Jon Abel"},
    {"a courtesy with the given name", "Sir <p:Desmond Abel> left. [Sir <p:Desmond>] said no.",
     "Desmond Abel: Desmond Abel, Desmond"},
    {"one word, explained", "[Skytrail, the airline worst hit,] said no.", "Skytrail: Skytrail"},
    {"one word, explained as a person", "[Moana, a nurse,] said no.", "Moana (nurse): Moana"},
    {"a body into which the speaker's name ran", "[<o:League of Harbours Secretary-General Ana Vell>] said no.",
     "League of Harbours: League of Harbours; Ana Vell (Secretary-General): Ana Vell"},
    {"an office's place in a name", "[Archbishop of <p:Callis Ana Vell>] said no.", "Ana Vell: Ana Vell"},
    {"whom somebody married", "<p:Jon Abel> married Pema, a teacher.", "Jon Abel: Jon Abel; Pema (teacher): Pema"},
    {"a chamber is no part of another body", "The <o:Marble House> left. The <o:House> said no.",
     "Marble House: Marble House; House: House"},
    {"a surname at the beginning", "<p:Klara Benko-Ruiz> left. [Benko-Ruiz] said no.",
     "Klara Benko-Ruiz: Klara Benko-Ruiz, Benko-Ruiz"},
    {"a given name that looks like a place", "<p:Jon Abel> left. [<l:Jon>, the younger,] said no.",
     "Jon Abel: Jon Abel, Jon"},
    {"a name found in two halves", "<p:Jon> Abel left. [Abel] said no.", "Jon Abel: Jon Abel, Abel"},
};

TEST(Coref, NamesSetRight) {
  for (const Golden& golden : kTrimmed) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kElimination[] = {
    {"the only person of the article", "[<p:Marek Odel>] said no. It rained. It snowed. It froze. [He] left.",
     "Marek Odel: Marek Odel, He"},
    {"before the name too", "“It was dark,” [she] said. <p:Hedda Rynn> had heard it.", "Hedda Rynn: she, Hedda Rynn"},
    {"the only one, but for a guard", "<p:Ana Vell> took over. [A guard] said it leaked. [She] left.",
     "Ana Vell: Ana Vell"},
    {"the only woman near", "<p:Jonas Tarrow> and his daughter <p:Elin Tarrow> own the mill. [She] said so.",
     "Jonas Tarrow: Jonas Tarrow; Elin Tarrow (daughter): Elin Tarrow, She"},
    {"the only man in a speech", "“My boss, Mr <p:Marek Odel>, knew. [He] said no.”", "Marek Odel: Marek Odel, He"},
    {"a name beside the subject", "<p:Marek Odel>'s lawyer, <p:Samuel Holm>, came. [He] said so.",
     "Marek Odel: Marek Odel; Samuel Holm: Samuel Holm, He"},
    {"beside its own description", "A spokesman, <p:Piet Holm>, spoke. [He] said so.", "Piet Holm: Piet Holm, He"},
    {"the body that is called so", "The <o:Port Safety Agency> closed it. [The agency] said so.",
     "Port Safety Agency: Port Safety Agency, The agency"},
    {"two that are called so", "The <o:Port Safety Agency> met the <o:Rail Trade Agency>. [The agency] said so.",
     "Port Safety Agency: Port Safety Agency; Rail Trade Agency: Rail Trade Agency"},
    {"another agency", "The <o:Port Safety Agency> and another agency met. [The agency] said so.",
     "Port Safety Agency: Port Safety Agency"},
    {"the only body", "<o:Kiln Energy> builds it. Farmers led by <p:Sven Oder> do not. [The company] said so.",
     "Kiln Energy: Kiln Energy, The company; Sven Oder: Sven Oder"},
    {"it of the body that spoke", "[<o:Kiln Energy>] refused <o:Harcourt Bank>. [It] said no.",
     "Kiln Energy: Kiln Energy, It; Harcourt Bank: Harcourt Bank"},
    {"it of the body that spoke before", "“No,” [the <o:Kiln Bureau>] said.\n\n[It] added more.",
     "Kiln Bureau: Kiln Bureau, It"},
    {"it of a body's spokesman", "“No,” [a <o:Kiln Bureau> spokesman] said.\n\n[It] added more.",
     "Kiln Bureau: Kiln Bureau"},
    {"which is the body right before", "It drew an answer from <o:Kiln Energy>, [which] called it late.",
     "Kiln Energy: Kiln Energy, which"},
    {"they of a body that leads", "<o:Kiln Energy> builds it. [They] said so.", "Kiln Energy: Kiln Energy, They"},
    {"they of a body or its guards", "<o:Kiln Energy> sent officials. [They] said so.", "Kiln Energy: Kiln Energy"},
    {"the minister of two",
     "Foreign minister <p:Arvid Stromm> met transport minister <p:Paula Dray>. "
     "[The transport minister] said so.",
     "Arvid Stromm (Foreign minister): Arvid Stromm; Paula Dray (transport minister): Paula Dray, The transport "
     "minister"},
    {"misspelt once, the same role", "Commissioner <p:Marek Odel> left. Commissioner <p:Marek Oddel> wept.",
     "Marek Odel (Commissioner, Commissioner): Marek Odel, Marek Oddel"},
    {"another role", "Commissioner <p:Marek Odel> left. Teacher <p:Marek Oddel> wept.",
     "Marek Odel (Commissioner): Marek Odel; Marek Oddel (Teacher): Marek Oddel"},
    {"in one sentence", "Commissioner <p:Marek Odel> met commissioner <p:Marek Oddel>.",
     "Marek Odel (Commissioner): Marek Odel; Marek Oddel (commissioner): Marek Oddel"},
};

TEST(Coref, Elimination) {
  for (const Golden& golden : kElimination) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kSpeech[] = {
    {"a speech of sentences lies between",
     "[<p:Marek Odel>] left. {“It is late. It is old. It is slow,”} said [<p:Adam Holm>]. “Who knows? Who cares? Not "
     "we.” "
     "[He] added a word.",
     "Marek Odel: Marek Odel; Adam Holm: Adam Holm, He"},
    {"who describes the speaker is not meant",
     "[Velling adviser <p:Adam Holm>, once clerk to <p:Paul Dray>,] spoke. {“It is late,”} [he] said.",
     "Adam Holm (Velling adviser, once clerk to Paul Dray): Adam Holm, he; Paul Dray: Paul Dray"},
    {"the one who spoke goes on, whoever is named behind",
     "[<p:Adam Holm>] mocked what <p:Marek Odel> brought in. {“It is late,”} [he] said.",
     "Adam Holm: Adam Holm, he; Marek Odel: Marek Odel"},
    {"who speaks does not name himself",
     "[<p:Adam Holm>] mocked what <p:Marek Odel> brought in. {“<p:Holm> is late,”} [he] said.",
     "Adam Holm: Adam Holm, Holm; Marek Odel: Marek Odel"},
    {"a title and a rank", "[<p:Velling> spokesman Col <p:Adam Holm>] spoke. [He] said so.",
     "Velling: Velling; Adam Holm: Adam Holm, He"},
    {"a possessor before the name", "[<p:Odel>'s rival, <p:Adam Holm>,] spoke. It rained. {“So,”} [he] said.",
     "Odel: Odel; Adam Holm: Adam Holm, he"},
    {"a voice within the speech", "[<p:Adam Holm>] spoke. {“[We] say so,”} [he] said.", "Adam Holm: Adam Holm, he"},
    {"a title between two names", "[<p:Dora Velling> policy adviser <p:Adam Holm>] spoke. {“So,”} [he] said.",
     "Dora Velling: Dora Velling; Adam Holm (policy adviser): Adam Holm, he"},
};

TEST(Coref, Speech) {
  for (const Golden& golden : kSpeech) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

constexpr Golden kSurnames[] = {
    {"a role that was taken for a given name", "<p:Farmer Lars Quell> left. <p:Quell> wept. <p:Judge Tace> stayed.",
     "Lars Quell (Farmer): Lars Quell, Quell; Tace (Judge): Tace"},
    {"one slip from the only one", "<p:Marek Odell> left. <p:Odeel> wept. <p:Odell> stayed.",
     "Marek Odell: Marek Odell, Odeel, Odell"},
    {"as near to two", "<p:Marek Odell> left <p:Anna Odel>. <p:Odeel> wept.",
     "Marek Odell: Marek Odell; Anna Odel: Anna Odel; Odeel: Odeel"},
    {"in one sentence with the other", "<p:Marek Odell> left. <p:Odeel> met <p:Brandt Odel>.",
     "Marek Odell: Marek Odell, Odeel; Brandt Odel: Brandt Odel"},
    {"named before in full", "<p:Odeel> wept. <p:Marek Odell> left.", "Odeel: Odeel; Marek Odell: Marek Odell"},
    {"a plural", "<p:Marek Holme> left. <p:Holmes> wept.", "Marek Holme: Marek Holme; Holmes: Holmes"},
};

TEST(Coref, SurnamesMisspelt) {
  for (const Golden& golden : kSurnames) EXPECT_EQ(actors_in(golden.text), golden.actors) << golden.what;
}

TEST(Coref, TitleJoinsTheText) {
  EXPECT_EQ(actors_in("[<p:Marek Odel>] said no.", "<p:Odel> denies it"), "Marek Odel: Odel, Marek Odel");
  EXPECT_EQ(actors_in("[<p:Marek Odel>] said no.", "<p:ODEL> DENIES IT"), "Marek Odel: ODEL, Marek Odel");
}

struct Row {
  Upos tag;
  std::uint32_t head;  ///< from 1; 0 is the root
  Relation relation;
};

/// A passage of which the tags and trees are written by hand, a row a word.
Passage parsed(const std::string& text, const std::vector<Row>& rows) {
  Passage passage = passage_of(text);
  passage.words = token::split(text).words;
  EXPECT_EQ(passage.words.size(), rows.size());
  std::uint32_t base = 0;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    passage.tags.upos.push_back(rows[i].tag);
    passage.tags.xpos.push_back(Xpos::nn);
    passage.tags.add_lemma(slice(passage.tokens.lower, passage.words.span[i]));
    passage.trees.head.push_back(rows[i].head == 0 ? Trees::kRoot : base + rows[i].head - 1);
    passage.trees.relation.push_back(rows[i].relation);
    if (slice(text, passage.words.span[i]) == ".") base = i + 1;
  }
  passage.tags.state = passage.trees.state = LayerState::present;
  return passage;
}

TEST(Coref, LearnedLinks) {
  Scenario s;
  s.article.text = unmarked("<p:Marek Odel> left the harbour early. His wife waited for him at home.", Field::text, s);
  const Passage passage = parsed(s.article.text, {{Upos::propn, 3, Relation::nsubj},
                                                  {Upos::propn, 1, Relation::flat},
                                                  {Upos::verb, 0, Relation::root},
                                                  {Upos::det, 5, Relation::det},
                                                  {Upos::noun, 3, Relation::obj},
                                                  {Upos::adv, 3, Relation::advmod},
                                                  {Upos::punct, 3, Relation::punct},
                                                  {Upos::pron, 2, Relation::nmod_poss},
                                                  {Upos::noun, 3, Relation::nsubj},
                                                  {Upos::verb, 0, Relation::root},
                                                  {Upos::adp, 5, Relation::case_},
                                                  {Upos::pron, 3, Relation::obl},
                                                  {Upos::adp, 7, Relation::case_},
                                                  {Upos::noun, 3, Relation::obl},
                                                  {Upos::punct, 3, Relation::punct}});
  const Actors actors = coref::resolve(s.article, passage, {}, s.names, s.names, s.attributions);
  ASSERT_EQ(actors.rows.size(), 1U);
  EXPECT_EQ(actors.rows[0].name, "Marek Odel");
  EXPECT_EQ(actors.rows[0].mentions.count, 3U);  // with "His" and "him"
}

TEST(Coref, TheNetsSumsAreIntegers) {
  std::vector<std::int8_t> rows(2 * std::size_t{coref::kUnits}, 0);
  std::vector<std::int8_t> out(coref::kUnits, 0);
  rows[0] = 40;                  // feature 0 lifts the first unit,
  rows[coref::kUnits] = -80;     // feature 1 pulls it below zero
  rows[coref::kUnits + 1] = 20;  // and lifts the second
  out[0] = 40;
  out[1] = -40;
  const coref::PronounNet net({1, coref::kUnits, rows}, {0, coref::kUnits, out});
  coref::Features features;
  EXPECT_FLOAT_EQ(net.score(features, 0), 0.F);
  features.push_back(0);
  EXPECT_FLOAT_EQ(net.score(features, 0), 1.F);
  features.push_back(1);
  EXPECT_FLOAT_EQ(net.score(features, 0), -0.5F);
}

TEST(Coref, PhrasesAroundANoun) {
  const std::string text = "The chair of the board, a lawyer, left.";
  const Passage passage = parsed(text, {{Upos::det, 2, Relation::det},
                                        {Upos::noun, 10, Relation::nsubj},
                                        {Upos::adp, 5, Relation::case_},
                                        {Upos::det, 5, Relation::det},
                                        {Upos::noun, 2, Relation::nmod},
                                        {Upos::punct, 8, Relation::punct},
                                        {Upos::det, 8, Relation::det},
                                        {Upos::noun, 2, Relation::appos},
                                        {Upos::punct, 2, Relation::punct},
                                        {Upos::verb, 0, Relation::root},
                                        {Upos::punct, 10, Relation::punct}});
  const coref::Page page = coref::page_of(text, passage);
  const Names names;
  std::vector<coref::Phrase> found;
  coref::phrase_candidates(page, coref::names_of_words(page, names), names, 1, found);
  std::vector<std::string_view> words;
  for (const coref::Phrase& phrase : found) words.push_back(slice(text, page.span(phrase.first, phrase.end)));
  EXPECT_EQ(words,
            (std::vector<std::string_view>{"The chair", "The chair of the board", "The chair of the board, a lawyer"}));
}

TEST(Coref, HostileInput) {
  EXPECT_EQ(actors_in(""), "");
  const std::string long_name(500, 'A');
  EXPECT_EQ(actors_in("<p:" + long_name + "> left."), long_name + ": " + long_name);
  EXPECT_EQ(actors_in("<p:A> met <p:B>."), "A: A; B: B");
  EXPECT_EQ(actors_in("<p:Марек Одель> ушёл. [<p:Одель>] молчал."), "Марек Одель: Марек Одель, Одель");
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "[<p:Marek Odel>] met <p:Piet Holm" + std::to_string(i) + ">, [he] said. ";
  EXPECT_FALSE(actors_in(many).empty());
}

}  // namespace
}  // namespace whosays
