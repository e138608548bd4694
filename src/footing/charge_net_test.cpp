// The learned reader of allegations: its file, its words, and what it adds to a row.
#include "footing/charge_net.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace whosays::footing {
namespace {

TEST(ChargeNet, IsPartOfTheProgram) {
  const ChargeNet* net = embedded_charge_net();
  ASSERT_NE(net, nullptr);
  EXPECT_NE(net->meaning("steal"), nullptr);
  EXPECT_EQ(net->meaning("a word that nobody knows"), nullptr);
  EXPECT_EQ(net->meaning(""), nullptr);
}

TEST(ChargeNet, OtherBytesAreRefused) {
  std::vector<std::uint64_t> memory(64, 0);
  const std::string_view zeros{reinterpret_cast<const char*>(memory.data()), memory.size() * 8};
  EXPECT_FALSE(ChargeNet::load(zeros).ok());
  EXPECT_FALSE(ChargeNet::load("").ok());
  std::memcpy(memory.data(), "WSALG002", 8);
  EXPECT_FALSE(ChargeNet::load(zeros).ok()) << "no shape";
  EXPECT_FALSE(ChargeNet::load(zeros.substr(0, 20)).ok()) << "cut short";
}

/// A row of somebody who did something to something.
std::int32_t score_of(std::string_view predicate, std::string_view object) {
  ChargeRows rows;
  rows.content = {predicate, object};
  ChargeRow row;
  row.words[static_cast<std::size_t>(Place::predicate)] = predicate;
  row.words[static_cast<std::size_t>(Place::object)] = object;
  row.clause = rows.content;
  rows.rows.push_back(row);
  const ChargeNet& net = *embedded_charge_net();
  return net.score(net.units(rows).at(0), {});
}

TEST(ChargeNet, WordsThatNoListHasWeighByTheirMeaning) {
  EXPECT_GT(score_of("bribe", "judge"), score_of("thank", "judge"));
  EXPECT_GT(score_of("embezzle", "pension"), score_of("increase", "pension"));
  EXPECT_GT(score_of("falsify", "record"), score_of("break", "record"));
  EXPECT_EQ(embedded_charge_net()->units({}).size(), 0U);
}

}  // namespace
}  // namespace whosays::footing
