#include "eval/name_pairs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

class NamePairs : public testing::Test {
 protected:
  std::string written(const std::string& text) {
    const std::string path = testing::TempDir() + "name_pairs.csv";
    std::ofstream(path) << text;
    return path;
  }
};

TEST_F(NamePairs, AreReadAndScored) {
  // The small case of the scorer's own test: at a half one of two matches is said; best is the largest threshold of
  // equals.
  const auto pairs =
      read_name_pairs(written("schema,name1,name2,is_match\nPerson,Ann,Anne,true\nPerson,\"Bob, "
                              "\"\"B\"\"\",Bobby,true\r\nCompany,Cy,Di,false\nCompany,Di,Cy,false\n"));
  ASSERT_TRUE(pairs.ok());
  ASSERT_EQ(pairs->size(), 4U);
  EXPECT_EQ((*pairs)[1].first, "Bob, \"B\"");
  EXPECT_EQ((*pairs)[2].test_half, (*pairs)[3].test_half);
  const std::string table = name_pairs_table(*pairs, [](const NamePair& p) { return p.first == "Ann" ? 0.9 : 0.4; });
  EXPECT_NE(table.find("all           4 pairs,    2 match   at .5: P 1.0000 R 0.5000 F1 0.6667   best F1 0.6667 at "
                       "0.9000   AUC 0.7500"),
            std::string::npos)
      << table;
}

TEST_F(NamePairs, WhatIsNoGold) {
  EXPECT_FALSE(read_name_pairs("no-such-file.csv").ok());
  EXPECT_FALSE(read_name_pairs(written("")).ok());
  EXPECT_FALSE(read_name_pairs(written("a,b\n1,2\n")).ok());
  EXPECT_FALSE(read_name_pairs(written("schema,name1,name2,is_match\nPerson,\"Ann,Anne,true\n")).ok());
}

}  // namespace
}  // namespace whosays::eval
