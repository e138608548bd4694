// See masked.h.
#include "masked.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "augment.h"
#include "base/utf8.h"
#include "token/token.h"

namespace whosays::train {
namespace {

constexpr std::int64_t kNarrow = 112;

}  // namespace

void PlainText::read(const std::string& path) {
  FILE* pipe = popen(("xz -dc '" + path + "'").c_str(), "r");
  if (pipe == nullptr) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  char* line = nullptr;
  std::size_t room = 0;
  for (ssize_t n = 0; (n = getline(&line, &room, pipe)) > 0;) {
    rapidjson::Document d;
    d.Parse(line, static_cast<std::size_t>(n));
    if (d.HasParseError() || !d["text"].IsString()) continue;
    const std::string_view text(d["text"].GetString(), d["text"].GetStringLength());
    const token::Split split = token::split(text);
    for (const whosays::Sentence& row : split.sentences.rows) {
      if (row.end_word - row.first_word > 70 || row.end_word - row.first_word < 4) continue;
      const auto first = static_cast<std::uint32_t>(ends_.size());
      for (std::uint32_t i = row.first_word; i < row.end_word; ++i) {
        text_ += slice(text, split.words.span[i]);
        ends_.push_back(static_cast<std::uint32_t>(text_.size()));
      }
      lines_.emplace_back(first, static_cast<std::uint32_t>(ends_.size()));
    }
  }
  std::free(line);
  pclose(pipe);
}

void PlainText::count_targets(std::size_t most) {
  std::unordered_map<std::string, std::int64_t> counts;
  std::uint32_t from = 0;
  for (const std::uint32_t end : ends_) {
    ++counts[utf8::ascii_lowered(std::string_view(text_).substr(from, end - from))];
    from = end;
  }
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [word, n] : counts) order.emplace_back(-n, word);
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), most));
  for (const auto& [n, word] : order) numbers_.emplace(word, static_cast<std::int64_t>(numbers_.size()));
}

std::vector<Sentence> PlainText::next(std::size_t words, std::mt19937& random) {
  std::vector<Sentence> out;
  for (std::size_t have = 0; have < words;) {
    if (at_ >= order_.size()) {
      order_.resize(lines_.size());
      for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
      std::shuffle(order_.begin(), order_.end(), random);
      at_ = 0;
    }
    const auto [first, end] = lines_[order_[at_++]];
    Sentence s;
    for (std::uint32_t i = first; i < end; ++i) {
      const std::uint32_t from = i == 0 ? 0 : ends_[i - 1];
      s.words.push_back(text_.substr(from, ends_[i] - from));
    }
    have += s.words.size();
    out.push_back(augmented(s, random));
  }
  return out;
}

std::int64_t PlainText::target(const std::string& word) const {
  const auto found = numbers_.find(utf8::ascii_lowered(word));
  return found == numbers_.end() ? -1 : found->second;
}

std::vector<std::int64_t> hide_words(std::vector<Sentence>& sentences, const PlainText& plain, float part,
                                     std::mt19937& random) {
  std::uniform_real_distribution<float> chance(0, 1);
  std::vector<std::int64_t> wanted;
  for (Sentence& s : sentences)
    for (std::string& word : s.words) {
      wanted.push_back(-1);
      if (chance(random) >= part) continue;
      wanted.back() = plain.target(word);
      if (wanted.back() >= 0) word = kMask;
    }
  return wanted;
}

MaskHeadImpl::MaskHeadImpl(std::int64_t inputs, std::int64_t targets) {
  narrow = register_module("narrow", torch::nn::Linear(inputs, kNarrow));
  out = register_module("out", torch::nn::Linear(kNarrow, targets));
}

torch::Tensor MaskHeadImpl::loss(const torch::Tensor& states, const std::vector<std::int64_t>& wanted, double& right) {
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> labels;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] < 0) continue;
    rows.push_back(static_cast<std::int64_t>(i));
    labels.push_back(wanted[i]);
  }
  if (rows.empty()) return torch::zeros({}, torch::requires_grad());
  const torch::Tensor gold = torch::tensor(labels, torch::kLong);
  const torch::Tensor narrowed = torch::tanh(narrow(states.index_select(0, torch::tensor(rows, torch::kLong))));
  const torch::Tensor scores = out(narrowed);
  right = (scores.argmax(1) == gold).to(torch::kFloat).mean().item<double>();
  return torch::nn::functional::cross_entropy(scores, gold);
}

}  // namespace whosays::train
