#include "tag/lemmas.h"

#include <gtest/gtest.h>

namespace whosays::tag {
namespace {

TEST(Lemmas, RulesMakeTheLemmaTheyWereTakenFrom) {
  struct Case {
    const char* form;
    const char* lemma;
    const char* rule;
  };
  constexpr Case kCases[] = {{"ferries", "ferry", "l3+y"}, {"Signed", "sign", "l2+"}, {"Odel", "Odel", "=0+"},
                             {"was", "be", "l3+be"},       {"n't", "not", "l2+ot"},   {"naïve", "naïve", "l0+"}};
  for (const Case& c : kCases) {
    const LemmaRule rule = rule_of(c.form, c.lemma);
    EXPECT_EQ(rule_text(rule), c.rule) << c.form;
    EXPECT_EQ(*parse_rule(rule_text(rule)), rule);
  }
  for (const char* wrong : {"", "l", "x0+", "l0", "lx+", "=+a"}) EXPECT_FALSE(parse_rule(wrong).ok()) << wrong;
}

TEST(Lemmas, TheLongestKnownEndingDecides) {
  const std::vector<std::string> rules = {"l0+", "l1+", "l3+y", "l3+be", "=0+"};
  const std::vector<std::uint64_t> keys = {
      ending_key("", false, Upos::noun, Xpos::nns), ending_key("s", false, Upos::noun, Xpos::nns),
      ending_key("ies", false, Upos::noun, Xpos::nns), ending_key("was", true, Upos::aux, Xpos::vbd),
      ending_key("", false, Upos::propn, Xpos::nnp)};
  const auto slots = Lemmas::table(keys, std::vector<std::uint32_t>{0, 1, 2, 3, 4});
  const auto lemmas = Lemmas::make(rules, slots);
  ASSERT_TRUE(lemmas.ok()) << lemmas.error().message;
  std::string plain;
  const auto lemma = [&](std::string_view form, Upos upos, Xpos xpos) {
    std::string out = "before ";
    lemmas->append(form, upos, xpos, plain, out);
    return out.substr(7);
  };
  EXPECT_EQ(lemma("Ferries", Upos::noun, Xpos::nns), "ferry");
  EXPECT_EQ(lemma("boats", Upos::noun, Xpos::nns), "boat");
  EXPECT_EQ(lemma("sheep", Upos::noun, Xpos::nns), "sheep");
  EXPECT_EQ(lemma("WAS", Upos::aux, Xpos::vbd), "be");
  EXPECT_EQ(lemma("Odels", Upos::propn, Xpos::nnp), "Odels");
  EXPECT_EQ(lemma("seen", Upos::verb, Xpos::vbn), "seen") << "no ending known: as it stands";
  EXPECT_EQ(lemma("s", Upos::noun, Xpos::nns), "s") << "never empty";
  EXPECT_EQ(lemma(std::string(1 << 20, 's'), Upos::noun, Xpos::nns).size(), 1U << 20);
  EXPECT_FALSE(Lemmas::make(std::vector<std::string>{"l0+"}, slots).ok()) << "a rule that is not there";
  EXPECT_FALSE(Lemmas::make(rules, std::span(slots).first(3)).ok()) << "no power of two";
}

}  // namespace
}  // namespace whosays::tag
