// How a source knows, why it is not named, on what terms and through what channel it spoke: in the text's words only.
#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

/// "saw_or_heard{who saw}", then "reason{...}", "terms{...}", "channel{...}" where there are any.
std::string ground_of(const char* marked) {
  const Document d = read({{marked}});
  const Statement& s = d.statements.rows.at(0);
  std::string out(word(s.basis));
  const auto add = [&](std::string_view key, const std::optional<Span>& span) {
    if (span) out += std::string(key) + "{" + std::string(slice(d.article.text, *span)) + "}";
  };
  add("", s.basis_span);
  add(" reason", s.anonymity_reason);
  add(" terms", s.terms);
  add(" channel", s.channel);
  return out;
}

struct GroundGolden {
  const char* marked;
  const char* ground;
};

constexpr GroundGolden kBases[] = {
    {"[Ana Vell] <said> {the ferry was safe}.", "not_stated"},
    {"[An official who was present] <said> {the ferry was safe}.", "saw_or_heard{who was present}"},
    {"[A passenger who saw the collision] <said> {the ferry was late}.", "saw_or_heard{who saw}"},
    {"[A captain who took part in the talks] <said> {they failed}.", "took_part{who took part}"},
    {"[Two people who had read the letter] <said> {it was short}.", "read_document{who had read the letter}"},
    {"[Two people briefed on the inquiry] <said> {it was over}.", "was_briefed{briefed on the}"},
    {"[An official who was told of the delay] <said> {it was long}.", "was_told{who was told}"},
    {"{“I saw the letter,”} [Ana Vell] <said>.", "saw_or_heard{I saw}"},
    {"{“I signed the letter,”} [Ana Vell] <said>.", "took_part{I signed}"},
    {"[Ana Vell] <said> {the captain, who saw the letter, resigned}.", "not_stated"},
};

constexpr GroundGolden kAnonymity[] = {
    {"[An official], who spoke on condition of anonymity, <said> {it was late}.",
     "not_stated terms{on condition of anonymity}"},
    {"[An official] <said> off the record {that it was late}.", "not_stated terms{off the record}"},
    {"[An official], who asked not to be named because she still works there, <said> {it was late}.",
     "not_stated reason{because she still works there} terms{asked not to be named}"},
    {"[An official], not authorised to speak publicly, <said> {it was late}.",
     "not_stated reason{not authorised to speak publicly}"},
    {"[Two officials] <said> {it was late}. They spoke on condition of anonymity for fear of losing their jobs.",
     "not_stated reason{for fear of losing their jobs} terms{on condition of anonymity}"},
    {"[Ana Vell] <said> off the record {that it was late}.", "not_stated"},
};

constexpr GroundGolden kChannels[] = {
    {"[Ana Vell] <said> in a statement {that it was late}.", "not_stated channel{in a statement}"},
    {"[Ana Vell] <said> by email {that it was late}.", "not_stated channel{by email}"},
    {"[Ana Vell] <said> in an interview {that it was late}.", "not_stated channel{in an interview}"},
    {"In a letter, [Ana Vell] <said> {it was late}.", "not_stated channel{In a letter}"},
    {"[Ana Vell] <said> {the captain resigned in a letter}.", "not_stated"},
    {"[Ana Vell] <said> on Tuesday {that it was late}.", "not_stated"},
};

void expect_all(std::span<const GroundGolden> goldens) {
  for (const GroundGolden& golden : goldens) EXPECT_EQ(ground_of(golden.marked), golden.ground) << golden.marked;
}

TEST(Ground, Basis) { expect_all(kBases); }
TEST(Ground, AnonymityIsOnlyForTheUnnamed) { expect_all(kAnonymity); }
TEST(Ground, Channel) { expect_all(kChannels); }

}  // namespace
}  // namespace whosays::footing
