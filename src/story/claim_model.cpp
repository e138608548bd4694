#include "story/claim_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/text_util.h"
#include "embedded/claim_models.h"
#include "story/words.h"

namespace whosays::story {
namespace {

template <std::size_t N>
std::array<double, N> softmax(std::array<double, N> scores) {
  const double most = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - most);
  for (double& score : scores) score /= sum;
  return scores;
}

template <std::size_t N>
void write_row(std::string& out, std::string_view name, const std::array<float, N>& row) {
  out += name;
  for (const float value : row) out += fmt::format("\t{:.4g}", value);
  out += '\n';
}

template <std::size_t N>
void read_row(std::string_view cells, std::array<float, N>& row) {
  std::size_t i = 0;
  for (const std::string_view cell : split(cells, '\t'))
    if (i < N) std::from_chars(cell.data(), cell.data() + cell.size(), row[i++]);
}

std::array<float, kPairTraits> scaled(const ClaimModel& model, const PairTraits& traits) {
  std::array<float, kPairTraits> out{};
  for (std::size_t i = 0; i < kPairTraits; ++i) out[i] = (traits[i] - model.mean[i]) * model.scale[i];
  return out;
}

}  // namespace

std::string_view word(PairClass kind) {
  constexpr std::array<std::string_view, kPairClasses> kWords{"same", "entails", "opposite", "other"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view word(Stance stance) {
  constexpr std::array<std::string_view, kStances> kWords{"for", "against", "observing"};
  return kWords[static_cast<std::size_t>(stance)];
}

std::array<double, kPairClasses> pair_probabilities(const ClaimModel& model, const PairTraits& traits) {
  const auto in = scaled(model, traits);
  std::array<double, kPairClasses> out{};
  for (std::size_t c = 0; c < kPairClasses; ++c) out[c] = model.out_bias[c];
  for (std::size_t h = 0; h < ClaimModel::kHidden; ++h) {
    double sum = model.hidden_bias[h];
    for (std::size_t i = 0; i < kPairTraits; ++i) sum += double{model.hidden[h][i]} * in[i];
    if (sum <= 0) continue;
    for (std::size_t c = 0; c < kPairClasses; ++c) out[c] += model.out[c][h] * sum;
  }
  return softmax(out);
}

std::array<double, kStances> stance_probabilities(const ClaimModel& model, const PairTraits& traits,
                                                  const std::vector<std::string>& words) {
  const auto in = scaled(model, traits);
  std::array<double, kStances> out{};
  for (std::size_t c = 0; c < kStances; ++c) {
    out[c] = model.stance_bias[c];
    for (std::size_t i = 0; i < kPairTraits; ++i) out[c] += double{model.stance[c][i]} * in[i];
  }
  for (const std::string& word : words)
    if (const auto it = model.words.find(word); it != model.words.end())
      for (std::size_t c = 0; c < kStances; ++c) out[c] += it->second[c];
  return softmax(out);
}

std::vector<std::string> stance_words(std::string_view text) {
  std::vector<std::string> out;
  std::string before = "<";
  const auto add = [&](const std::string& form) {
    out.push_back(form);
    out.push_back(before + "_" + form);
    before = form;
  };
  for (const Word& word : words_in(text)) add(word.number ? "#" : stem(word.text));
  if (text.find('?') != std::string_view::npos) add("?");
  if (text.find('\'') != std::string_view::npos || text.find("\xE2\x80\x98") != std::string_view::npos) add("'");
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string model_text(const ClaimModel& model) {
  std::string out = "# Claims: pairs of statements and stances of headlines; made by train/claims. Card: claims.md.\n";
  write_row(out, "mean", model.mean);
  write_row(out, "scale", model.scale);
  for (const auto& row : model.hidden) write_row(out, "hidden", row);
  write_row(out, "hidden_bias", model.hidden_bias);
  for (const auto& row : model.out) write_row(out, "out", row);
  write_row(out, "out_bias", model.out_bias);
  for (const auto& row : model.stance) write_row(out, "stance", row);
  write_row(out, "stance_bias", model.stance_bias);
  std::set<std::string> words;
  for (const auto& [word, row] : model.words) words.insert(word);
  for (const std::string& word : words) write_row(out, "word\t" + word, model.words.at(word));
  return out;
}

ClaimModel read_claim_model(std::string_view text) {
  ClaimModel model;
  std::size_t hidden = 0;
  std::size_t outs = 0;
  std::size_t stances = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, tab);
    std::string_view cells = line.substr(tab + 1);
    if (name == "mean") read_row(cells, model.mean);
    if (name == "scale") read_row(cells, model.scale);
    if (name == "hidden" && hidden < ClaimModel::kHidden) read_row(cells, model.hidden[hidden++]);
    if (name == "hidden_bias") read_row(cells, model.hidden_bias);
    if (name == "out" && outs < kPairClasses) read_row(cells, model.out[outs++]);
    if (name == "out_bias") read_row(cells, model.out_bias);
    if (name == "stance" && stances < kStances) read_row(cells, model.stance[stances++]);
    if (name == "stance_bias") read_row(cells, model.stance_bias);
    if (name == "word") {
      const std::size_t end = std::min(cells.find('\t'), cells.size());
      auto& row = model.words[std::string(cells.substr(0, end))];
      if (end < cells.size()) read_row(cells.substr(end + 1), row);
    }
  }
  return model;
}

const ClaimModel& embedded_claim_model() {
  static const ClaimModel kModel = [] {
    for (const auto& file : claim_models::files)
      if (file.name == "claims.tsv") return read_claim_model(file.bytes);
    return ClaimModel{};
  }();
  return kModel;
}

}  // namespace whosays::story
