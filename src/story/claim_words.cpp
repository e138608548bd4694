#include "story/claim_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/ascii.h"
#include "embedded/claim_models.h"
#include "story/words.h"

namespace whosays::story {
namespace {

/// What one stem is tied to, as places of other stems; sorted.
struct Row {
  std::vector<std::uint32_t> same, opposite, kinds;
};

struct Ties {
  std::unordered_map<std::string, std::uint32_t> number;
  std::vector<Row> rows{1};  // nothing is tied to the first

  std::uint32_t place(std::string stem) {
    const auto [it, is_new] = number.try_emplace(std::move(stem), static_cast<std::uint32_t>(rows.size()));
    if (is_new) rows.emplace_back();
    return it->second;
  }
};

void sort_all(std::vector<Row>& rows) {
  for (Row& row : rows)
    for (auto* list : {&row.same, &row.opposite, &row.kinds}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
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
    std::string first = stem(line.substr(0, tab));
    std::string second = stem(line.substr(tab + 3));
    if (first == second) continue;
    const std::uint32_t a = out.place(std::move(first));
    const std::uint32_t b = out.place(std::move(second));
    if (line[tab + 1] == '>') {
      out.rows[a].kinds.push_back(b);
      continue;
    }
    const auto list = line[tab + 1] == '!' ? &Row::opposite : &Row::same;
    (out.rows[a].*list).push_back(b);
    (out.rows[b].*list).push_back(a);
  }
  sort_all(out.rows);
  return out;
}

const Ties& ties() {
  static const Ties kTies = read_ties(embedded_file("claim_words.tsv"));
  return kTies;
}

bool has(const std::vector<std::uint32_t>& list, std::uint32_t place) {
  return std::binary_search(list.begin(), list.end(), place);
}

}  // namespace

std::uint32_t tie_number(std::string_view stem) {
  const auto it = ties().number.find(std::string(stem));
  return it == ties().number.end() ? 0 : it->second;
}

WordTie tie_of_numbers(std::uint32_t a, std::uint32_t b) {
  const Row& one = ties().rows[a];
  const Row& other = ties().rows[b];
  if (has(one.opposite, b)) return WordTie::opposite;
  if (has(one.same, b)) return WordTie::same;
  if (has(one.kinds, b)) return WordTie::kind;
  if (has(other.kinds, a)) return WordTie::kind_of_other;
  const bool shared =
      std::any_of(one.kinds.begin(), one.kinds.end(), [&](std::uint32_t kind) { return has(other.kinds, kind); });
  return shared ? WordTie::sibling : WordTie::none;
}

WordTie tie_of(std::string_view a, std::string_view b) {
  return a == b ? WordTie::same : tie_of_numbers(tie_number(a), tie_number(b));
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
  if (!form.empty() && ascii::is_digit(form.front())) return std::string(form);
  const auto it = kNumbers.find(std::string(form));
  return it == kNumbers.end() ? std::string() : it->second;
}

}  // namespace whosays::story
