// How a source knows, why it is not named, on what terms and through what channel it spoke: in the text's words only.
#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

/// "saw_or_heard{who saw the collision}", then "reason{...}", "terms{...}", "channel{...}" where there are any.
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
    {"[A passenger who saw the collision] <said> {the ferry was late}.", "saw_or_heard{who saw the collision}"},
    {"[A captain who took part in the talks] <said> {they failed}.", "took_part{who took part in the talks}"},
    {"[Two people who had read the letter] <said> {it was short}.", "read_document{who had read the letter}"},
    {"[Two people briefed on the inquiry] <said> {it was over}.", "was_briefed{briefed on the inquiry}"},
    {"[Ana Vell, who hadn't been briefed on the inquiry,] <said> {it was over}.", "not_stated"},
    {"[An official who was told of the delay] <said> {it was long}.", "was_told{who was told of the delay}"},
    {"{“I saw the letter,”} [Ana Vell] <said>.", "read_document{I saw the letter}"},
    {"{“I signed the letter,”} [Ana Vell] <said>.", "took_part{I signed the letter}"},
    {"[Ana Vell] <said> {the captain, who saw the letter, resigned}.", "not_stated"},
    {"[An official who was on the call] <said> {it was long}.", "took_part{who was on the call}"},
    {"[A diver who was shown the minutes] <said> {they were short}.", "read_document{who was shown the minutes}"},
    {"[A clerk who had the call described to him] <said> {it was long}.",
     "was_told{who had the call described to him}"},
    {"[A clerk who was abroad] <said> {it was long}.", "not_stated"},
    {"[A clerk who used to attend such meetings] <said> {they were long}.", "not_stated"},
    {"[A friend of the captain] <said> {it was long}.", "not_stated"},
    {"[Footage seen by the Courier] <shows> {the ferry turning}.", "saw_or_heard{seen by the Courier}"},
    {"[The Courier], citing two officials, <said> {it was late}.", "was_told{citing two officials}"},
    {"[The Courier], citing internal emails, <said> {it was late}.", "read_document{citing internal emails}"},
    {"[The captain] <said> {he had seen lights}.", "saw_or_heard{he had seen lights}"},
    {"[The captain] <said> {she had signed}.", "not_stated"},
    {"[Sailors who participated in a poll] <said> {it was late}.", "not_stated"},
    {"[Sailors who wrote to us] <said> {it was late}.", "not_stated"},
    {"[Most of them] <said> {they viewed Odel as a rival}.", "not_stated"},
};

constexpr GroundGolden kAnonymity[] = {
    {"[An official], who spoke on condition of anonymity, <said> {it was late}.",
     "not_stated terms{on condition of anonymity}"},
    {"[An official] <said> off the record {that it was late}.", "not_stated terms{off the record}"},
    {"[An official], who asked not to be named because she still works there, <said> {it was late}.",
     "not_stated reason{because she still works there} terms{asked not to be named}"},
    {"[A clerk], not wishing to be named lest she be moved, <said> {it was late}.",
     "not_stated reason{lest she be moved} terms{not wishing to be named}"},
    {"[A clerk who lacks clearance to talk to the press] <said> {it was late}.",
     "not_stated reason{lacks clearance to talk to the press}"},
    {"[A clerk who is not supposed to smoke on duty] <said> {it was late}.", "not_stated"},
    {"[A clerk who was not named in the report] <said> {it was late}.", "not_stated"},
    {"[A clerk], on condition of anonymity, out of respect for the dead, <said> {it was late}.",
     "not_stated reason{out of respect for the dead} terms{on condition of anonymity}"},
    {"[An official], not authorised to speak publicly, <said> {it was late}.",
     "not_stated reason{not authorised to speak publicly}"},
    {"[Two officials] <said> {it was late}. They spoke on condition of anonymity for fear of losing their jobs.",
     "not_stated reason{for fear of losing their jobs} terms{on condition of anonymity}"},
    {"[Ana Vell] <said> off the record {that it was late}.", "not_stated terms{off the record}"},
    {"[Ana Vell], who fears reprisals, <said> {it was late}.", "not_stated"},
    {"Because the review is not over, [an official] who declined to be identified <said> {it was late}.",
     "not_stated reason{Because the review is not over} terms{declined to be identified}"},
    {"He is not named here because he is 15. [The boy] <said> {it was late}.",
     "not_stated reason{because he is 15} terms{is not named here}"},
    {"[The envoy] <said>, in remarks embargoed until noon, {that it was late}.",
     "not_stated terms{embargoed until noon} channel{in remarks}"},
};

