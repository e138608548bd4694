#include "story/claim_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "embedded/claim_models.h"
#include "story/words.h"

namespace whosays::story {
namespace {

struct Ties {
  std::unordered_map<std::string, std::vector<std::string>> same, opposite, kinds;  // sorted
};

void sort_all(std::unordered_map<std::string, std::vector<std::string>>& rows) {
  for (auto& [word, list] : rows) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : claim_models::files)
    if (file.name == name) return file.bytes;
  return {};
}

Ties read_ties(std::string_view text) {
  Ties out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos || tab + 3 > line.size()) continue;
    const std::string a = stem(line.substr(0, tab));
    const std::string b = stem(line.substr(tab + 3));
    if (a == b) continue;
    if (line[tab + 1] == '>') {
      out.kinds[a].push_back(b);
      continue;
    }
    auto& rows = line[tab + 1] == '!' ? out.opposite : out.same;
    rows[a].push_back(b);
    rows[b].push_back(a);
  }
  sort_all(out.same);
  sort_all(out.opposite);
  sort_all(out.kinds);
  return out;
}

const Ties& ties() {
  static const Ties kTies = read_ties(embedded_file("claim_words.tsv"));
  return kTies;
}

bool has(const std::unordered_map<std::string, std::vector<std::string>>& rows, const std::string& a,
         const std::string& b) {
  const auto it = rows.find(a);
  return it != rows.end() && std::binary_search(it->second.begin(), it->second.end(), b);
}

}  // namespace

WordTie tie_of(std::string_view first, std::string_view second) {
  if (first == second) return WordTie::same;
  const std::string a(first);
  const std::string b(second);
  if (has(ties().opposite, a, b)) return WordTie::opposite;
  if (has(ties().same, a, b)) return WordTie::same;
  if (has(ties().kinds, a, b)) return WordTie::kind;
  if (has(ties().kinds, b, a)) return WordTie::kind_of_other;
  const auto kinds_a = ties().kinds.find(a);
  const auto kinds_b = ties().kinds.find(b);
  if (kinds_a == ties().kinds.end() || kinds_b == ties().kinds.end()) return WordTie::none;
  const bool shared = std::any_of(kinds_a->second.begin(), kinds_a->second.end(), [&](const std::string& kind) {
    return std::binary_search(kinds_b->second.begin(), kinds_b->second.end(), kind);
  });
  return shared ? WordTie::sibling : WordTie::none;
}

std::string number_in(std::string_view form) {
  static const std::map<std::string, std::string> kNumbers = [] {
    std::map<std::string, std::string> out;
    int value = 0;
    for (const std::string_view word :
         {"zero",     "one",     "two",     "three",     "four",     "five",     "six",
          "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"})
      out.emplace(stem(word), std::to_string(value++));
    out.emplace("single", "1");
    out.emplace(stem("thirty"), "30");
    out.emplace(stem("forty"), "40");
    out.emplace(stem("fifty"), "50");
    out.emplace(stem("hundred"), "100");
    out.emplace(stem("thousand"), "1000");
    return out;
  }();
  if (!form.empty() && form.front() >= '0' && form.front() <= '9') return std::string(form);
  const auto it = kNumbers.find(std::string(form));
  return it == kNumbers.end() ? std::string() : it->second;
}

}  // namespace whosays::story
