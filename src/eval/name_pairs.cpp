// See name_pairs.h.
#include "eval/name_pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "base/hash.h"

namespace whosays::eval {
namespace {

/// Rows of a CSV (RFC 4180): fields in quotation marks may hold commas, line ends and doubled marks.
Result<std::vector<std::vector<std::string>>> rows_of_csv(const std::string& bytes, const std::string& path) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    std::string& field = rows.back().back();
    if (quoted) {
      if (c != '"')
        field += c;
      else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
        field += bytes[i++];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else if (c != '\r') {
      field += c;
    }
  }
  if (quoted) return Error{ErrorKind::input, fmt::format("{}: a quoted field does not end; is it a whole CSV?", path)};
  if (rows.back().size() == 1 && rows.back()[0].empty()) rows.pop_back();
  return rows;
}

std::optional<std::size_t> column(const std::vector<std::string>& head, std::string_view name) {
  const auto found = std::find(head.begin(), head.end(), name);
  if (found == head.end()) return std::nullopt;
  return static_cast<std::size_t>(found - head.begin());
}

bool in_test_half(const NamePair& pair) {
  const auto [less, more] = std::minmax(pair.first, pair.second);
  return sha256_hex(less + "\t" + more)[0] >= '8';
}

struct Scored {
  bool match;
  double score;
};

struct At {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

At at(const std::vector<Scored>& rows, double threshold) {
  double both = 0;
  double said = 0;
  double gold = 0;
  for (const Scored& r : rows) {
    const bool says = r.score >= threshold;
    both += says && r.match ? 1 : 0;
    said += says ? 1 : 0;
    gold += r.match ? 1 : 0;
  }
  return {said == 0 ? 0 : both / said, gold == 0 ? 0 : both / gold, said + gold == 0 ? 0 : 2 * both / (said + gold)};
}

struct Best {
  double threshold = 0;
  double f1 = -1;
};

/// Of several thresholds with the best F1 the largest.
Best best_of(const std::vector<Scored>& rows) {
  std::set<double, std::greater<>> thresholds;
  for (const Scored& r : rows) thresholds.insert(r.score);
  Best best;
  for (const double t : thresholds)
    if (const double f1 = at(rows, t).f1; f1 > best.f1) best = {t, f1};
  return best;
}

double area(const std::vector<Scored>& rows) {
  double wins = 0;
  double pairs = 0;
  for (const Scored& yes : rows)
    for (const Scored& no : rows) {
      if (!yes.match || no.match) continue;
      ++pairs;
      wins += yes.score > no.score ? 1 : yes.score == no.score ? 0.5 : 0;
    }
  return pairs == 0 ? 0 : wins / pairs;
}

std::string line_of(std::string_view name, const std::vector<Scored>& rows) {
  const At half = at(rows, 0.5);
  const Best best = best_of(rows);
  const auto matches = std::count_if(rows.begin(), rows.end(), [](const Scored& r) { return r.match; });
  return fmt::format(
      "{:<10} {:4} pairs, {:4} match   at .5: P {:.4f} R {:.4f} F1 {:.4f}   best F1 {:.4f} at {:.4f}   AUC {:.4f}",
      name, rows.size(), matches, half.precision, half.recall, half.f1, best.f1, best.threshold, area(rows));
}

}  // namespace

Result<std::vector<NamePair>> read_name_pairs(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be read; check the name", path)};
  std::stringstream bytes;
  bytes << in.rdbuf();
  TRY(const auto rows, rows_of_csv(bytes.str(), path));
  if (rows.size() < 2) return Error{ErrorKind::input, fmt::format("{}: no pairs in it", path)};
  std::map<std::string_view, std::size_t> at;
  for (const std::string_view name : {"schema", "name1", "name2", "is_match"}) {
    const auto place = column(rows[0], name);
    if (!place) return Error{ErrorKind::input, fmt::format("{}: the first line names no column {}", path, name)};
    at[name] = *place;
  }
  std::vector<NamePair> pairs;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto cell = [&](std::string_view name) {
      return at[name] < rows[i].size() ? rows[i][at[name]] : std::string();
    };
    NamePair pair{cell("name1"), cell("name2"), cell("schema") == "Person", cell("is_match") == "true", false};
    pair.test_half = in_test_half(pair);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::string name_pairs_table(const std::vector<NamePair>& pairs, const NameScore& score) {
  std::vector<Scored> all, dev, test, person, others;
  for (const NamePair& pair : pairs) {
    const Scored scored{pair.match, score(pair)};
    all.push_back(scored);
    (pair.test_half ? test : dev).push_back(scored);
    (pair.person ? person : others).push_back(scored);
  }
  return line_of("all", all) + '\n' + line_of("dev", dev) + '\n' + line_of("test", test) +
         fmt::format("   F1 at dev's threshold {:.4f}\n", at(test, best_of(dev).threshold).f1) +
         line_of("person", person) + '\n' + line_of("not person", others) + '\n';
}

}  // namespace whosays::eval
