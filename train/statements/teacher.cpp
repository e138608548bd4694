// See teacher.h. A file that does not fit ends the program.
#include "teacher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>

#include "base/utf8.h"
#include "evaluate.h"
#include "silver.h"

namespace whosays::statements {
namespace {

using quote::kLabels;

[[noreturn]] void failed(const std::string& what, const std::string& path) {
  std::fprintf(stderr, "train_statements: %s %s\n", what.c_str(), path.c_str());
  std::exit(2);
}

template <class T>
void put(std::ofstream& out, const std::vector<T>& numbers, std::size_t words) {
  const auto count = static_cast<std::int32_t>(words);
  out.write(reinterpret_cast<const char*>(&count), sizeof count);
  out.write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(T)));
}

void flushed(std::ofstream& out, const std::string& path) {
  out.close();
  if (!out) failed("cannot write", path);
}

void words(const std::string& articles, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  for (const GoldArticle& article : read_articles(articles)) {
    const Sample s = sample_of(article);
    const utf8::OffsetTable table(s.text, utf8::Unit::code_points);
    std::vector<std::int32_t> numbers;
    for (std::size_t i = 0; i < s.labels.size(); ++i) {
      const Span word = s.passage.words.span[i];
      numbers.push_back(static_cast<std::int32_t>(table.from_byte(word.begin)));
      numbers.push_back(static_cast<std::int32_t>(table.from_byte(word.end)));
      numbers.push_back(s.borders[i]);
      numbers.push_back(s.labels[i]);
    }
    put(out, numbers, s.labels.size());
  }
  flushed(out, path);
}

using Mass = std::array<double, kLabels>;

void normalise(Mass& m) {
  double sum = 0;
  for (const double x : m) sum += x;
  for (double& x : m) x /= sum;
}

/// The shares of the labels among all paths, kLabels a word. In doubles, since small ones are looked at as well; the
/// run time's own (label_shares.h) are of the labels on the best path.
std::vector<double> label_shares(const std::vector<std::int32_t>& scores, const std::vector<std::uint8_t>& borders,
                                 const quote::Transitions& transitions) {
  constexpr double kStep = 1.0 / 2048;
  std::array<std::array<Mass, kLabels>, quote::kBorders> follow{};
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const auto before = static_cast<std::uint32_t>(i / kLabels % kLabels);
    const auto after = static_cast<std::uint32_t>(i % kLabels);
    if (quote::may_follow(before, after))
      follow[i / (std::size_t{kLabels} * kLabels)][before][after] = std::exp(transitions[i] * kStep);
  }
  const std::size_t n = borders.size();
  std::vector<Mass> own(n), ahead(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<const std::int32_t> row(scores.data() + i * kLabels, kLabels);
    const std::int32_t best = *std::max_element(row.begin(), row.end());
    for (std::uint32_t k = 0; k < kLabels; ++k) {
      own[i][k] = std::exp((row[k] - best) * kStep);
      double mass = i == 0 && quote::may_begin(k) ? 1 : 0;
      for (std::uint32_t j = 0; i > 0 && j < kLabels; ++j) mass += ahead[i - 1][j] * follow[borders[i - 1]][j][k];
      ahead[i][k] = mass * own[i][k];
    }
    normalise(ahead[i]);
  }
  std::vector<double> out(n * kLabels);
  Mass behind{};
  for (std::uint32_t k = 0; k < kLabels; ++k) behind[k] = quote::may_end(k) ? 1 : 0;
  for (std::size_t i = n; i-- > 0;) {
    Mass shares{};
    for (std::uint32_t k = 0; k < kLabels; ++k) shares[k] = ahead[i][k] * behind[k];
    normalise(shares);
    std::copy(shares.begin(), shares.end(), out.begin() + static_cast<std::ptrdiff_t>(i * kLabels));
    if (i == 0) break;
    Mass before{};
    for (std::uint32_t j = 0; j < kLabels; ++j)
      for (std::uint32_t k = 0; k < kLabels; ++k) before[j] += follow[borders[i - 1]][j][k] * own[i][k] * behind[k];
    normalise(before);
    behind = before;
  }
  return out;
}

void shares(Inputs& inputs, const quote::LabelNet& net, const std::string& articles, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  quote::LabelNet::Scratch scratch;
  for (const GoldArticle& article : read_articles(articles)) {
    Sample s = sample_of(article);
    const std::vector<std::int8_t> states = inputs.read(s);
    put(out, label_shares(net.label_scores(s.passage, states, scratch), s.borders, net.transitions()), s.labels.size());
  }
  flushed(out, path);
}

/// The next article's scores.
std::vector<std::int32_t> next_scores(std::ifstream& in, const std::string& path, std::size_t words) {
  std::int32_t count = 0;
  in.read(reinterpret_cast<char*>(&count), sizeof count);
  if (!in || count < 0 || static_cast<std::size_t>(count) != words) failed("these are scores of other words:", path);
  std::vector<std::int32_t> out(words * kLabels);
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size() * sizeof out[0]));
  if (!in) failed("scores end too early in", path);
  return out;
}

/// A line of JSON as the scorer reads it.
std::string line_of(const Sample& s, const std::vector<GoldAttribution>& statements) {
  constexpr std::array<const char*, quote::kLabelRoles> kNames = {"source", "cue", "content"};
  const utf8::OffsetTable table(s.text, utf8::Unit::code_points);
  std::string out;
  for (const GoldAttribution& statement : statements) {
    out += out.empty() ? "{" : ",{";
    for (std::size_t r = 0; r < kNames.size(); ++r) {
      std::string spans;
      for (const Span span : statement.spans[r])
        spans += (spans.empty() ? "[" : ",[") + std::to_string(table.from_byte(span.begin)) + "," +
                 std::to_string(table.from_byte(span.end)) + "]";
      out += std::string(r > 0 ? "," : "") + "\"" + kNames[r] + "\":{\"spans\":[" + spans + "]}";
    }
    out += "}";
  }
  return "{\"id\":\"" + s.id + "\",\"statements\":[" + out + "]}\n";
}

void statements(Inputs& inputs, quote::LabelNet net, const std::string& articles, const std::string& scores,
                const std::string& path, bool with_lists) {
  std::ifstream in(scores, std::ios::binary);
  std::ofstream out(path);
  quote::LabelNet::Scratch scratch;
  quote::Linked linked;
  for (const GoldArticle& article : read_articles(articles)) {
    Sample s = sample_of(article);
    const std::vector<std::int8_t> states = inputs.read(s);
    const std::vector<std::int32_t> given = next_scores(in, scores, s.labels.size());
    net.label_by(given);
    if (with_lists) {
      out << line_of(s, outermost(s, states, &net));
    } else {
      net.read(s.passage, states, scratch, linked);
      out << line_of(s, linked.spans, linked.statements);
    }
  }
  flushed(out, path);
}

}  // namespace

std::optional<int> teacher_verb(const std::vector<std::string>& a) {
  if (a.size() == 3 && a[0] == "words") {
    words(a[1], a[2]);
    return 0;
  }
  const bool by_scores = a.size() == 6 && (a[0] == "statements" || a[0] == "spans");
  if (!by_scores && !(a.size() == 5 && a[0] == "shares")) return std::nullopt;
  Inputs inputs(a[1], {});
  std::optional<quote::LabelNet> net = net_of(a[2], inputs);
  if (!net) failed("no net", a[2]);
  if (by_scores)
    statements(inputs, *std::move(net), a[3], a[4], a[5], a[0] == "statements");
  else
    shares(inputs, *net, a[3], a[4]);
  return 0;
}

}  // namespace whosays::statements
