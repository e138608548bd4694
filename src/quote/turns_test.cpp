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

TEST(Turns, LabelsInCapitals) {
  EXPECT_EQ(turns_in("We heard Marek Odel. MR. ODEL: It is shut. QUESTION: Who shut it? MR. ODEL: They did."),
            "MR. QUESTION MR.");
}

TEST(Turns, AreTrustedWhereTheirLabelsComeBack) {
  const auto trusted = [](const std::string& text) {
    std::vector<Found> found;
    for (std::size_t at = 0; at < text.size(); at = text.find(' ', at) + 1) {
      Found f;
      const std::size_t colon = text.find(':', at);
      f.source = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(colon)}};
      f.rule = "transcript+learned";
      f.confidence = 0.3F;
      found.push_back(f);
      if (text.find(' ', at) == std::string::npos) break;
    }
    for (Found& f : found) f.cue = {{f.source.front().end, f.source.front().end + 1}};
    std::vector<Found> turns = turns_in_capitals(text, found);
    found.erase(found.begin() + 1, found.end());
    keep_turns(std::move(turns), found);
    return std::ranges::count_if(found, [](const Found& f) { return f.confidence > 0.5F; });
  };
  EXPECT_EQ(trusted("VELL:Yes ODEL:No VELL:Yes ODEL:No HOST:Well"), 4);
  EXPECT_EQ(trusted("Vell:Yes Odel:No Vell:Yes Odel:No"), 0);
  EXPECT_EQ(trusted("CHART:Yes QUAY:No CHART:Yes"), 0);
  EXPECT_EQ(trusted("Q:Why A:No B:Yes"), 2);
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
