// The measures. A document at a time: its tokens, the tokens of every role, then counts; figures come from the sums.
#include "eval/attribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <tuple>

#include "base/utf8.h"

namespace whosays::eval {
namespace {

using TokenSet = std::vector<std::uint32_t>;  ///< sorted, each once
using SpanList = std::vector<Span>;           ///< sorted
using Triple = std::array<SpanList, kRoles>;

constexpr std::array<std::string_view, kRoles> kRoleNames{"source", "cue", "content"};

/// True positives, predicted, gold.
struct Counts {
  std::uint64_t right = 0;
  std::uint64_t predicted = 0;
  std::uint64_t gold = 0;
};

struct Sums {
  std::array<Counts, kRoles> token;
  std::array<Counts, kRoles> exact;
  Counts triple;
  Counts statement;
};

/// Blanks as Python's str.isspace knows them, which the script trims by.
bool is_blank(char32_t c) {
  if (c >= 0x1C && c <= 0x1F) return true;
  return utf8::is_space(c) && c != 0x200B && c != 0xFEFF;
}

std::vector<char32_t> points_of(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    points.push_back(d.point);
    at += d.length;
  }
  return points;
}

/// Runs of word characters, and every other character that is no blank: Python's \w+|[^\w\s].
std::vector<Span> tokens_of(const std::vector<char32_t>& points) {
  std::vector<Span> tokens;
  const auto size = static_cast<std::uint32_t>(points.size());
  for (std::uint32_t at = 0; at < size;) {
    std::uint32_t end = at + 1;
    if (utf8::is_word(points[at])) {
      while (end < size && utf8::is_word(points[end])) ++end;
      tokens.push_back({at, end});
    } else if (!is_blank(points[at])) {
      tokens.push_back({at, end});
    }
    at = end;
  }
  return tokens;
}

SpanList without_blank_ends(const std::vector<char32_t>& points, const SpanList& spans) {
  SpanList out;
  const Span whole{0, static_cast<std::uint32_t>(points.size())};
  for (Span span : spans) {
    span = span.clamped_to(whole);
    while (span.begin < span.end && is_blank(points[span.begin])) ++span.begin;
    while (span.end > span.begin && is_blank(points[span.end - 1])) --span.end;
    if (!span.empty()) out.push_back(span);
  }
  std::ranges::sort(out);
  return out;
}

TokenSet tokens_in(const std::vector<Span>& tokens, const SpanList& spans) {
  TokenSet out;
  for (const Span& span : spans) {
    auto token = std::ranges::upper_bound(tokens, span.begin, {}, &Span::end);
    for (; token != tokens.end() && token->begin < span.end; ++token)
      out.push_back(static_cast<std::uint32_t>(token - tokens.begin()));
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

/// Size of the intersection of two sorted lists; of multisets when they hold equal members.
template <class T>
std::uint64_t common(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

/// The statements of one side of one document.
struct Side {
  std::vector<Triple> spans;
  std::vector<std::array<TokenSet, kRoles>> tokens;
  std::vector<std::string_view> rules;
  std::vector<bool> committed;
};

struct Text {
  std::vector<char32_t> points;
  std::vector<Span> tokens;
};

Side side_of(const Text& text, const AttributedText* document, bool predicted) {
  Side side;
  if (document == nullptr) return side;
  for (const AttributedSpans& row : document->rows) {
    if (predicted && row.nested) continue;
    Triple spans;
    for (std::size_t r = 0; r < kRoles; ++r) spans[r] = without_blank_ends(text.points, row.roles[r]);
    if (predicted && spans[0].empty() && spans[1].empty()) continue;
    std::array<TokenSet, kRoles> tokens;
    for (std::size_t r = 0; r < kRoles; ++r) tokens[r] = tokens_in(text.tokens, spans[r]);
    side.spans.push_back(std::move(spans));
    side.tokens.push_back(std::move(tokens));
    side.rules.emplace_back(row.rule);
    side.committed.push_back(row.committed);
  }
  return side;
}

void add(Counts& counts, std::uint64_t right, std::size_t predicted, std::size_t gold) {
  counts.right += right;
  counts.predicted += predicted;
  counts.gold += gold;
}

/// All tokens that carry a role on one side.
TokenSet tokens_of_role(const Side& side, std::size_t role) {
  TokenSet all;
  for (const auto& row : side.tokens) all.insert(all.end(), row[role].begin(), row[role].end());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

/// The spans of a role on one side, sorted, without the empty ones.
std::vector<SpanList> spans_of_role(const Side& side, std::size_t role) {
  std::vector<SpanList> all;
  for (const Triple& row : side.spans)
    if (!row[role].empty()) all.push_back(row[role]);
  std::ranges::sort(all);
  return all;
}

void count_roles(const Side& gold, const Side& predicted, Sums& sums) {
  for (std::size_t r = 0; r < kRoles; ++r) {
    const TokenSet gold_tokens = tokens_of_role(gold, r);
    const TokenSet predicted_tokens = tokens_of_role(predicted, r);
    add(sums.token[r], common(gold_tokens, predicted_tokens), predicted_tokens.size(), gold_tokens.size());
    const auto gold_spans = spans_of_role(gold, r);
    const auto predicted_spans = spans_of_role(predicted, r);
    add(sums.exact[r], common(gold_spans, predicted_spans), predicted_spans.size(), gold_spans.size());
  }
  std::vector<Triple> gold_triples = gold.spans;
  std::vector<Triple> predicted_triples = predicted.spans;
  std::ranges::sort(gold_triples);
  std::ranges::sort(predicted_triples);
  add(sums.triple, common(gold_triples, predicted_triples), predicted_triples.size(), gold_triples.size());
}

/// Intersection over union.
double overlap_of(const TokenSet& a, const TokenSet& b) {
  const std::uint64_t both = common(a, b);
  return both == 0 ? 0 : static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

constexpr double kSameContent = 0.5;

void count_committed(const Side& gold, const Side& predicted, CommittedScore& sums) {
  sums.found += predicted.tokens.size();
  for (std::size_t j = 0; j < predicted.tokens.size(); ++j) {
    if (!predicted.committed[j]) continue;
    ++sums.committed;
    const auto& mine = predicted.tokens[j];
    const auto overlap = [&](const auto& row) { return overlap_of(row[2], mine[2]); };
    const auto best = std::ranges::max_element(gold.tokens, {}, overlap);
    if (best == gold.tokens.end() || overlap(*best) < kSameContent) continue;
    ++sums.in_gold;
    const TokenSet& theirs = (*best)[0];
    if (theirs.empty() || common(theirs, mine[0]) > 0) continue;
    ++(mine[0].empty() ? sums.no_source : sums.wrong_source);
  }
}

/// For each predicted statement whether it stands for one of the gold's.
std::vector<bool> matched(const Side& gold, const Side& predicted) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;  // minus the overlap, gold row, predicted row
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    for (std::size_t j = 0; j < predicted.tokens.size(); ++j) {
      const auto& a = gold.tokens[i];
      const auto& b = predicted.tokens[j];
      const double overlap = overlap_of(a[2], b[2]);
      if (overlap < kSameContent) continue;
      const bool same_source = (a[0].empty() && b[0].empty()) || common(a[0], b[0]) > 0;
      if (same_source) pairs.emplace_back(-overlap, i, j);
    }
  }
  std::ranges::sort(pairs);
  std::vector<bool> gold_used(gold.tokens.size());
  std::vector<bool> predicted_used(predicted.tokens.size());
  for (const auto& [overlap, i, j] : pairs) {
    if (gold_used[i] || predicted_used[j]) continue;
    gold_used[i] = predicted_used[j] = true;
  }
  return predicted_used;
}

/// To one decimal as print and Python's round do it: from the exact value, halves to even.
double rounded(double value) { return std::strtod(fmt::format("{:.1f}", value).c_str(), nullptr); }

Figure figure_of(const Counts& counts) {
  const auto share = [&](std::uint64_t of) {
    return of == 0 ? 0.0 : static_cast<double>(counts.right) / static_cast<double>(of);
  };
  const double p = share(counts.predicted);
  const double r = share(counts.gold);
  return {rounded(100 * p), rounded(100 * r), p + r > 0 ? rounded(100 * 2 * p * r / (p + r)) : 0.0, counts.gold};
}

/// Names of figures in the order in which the script gives them.
std::vector<std::pair<std::string, Figure>> named(const AttributionScores& scores) {
  std::vector<std::pair<std::string, Figure>> rows;
  for (std::size_t r = 0; r < kRoles; ++r) rows.emplace_back(fmt::format("tok.{}", kRoleNames[r]), scores.token[r]);
  for (std::size_t r = 0; r < kRoles; ++r) rows.emplace_back(fmt::format("exact.{}", kRoleNames[r]), scores.exact[r]);
  rows.emplace_back("exact.triple", scores.exact_triple);
  rows.emplace_back("statement.all", scores.statement);
  return rows;
}

}  // namespace

AttributionScores score_attribution(const std::vector<AttributedText>& gold,
                                    const std::vector<AttributedText>& predicted) {
  std::map<std::string_view, const AttributedText*> by_id;
  for (const AttributedText& document : predicted) by_id[document.id] = &document;
  AttributionScores scores;
  Sums sums;
  for (const AttributedText& document : gold) {
    ++scores.documents;
    const auto found = by_id.find(document.id);
    if (found == by_id.end()) ++scores.without_prediction;
    Text text{points_of(document.text), {}};
    text.tokens = tokens_of(text.points);
    const Side gold_side = side_of(text, &document, false);
    const Side side = side_of(text, found == by_id.end() ? nullptr : found->second, true);
    count_roles(gold_side, side, sums);
    count_committed(gold_side, side, scores.committed);
    const std::vector<bool> right = matched(gold_side, side);
    add(sums.statement, static_cast<std::uint64_t>(std::ranges::count(right, true)), side.spans.size(),
        gold_side.spans.size());
    for (std::size_t j = 0; j < right.size(); ++j) {
      RuleScore& rule = scores.rules[std::string(side.rules[j])];
      ++rule.found;
      if (right[j]) ++rule.right;
    }
  }
  for (std::size_t r = 0; r < kRoles; ++r) {
    scores.token[r] = figure_of(sums.token[r]);
    scores.exact[r] = figure_of(sums.exact[r]);
  }
  scores.exact_triple = figure_of(sums.triple);
  scores.statement = figure_of(sums.statement);
  return scores;
}

Result<AttributionScores> score_attribution(const std::string& gold_path,
                                            const std::vector<FrozenDocument>& predicted) {
  TRY(const std::vector<AttributedText> gold, read_gold(gold_path));
  std::vector<AttributedText> rows;
  rows.reserve(predicted.size());
  for (const FrozenDocument& document : predicted) rows.push_back(predicted_of(*document));
  return score_attribution(gold, rows);
}

std::string table_of(const AttributionScores& scores) {
  std::string out = fmt::format("{} documents, {} without a prediction\n", scores.documents, scores.without_prediction);
  for (const auto& [name, figure] : named(scores))
    out += fmt::format("{:16} P {:5.1f}  R {:5.1f}  F1 {:5.1f}  gold {}\n", name, figure.precision, figure.recall,
                       figure.f1, figure.gold);
  return out;
}

std::string json_of(const AttributionScores& scores) {
  std::string out = fmt::format("{{\"documents\": {}, \"documents_without_prediction\": {}", scores.documents,
                                scores.without_prediction);
  for (const auto& [name, figure] : named(scores))
    out += fmt::format(", \"{}\": {{\"p\": {:.1f}, \"r\": {:.1f}, \"f1\": {:.1f}, \"n\": {}}}", name, figure.precision,
                       figure.recall, figure.f1, figure.gold);
  return out + "}\n";
}

std::string committed_table_of(const AttributionScores& scores) {
  const CommittedScore& c = scores.committed;
  const auto percent = [](std::uint64_t part, std::uint64_t of) {
    return of == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
  };
  return fmt::format(
      "committed {} of {} found ({:.1f} %); content as in the gold {} ({:.1f} %)\n"
      "of these wrong source {} ({:.1f} %), none where the gold has one {} ({:.1f} %)\n",
      c.committed, c.found, percent(c.committed, c.found), c.in_gold, percent(c.in_gold, c.committed), c.wrong_source,
      percent(c.wrong_source, c.in_gold), c.no_source, percent(c.no_source, c.in_gold));
}

std::string rules_table_of(const AttributionScores& scores) {
  std::vector<std::pair<std::string, RuleScore>> rows(scores.rules.begin(), scores.rules.end());
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto& row) { return row.second.found; });
  std::string out = fmt::format("{:28} {:>7} {:>7} {:>6}\n", "rule", "found", "right", "P");
  for (const auto& [name, rule] : rows) {
    out += fmt::format("{:28} {:7} {:7} {:6.1f}\n", name.empty() ? "(no rule)" : name, rule.found, rule.right,
                       100.0 * static_cast<double>(rule.right) / static_cast<double>(rule.found));
  }
  return out;
}

}  // namespace whosays::eval
