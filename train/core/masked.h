// Masked words: the encoder learns to name hidden words of plain news, before and beside the annotated data.
//
// A part of a sentence's words is replaced by kMask before the features are made, so that the neighbours' hashed
// features do not give them away; the word that stood there is predicted among the commonest ones, in lower case. No
// annotation is needed, and the rows of words that the treebanks do not have are trained, too.
#pragma once

#include <torch/torch.h>

#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "data.h"

namespace whosays::train {

/// Stands for a hidden word: no word of any text.
inline constexpr const char* kMask = "\x01\x02mask\x02\x01";

/// Sentences of plain text, as the program cuts them; their words one after another in one string.
class PlainText {
 public:
  /// Reads files of {"text": ...} lines, compressed by xz.
  void read(const std::string& path);
  /// The commonest `most` words of what was read become targets.
  void count_targets(std::size_t most);
  /// About `words` words of random sentences, for ever; all are seen before one comes again.
  std::vector<Sentence> next(std::size_t words, std::mt19937& random);
  [[nodiscard]] std::int64_t target(const std::string& word) const;  ///< -1 when it is none
  [[nodiscard]] std::size_t targets() const { return numbers_.size(); }
  [[nodiscard]] std::size_t words() const { return ends_.size(); }
  [[nodiscard]] std::size_t sentences() const { return lines_.size(); }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;                             ///< of each word in text_
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lines_;  ///< words of each sentence
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::uint32_t> order_;
  std::size_t at_ = 0;
};

/// Hides `part` of the words; the number of the word that was there for each word, -1 where nothing is to be predicted.
std::vector<std::int64_t> hide_words(std::vector<Sentence>& sentences, const PlainText& plain, float part,
                                     std::mt19937& random);

/// States -> scores of the targets, through a narrow layer; thrown away after training.
struct MaskHeadImpl : torch::nn::Module {
  MaskHeadImpl(std::int64_t inputs, std::int64_t targets);
  torch::Tensor loss(const torch::Tensor& states, const std::vector<std::int64_t>& wanted, double& right);
  torch::nn::Linear narrow{nullptr}, out{nullptr};
};
TORCH_MODULE(MaskHead);

}  // namespace whosays::train
