#include "eval/named.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::eval {
namespace {

constexpr auto kKinds = std::to_array<NameType>({NameType::person, NameType::organisation, NameType::place});
constexpr std::size_t kAll = 3;

using Names = std::set<NamedSpan>;

Names of_kind(const std::vector<NamedSpan>& names, NameType type) {
  Names out;
  for (const NamedSpan& name : names)
    if (name.type == type) out.insert(name);
  return out;
}

/// Pairs that overlap, one to one, the largest overlap first.
std::size_t matched(const Names& gold, const Names& predicted) {
  using Link = std::tuple<std::int64_t, NamedSpan, NamedSpan>;
  std::vector<Link> links;
  for (const NamedSpan& a : gold)
    for (const NamedSpan& b : predicted) {
      const std::int64_t from = std::max(a.begin, b.begin);
      const std::int64_t to = std::min(a.end, b.end);
      if (from < to) links.emplace_back(from - to, a, b);
    }
  std::sort(links.begin(), links.end());
  Names used_a;
  Names used_b;
  for (const auto& [overlap, a, b] : links) {
    if (used_a.contains(a) || used_b.contains(b)) continue;
    used_a.insert(a);
    used_b.insert(b);
  }
  return used_a.size();
}

std::size_t common(const auto& a, const auto& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const auto& x) { return b.contains(x); }));
}

void add(NamedFigure& figure, std::size_t right, std::size_t predicted, std::size_t gold) {
  figure.right += right;
  figure.predicted += predicted;
  figure.gold += gold;
}

double per_cent(std::size_t part, std::size_t of) {
  return of == 0 ? 0 : std::round(10000.0 * static_cast<double>(part) / static_cast<double>(of)) / 100;
}

struct Named {
  std::string_view measure;
  std::string_view kind;
  const NamedFigure* figure;
};

std::vector<Named> rows_of(const NamedScores& scores) {
  static constexpr auto kWords = std::to_array<std::string_view>({"person", "organisation", "place", "all"});
  std::vector<Named> out;
  for (std::size_t k = 0; k < kWords.size(); ++k) out.push_back({"exact", kWords[k], &scores.exact[k]});
  out.push_back({"span", "all", &scores.span});
  for (std::size_t k = 0; k < kWords.size(); ++k) out.push_back({"relaxed", kWords[k], &scores.relaxed[k]});
  return out;
}

}  // namespace

std::vector<NamedSpan> names_of(const Document& document) {
  const utf8::OffsetTable points(document.article.text, utf8::Unit::code_points);
  std::vector<NamedSpan> out;
  for (const Name& name : document.names.rows) {
    if (name.field != Field::text || std::ranges::find(kKinds, name.type) == kKinds.end()) continue;
    const std::string_view words = document.words(Field::text, name.span);
    const std::string_view inner = trimmed(words);
    if (inner.empty()) continue;
    const auto begin = name.span.begin + static_cast<std::uint32_t>(inner.data() - words.data());
    const auto end = begin + static_cast<std::uint32_t>(inner.size());
    out.push_back({points.from_byte(begin), points.from_byte(end), name.type});
  }
  return out;
}

NamedScores score_named(const std::vector<NamedText>& gold, const std::vector<std::vector<NamedSpan>>& predicted) {
  NamedScores scores;
  scores.documents = gold.size();
  for (std::size_t i = 0; i < gold.size(); ++i) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> g_spans;
    std::set<std::pair<std::uint32_t, std::uint32_t>> p_spans;
    for (std::size_t k = 0; k < kKinds.size(); ++k) {
      const Names g = of_kind(gold[i].names, kKinds[k]);
      const Names p = of_kind(predicted[i], kKinds[k]);
      const std::size_t exact = common(g, p);
      const std::size_t relaxed = matched(g, p);
      for (const std::size_t to : {k, kAll}) {
        add(scores.exact[to], exact, p.size(), g.size());
        add(scores.relaxed[to], relaxed, p.size(), g.size());
      }
      for (const NamedSpan& name : g) g_spans.emplace(name.begin, name.end);
      for (const NamedSpan& name : p) p_spans.emplace(name.begin, name.end);
    }
    add(scores.span, common(g_spans, p_spans), p_spans.size(), g_spans.size());
  }
  return scores;
}

std::string table_of(const NamedScores& scores) {
  std::string out = fmt::format("{} documents, 0 without a prediction\n", scores.documents);
  for (const auto& [measure, kind, f] : rows_of(scores))
    out += fmt::format("{:8} {:13} P {:6.2f}  R {:6.2f}  F1 {:6.2f}  gold {:5}  predicted {:5}\n", measure, kind,
                       per_cent(f->right, f->predicted), per_cent(f->right, f->gold),
                       per_cent(2 * f->right, f->predicted + f->gold), f->gold, f->predicted);
  return out;
}

std::string json_of(const NamedScores& scores) {
  std::string out = fmt::format("{{\"documents\": {}", scores.documents);
  std::string_view open;
  for (const auto& [measure, kind, f] : rows_of(scores)) {
    out += measure == open ? ", " : fmt::format("{}, \"{}\": {{", open.empty() ? "" : "}", measure);
    open = measure;
    out += fmt::format("\"{}\": {{\"p\": {:.2f}, \"r\": {:.2f}, \"f1\": {:.2f}, \"n\": {}, \"predicted\": {}}}", kind,
                       per_cent(f->right, f->predicted), per_cent(f->right, f->gold),
                       per_cent(2 * f->right, f->predicted + f->gold), f->gold, f->predicted);
  }
  return out + "}}\n";
}

}  // namespace whosays::eval
