// What is cited beside a statement of the same source. People and outlets are invented.
#include "footing/repairs.h"

#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

std::size_t statements_of(const char* said, const char* cited) {
  const Document d = scene({{said}, {cited, "cite"}}, "org The Courier");
  return repaired(input_of(d)).rows.size();
}

TEST(Repairs, AReasonThatIsCitedSaysSomethingAndASourceDoesNot) {
  EXPECT_EQ(statements_of("[The Courier], citing the audit, <said> {it was late}.",
                          "[The Courier], <citing> {the audit}, said it was late."),
            1U);
  EXPECT_EQ(statements_of("[The Courier], citing two officials, <said> {it was late}.",
                          "[The Courier], <citing> {two officials}, said it was late."),
            1U);
  EXPECT_EQ(statements_of("[The council] <refused> {to sail}, citing concerns about the hull.",
                          "[The council] refused to sail, <citing> {concerns about the hull}."),
            2U);
}

}  // namespace
}  // namespace whosays::footing
