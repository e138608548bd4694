// Golden samples against documents: reading files, sums, tables. The comparison of one sample is golden_sample.cpp.
#include "eval/goldens.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "doc/text_form.h"
#include "eval/golden_sample.h"

namespace whosays::eval {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path)};
  std::ostringstream out;
  out << in.rdbuf();
  if (in.bad()) return Error{ErrorKind::io, fmt::format("{}: cannot be read to its end", path)};
  return out.str();
}

Status add_folder(const std::string& path, std::vector<std::string>& files) {
  std::error_code problem;
  fs::recursive_directory_iterator entry(path, problem);
  for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem))
    if (entry->path().extension() == ".txt" && entry->is_regular_file(problem)) files.push_back(entry->path().string());
  if (problem) return Error{ErrorKind::input, fmt::format("{}: {}", path, problem.message())};
  return success();
}

void add(GoldenScore& total, const GoldenScore& part) {
  total.samples += part.samples;
  total.perfect += part.perfect;
  total.expected += part.expected;
  total.found += part.found;
  total.extra += part.extra;
  total.set_aside += part.set_aside;
  total.rates.committed += part.rates.committed;
  total.rates.set_aside += part.rates.set_aside;
  total.rates.wrong_source += part.rates.wrong_source;
  total.rates.reversed += part.rates.reversed;
  total.rates.lost += part.rates.lost;
  for (std::size_t m = 0; m < kMeasures.size(); ++m) {
    total.measures[m].right += part.measures[m].right;
    total.measures[m].asked += part.measures[m].asked;
    total.measures[m].expected += part.measures[m].expected;
    total.measures[m].found += part.measures[m].found;
    total.measures[m].both += part.measures[m].both;
  }
}

std::string percent(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.1f}", 100.0 * part / whole);
}

std::string line_of(std::string_view name, const GoldenScore& score) {
  return fmt::format("{:34} {:>7} {:>7} {:>8} {:>5} {:>7} {:>5} {:>9} {:>7}\n", name, score.samples, score.perfect,
                     score.expected, score.found, score.expected - score.found, score.extra, score.set_aside,
                     percent(score.found, score.expected));
}

}  // namespace

Result<std::vector<std::string>> golden_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code problem;
    if (fs::is_directory(path, problem)) {
      TRY_VOID(add_folder(path, files));
    } else if (fs::is_regular_file(path, problem)) {
      files.push_back(path);
    } else {
      return Error{ErrorKind::input, fmt::format("{}: no such file or folder", path)};
    }
  }
  std::ranges::sort(files);
  files.erase(std::ranges::unique(files).begin(), files.end());
  if (files.empty()) return Error{ErrorKind::input, "no golden files (*.txt) there"};
  return files;
}

Result<GoldenReport> score_goldens(const std::vector<std::string>& files, const Analyse& analyse) {
  GoldenReport report;
  for (const std::string& path : files) {
    TRY(const std::string text, read_whole(path));
    auto samples = text_form::parse(text);
    if (!samples) return Error{ErrorKind::input, fmt::format("{}, {}", path, samples.error().message)};
    GoldenScore& score = report.files.emplace_back();
    score.file = path;
    for (const text_form::Sample& sample : *samples) {
      Article article;
      article.id = sample.id;
      article.title = sample.title;
      article.text = sample.text;
      article.published = sample.published;
      article.language = "en";
      const FrozenDocument document = analyse(std::move(article));
      compare_sample(sample, *document, score, report.misses);
    }
    add(report.total, score);
  }
  return report;
}

std::string table_of(const GoldenReport& report) {
  std::string out = fmt::format("{:34} {:>7} {:>7} {:>8} {:>5} {:>7} {:>5} {:>9} {:>7}\n", "file", "samples", "perfect",
                                "expected", "found", "missing", "extra", "set aside", "found %");
  for (const GoldenScore& file : report.files) {
    const fs::path path(file.file);
    out += line_of((path.parent_path().filename() / path.filename()).string(), file);
  }
  out += line_of("all", report.total);
  out += fmt::format("\n{:12} {:>6} {:>6} {:>6} {:>10} {:>7}\n", "of the found", "right", "asked", "%", "precision",
                     "recall");
  for (std::size_t m = 0; m < kMeasures.size(); ++m) {
    const Measure& measure = report.total.measures[m];
    if (measure.asked == 0) continue;
    out += fmt::format("{:12} {:6} {:6} {:>6} {:>10} {:>7}\n", kMeasures[m], measure.right, measure.asked,
                       percent(measure.right, measure.asked), percent(measure.both, measure.found),
                       percent(measure.both, measure.expected));
  }
  const GoldenRates& rates = report.total.rates;
  out += fmt::format(
      "\ncommitted {} of {} found ({} %): wrong source {} ({} %), polarity reversed {} ({} %), attribution or "
      "hedge lost {} ({} %)\n",
      rates.committed, rates.committed + rates.set_aside, percent(rates.committed, rates.committed + rates.set_aside),
      rates.wrong_source, percent(rates.wrong_source, rates.committed), rates.reversed,
      percent(rates.reversed, rates.committed), rates.lost, percent(rates.lost, rates.committed));
  return out;
}

}  // namespace whosays::eval
