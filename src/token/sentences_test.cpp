// Sentences of news text against tests/golden/sentences/news.txt, and the model's file.
#include "token/sentences.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "token/token.h"

namespace whosays::token {
namespace {

struct Sample {
  std::string name;
  std::string text;
  std::set<std::size_t> ends;  ///< bytes, blanks in front of them left out
};

/// Samples as the file's head explains them.
std::vector<Sample> read_samples() {
  std::ifstream in(WHOSAYS_SOURCE_DIR "/tests/golden/sentences/news.txt");
  std::vector<Sample> samples;
  const auto mark = [&] {
    std::string& text = samples.back().text;
    const std::size_t last = text.find_last_not_of(" \n");
    if (last != std::string::npos) samples.back().ends.insert(last + 1);
  };
  bool wrapped = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      if (!samples.empty()) mark();
      samples.push_back({line.substr(3), "", {}});
      wrapped = samples.back().name == "wrapped";
      continue;
    }
    if (samples.empty() || line.starts_with("#")) continue;
    if (!wrapped || line.empty()) mark();
    for (std::size_t at = 0; at < line.size();) {
      if (line.compare(at, 3, "‖") == 0) {
        mark();
        at += 3;
      } else {
        samples.back().text += line[at++];
      }
    }
    samples.back().text += '\n';
  }
  if (!samples.empty()) mark();
  return samples;
}

TEST(SentencesOfNews, AgreeWithTheGoldenSet) {
  std::size_t gold = 0;
  std::size_t predicted = 0;
  std::size_t right = 0;
  std::ostringstream wrong;
  for (const Sample& sample : read_samples()) {
    std::set<std::size_t> found;
    for (const Sentence& sentence : token::split(sample.text).sentences.rows) found.insert(sentence.span.end);
    gold += sample.ends.size();
    predicted += found.size();
    for (const std::size_t end : found) {
      if (sample.ends.contains(end))
        ++right;
      else
        wrong << "  too many: " << sample.text.substr(end < 30 ? 0 : end - 30, std::min<std::size_t>(end, 30)) << "\n";
    }
    for (const std::size_t end : sample.ends)
      if (!found.contains(end))
        wrong << "  missing:  " << sample.text.substr(end < 30 ? 0 : end - 30, std::min<std::size_t>(end, 30)) << "\n";
  }
  ASSERT_GE(gold, 120U);
  const double f1 = 200.0 * static_cast<double>(right) / static_cast<double>(gold + predicted);
  std::cout << gold << " ends, F1 " << f1 << "\n" << wrong.str();
  EXPECT_GE(f1, 95.0);
}

TEST(SentenceModel, SaysWhatIsWrongWithAFile) {
  EXPECT_FALSE(open_model("").ok());
  EXPECT_FALSE(open_model("WSENT002").ok());
  const std::string empty("WSENT001\x01\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0", 28);
  ASSERT_TRUE(open_model(empty).ok());
  for (std::size_t size = 0; size < empty.size(); ++size)
    EXPECT_FALSE(open_model(std::string_view(empty).substr(0, size)).ok()) << size;
  EXPECT_FALSE(open_model(empty + "x").ok());
}

}  // namespace
}  // namespace whosays::token
