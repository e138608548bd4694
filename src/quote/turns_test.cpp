// Which sentences of a text are turns of an interview. All people are invented.
#include "quote/turns.h"

#include <gtest/gtest.h>

#include <string>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

/// The first words of the sentences that are turns: "Q A Q A".
std::string turns_in(const std::string& text) {
  const Passage passage = passage_of(text);
  auto all = segments(text, passage);
  mark_turns(all);
  std::string out;
  for (const Segment& s : all)
    if (s.is_turn) out += (out.empty() ? "" : " ") + std::string(s.text({0, 1}));
  return out;
}

TEST(Turns, AnInterview) {
  EXPECT_EQ(turns_in("We met her. Q: Did you count? A: My mother counted. Q: What did she say? A: Little."), "Q A Q A");
  EXPECT_EQ(turns_in("We spoke to Hemi Toro after the match. Courier: You stood on the wrong side. Toro: It was the "
                     "right side. Courier: She was seen there. Toro: She told me so."),
            "Courier Toro Courier Toro");
}

TEST(Turns, InitialsOfSomebodyWhoIsNamed) {
  EXPECT_EQ(turns_in("We met Wilma Oba-Pratt in May. What did you miss? WOP: Doors. Were you well? WOP: Once. Why? "
                     "WOP: A spoon."),
            "WOP WOP WOP");
  EXPECT_EQ(turns_in("We met Ana Vell in May. WOP: Doors. WOP: Once. WOP: A spoon."), "");
}

TEST(Turns, LabelsOfSomethingElse) {
  EXPECT_EQ(turns_in("The match is on Sunday. Tickets: They are sold out. Parking: It is free."), "");
  EXPECT_EQ(turns_in("They counted again. Toro: 45 percent. Vell: 44 percent. Toro: 46 percent."), "");
  EXPECT_EQ(turns_in("A: It was late."), "");
  EXPECT_EQ(turns_in(""), "");
}

}  // namespace
}  // namespace whosays::quote
