#include "eval/extraction.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace whosays::eval {
namespace {

constexpr std::size_t kShingle = 4;
constexpr std::size_t kWorst = 10;

using Bag = std::map<std::string, std::uint64_t>;

std::vector<std::string> words_of(const std::string& text, bool lower) {
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    at += d.length;
    const char32_t point = lower ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.point))) : d.point;
    if (!utf8::is_word(point)) {
      inside = false;
      continue;
    }
    if (!inside) out.emplace_back();
    inside = true;
    utf8::append(out.back(), point);
  }
  return out;
}

/// Runs of `length` words with their numbers; a text of fewer words is one run.
Bag bag_of(const std::vector<std::string>& words, std::size_t length) {
  Bag bag;
  const std::size_t runs = words.empty() ? 0 : words.size() < length ? 1 : words.size() - length + 1;
  for (std::size_t i = 0; i < runs; ++i) {
    std::string run;
    for (std::size_t k = i; k < std::min(i + length, words.size()); ++k) run += words[k] + ' ';
    ++bag[run];
  }
  return bag;
}

std::uint64_t size_of(const Bag& bag) {
  std::uint64_t n = 0;
  for (const auto& [run, count] : bag) n += count;
  return n;
}

std::uint64_t shared(const Bag& a, const Bag& b) {
  std::uint64_t n = 0;
  for (const auto& [run, count] : a)
    if (const auto found = b.find(run); found != b.end()) n += std::min(count, found->second);
  return n;
}

double harmonic(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

PageScore score_page(const ExtractionPage& page, const std::string& said, ExtractionMeasure measure) {
  const bool by_words = measure == ExtractionMeasure::words;
  const auto gold_words = words_of(page.body, by_words);
  const auto said_words = words_of(said, by_words);
  const Bag gold = bag_of(gold_words, by_words ? 1 : kShingle);
  const Bag predicted = bag_of(said_words, by_words ? 1 : kShingle);
  const auto both = static_cast<double>(shared(gold, predicted));
  const double both_empty = by_words && gold.empty() && predicted.empty() ? 1 : 0;
  PageScore score;
  score.id = page.id;
  score.has_words = !predicted.empty();
  score.gold_has_words = !gold.empty();
  score.same = gold_words == said_words;
  score.precision = predicted.empty() ? both_empty : both / static_cast<double>(size_of(predicted));
  score.recall = gold.empty() ? both_empty : both / static_cast<double>(size_of(gold));
  score.f1 = harmonic(score.precision, score.recall);
  return score;
}

template <class Value, class Counts>
double mean_over(const std::vector<PageScore>& pages, Value value, Counts counts) {
  double sum = 0;
  std::size_t n = 0;
  for (const PageScore& page : pages) {
    if (!counts(page)) continue;
    sum += value(page);
    ++n;
  }
  return n == 0 ? 0 : sum / static_cast<double>(n);
}

Result<rapidjson::Document> json_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Error{ErrorKind::io, fmt::format("{}: could not be read", path)};
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(bytes.str().c_str());
  if (json.HasParseError() || !json.IsObject()) return Error{ErrorKind::input, fmt::format("{}: no JSON object", path)};
  return json;
}

/// The string at `key`; null and absent are empty, as in the script.
std::string string_at(const rapidjson::Value& object, const char* key) {
  const auto found = object.IsObject() ? object.FindMember(key) : object.MemberEnd();
  if (!object.IsObject() || found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

Result<ExtractionGold> gold_of_one_file(const std::string& path) {
  TRY(const rapidjson::Document json, json_of_file(path));
  ExtractionGold gold;
  for (const auto& page : json.GetObject())
    gold.pages.push_back({{page.name.GetString(), page.name.GetStringLength()}, string_at(page.value, "articleBody")});
  return gold;
}

Result<ExtractionGold> gold_of_folder(const std::string& folder) {
  ExtractionGold gold;
  gold.measure = ExtractionMeasure::words;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".json") continue;
    TRY(const rapidjson::Document json, json_of_file(entry.path().string()));
    const auto truth = json.FindMember("ground_truth");
    if (truth == json.MemberEnd())
      return Error{ErrorKind::input, fmt::format("{}: no ground_truth", entry.path().string())};
    gold.pages.push_back({entry.path().stem().string(), string_at(truth->value, "main_content")});
  }
  return gold;
}

}  // namespace

Result<ExtractionGold> read_extraction_gold(const std::string& folder) {
  const std::string one_file = folder + "/ground-truth.json";
  std::error_code failed;
  TRY(ExtractionGold gold, std::filesystem::exists(one_file, failed) ? gold_of_one_file(one_file)
                                                                     : gold_of_folder(folder + "/ground-truth"));
  if (gold.pages.empty())
    return Error{ErrorKind::input, fmt::format("{}: neither ground-truth.json nor ground-truth/*.json in it", folder)};
  std::sort(gold.pages.begin(), gold.pages.end(),
            [](const ExtractionPage& a, const ExtractionPage& b) { return a.id < b.id; });
  return gold;
}

ExtractionScores score_extraction(const ExtractionGold& gold, const std::map<std::string, std::string>& predicted) {
  ExtractionScores out;
  out.measure = gold.measure;
  for (const ExtractionPage& page : gold.pages) {
    const auto said = predicted.find(page.id);
    if (said == predicted.end()) ++out.without_prediction;
    out.pages.push_back(score_page(page, said == predicted.end() ? std::string() : said->second, gold.measure));
    if (!out.pages.back().has_words) ++out.empty;
  }
  const bool by_words = gold.measure == ExtractionMeasure::words;
  const auto every = [](const PageScore&) { return true; };
  const auto precision = [](const PageScore& p) { return p.precision; };
  const auto recall = [](const PageScore& p) { return p.recall; };
  if (by_words) {
    out.precision = mean_over(out.pages, precision, every);
    out.recall = mean_over(out.pages, recall, every);
    out.f1 = mean_over(
        out.pages, [](const PageScore& p) { return p.f1; }, every);
  } else {
    out.precision = mean_over(out.pages, precision, [](const PageScore& p) { return p.has_words; });
    out.recall = mean_over(out.pages, recall, [](const PageScore& p) { return p.gold_has_words; });
    out.f1 = harmonic(out.precision, out.recall);
    out.accuracy = mean_over(
        out.pages, [](const PageScore& p) { return p.same ? 1.0 : 0.0; }, every);
  }
  return out;
}

std::string table_of(const ExtractionScores& scores, bool all_pages) {
  const bool by_words = scores.measure == ExtractionMeasure::words;
  std::string out =
      fmt::format("{}: {} pages, {} without a line, {} empty\n", by_words ? "wcxb" : "article extraction benchmark",
                  scores.pages.size(), scores.without_prediction, scores.empty);
  out += fmt::format("F1 {:.4f}  P {:.4f}  R {:.4f}", scores.f1, scores.precision, scores.recall);
  if (!by_words) out += fmt::format("  accuracy {:.4f}", scores.accuracy);
  out += '\n';
  std::vector<PageScore> rows = scores.pages;
  std::stable_sort(rows.begin(), rows.end(), [](const PageScore& a, const PageScore& b) { return a.f1 < b.f1; });
  if (!all_pages) rows.resize(std::min(rows.size(), kWorst));
  for (const PageScore& page : rows)
    out += fmt::format("  P {:.3f}  R {:.3f}  {}\n", page.precision, page.recall, page.id);
  return out;
}

}  // namespace whosays::eval
