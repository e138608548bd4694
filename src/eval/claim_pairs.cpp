#include "eval/claim_pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/text_util.h"

namespace whosays::eval {
namespace {

Status read_pairs_of(const std::string& path, std::vector<ClaimPair>& out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be read; check the name", path)};
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    constexpr std::size_t kColumns = 4;  // the fifth says why
    if (cells.size() < kColumns)
      return Error{ErrorKind::input, fmt::format("{}, line {}: not id, a, b, relation between tabs", path, number)};
    out.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
  }
  return success();
}

}  // namespace

Result<std::vector<ClaimPair>> read_claim_pairs(const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    for (const auto& entry : std::filesystem::directory_iterator(path, error))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  std::vector<ClaimPair> out;
  for (const std::string& file : files) TRY_VOID(read_pairs_of(file, out));
  if (out.empty()) return Error{ErrorKind::input, fmt::format("{}: no pairs of claims in it", path)};
  return out;
}

std::vector<Article> articles_of(const ClaimPair& pair) {
  std::vector<Article> out;
  for (const auto& [id, who, what] : {std::tuple("a", "Ora Whitt", &pair.a), std::tuple("b", "Pia Stroud", &pair.b)}) {
    Article article;
    article.id = article.publisher = id;
    article.text = fmt::format("{} said: “{}”", who, *what);
    article.published = "2031-05-03";
    out.push_back(std::move(article));
  }
  return out;
}

ClaimVerdict wanted_verdict(const ClaimPair& pair) {
  const bool linked = pair.relation == "stronger" || pair.relation == "weaker" || pair.relation == "report_says";
  return linked ? "linked" : pair.relation;
}

ClaimPairsReport score_claim_pairs(const std::vector<ClaimPair>& pairs,
                                   const std::function<ClaimVerdict(const ClaimPair&)>& found) {
  std::map<std::pair<ClaimVerdict, ClaimVerdict>, std::size_t> counts;
  ClaimPairsReport out;
  for (const ClaimPair& pair : pairs) {
    const ClaimVerdict wanted = wanted_verdict(pair), got = found(pair);
    ++counts[{wanted, got}];
    if (wanted != got)
      out.misses.push_back(fmt::format("{}: {} / {}: {}, got {}", pair.id, pair.a, pair.b, pair.relation, got));
  }
  for (const auto& [verdicts, n] : counts)
    out.table += fmt::format("{:<20} {:<12} {:4}\n", verdicts.first, verdicts.second, n);
  return out;
}

}  // namespace whosays::eval