constexpr GroundGolden kReasons[] = {
    {"Citing two letters it had seen, [the Courier] <said> {it was late}.",
     "read_document{Citing two letters it had seen}"},
    {"Citing the cost, [the Courier] <said> {it was late}.", "not_stated"},
    {"[Ana Vell] <said>: {“The pattern I see is that it is late.”}", "not_stated"},
    {"[Ana Vell] <said>: {“I saw that it was late.”}", "saw_or_heard{I saw that it was late}"},
};

constexpr GroundGolden kChannels[] = {
    {"[Ana Vell] <said> in a statement {that it was late}.", "not_stated channel{in a statement}"},
    {"[Ana Vell] <said> by email {that it was late}.", "not_stated channel{by email}"},
    {"[Ana Vell] <said> in an interview {that it was late}.", "not_stated channel{in an interview}"},
    {"In a letter, [Ana Vell] <said> {it was late}.", "not_stated channel{In a letter}"},
    {"[Ana Vell] <said> {the captain resigned in a letter}.", "not_stated"},
    {"[Ana Vell] <said> on Tuesday {that it was late}.", "not_stated"},
    {"The session in the interview room ended, and [Ana Vell] <said> {it was late}.", "not_stated"},
    {"[A person in the meeting] <said> {it was late}.", "not_stated"},
    {"Testifying in May, [Ana Vell] <said> {it was late}.", "not_stated channel{Testifying}"},
    {"[Ana Vell] <said> in a series of tweets {that it was late}.", "not_stated channel{in a series of tweets}"},
    {"[Ana Vell] <said> on a conference call with owners {that it was late}.",
     "not_stated channel{on a conference call}"},
    {"[Ana Vell] <said> on Callis News {that it was late}.", "not_stated channel{on Callis News}"},
    {"[Ana Vell] <tweeted> {that it was late}.", "not_stated channel{tweeted}"},
    {"[Ana Vell] <said> from the Senate floor {that it was late}.", "not_stated channel{from the Senate floor}"},
    {"[Ana Vell] <said> on the kitchen floor {that it was late}.", "not_stated"},
    {"On CBN's “Harbour Hour,” [Ana Vell] <said> {it was late}.", "not_stated channel{On CBN's “Harbour Hour,”}"},
    {"[Ana Vell] <said> in response to Odel {that it was late}.", "not_stated"},
    {"[Ana Vell] <said> in a written reply {that it was late}.", "not_stated channel{in a written reply}"},
    {"Asked on the letter, [Ana Vell] <said> {it was late}.", "not_stated"},
    {"Charged under, and cited in Article 32 of, the code, [Ana Vell] <said> {it was late}.", "not_stated"},
};

void expect_all(std::span<const GroundGolden> goldens) {
  for (const GroundGolden& golden : goldens) EXPECT_EQ(ground_of(golden.marked), golden.ground) << golden.marked;
}

TEST(Ground, Basis) { expect_all(kBases); }
TEST(Ground, TermsAreForAllAndReasonsForTheUnnamed) { expect_all(kAnonymity); }
TEST(Ground, AReasonOrAnOpinionIsNoBasis) { expect_all(kReasons); }
TEST(Ground, Channel) { expect_all(kChannels); }

}  // namespace
}  // namespace whosays::footing
