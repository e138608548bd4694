// Loading flattens a treebank into spans and words; alignment walks both lists of words once. O(words), but for the
// square of a multiword token's words.
#include "eval/ud.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/span.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "doc/conllu.h"

namespace whosays::eval {
namespace {

constexpr std::int64_t kRoot = -1;
constexpr std::int64_t kNoHead = -9;

struct Word {
  Span span;
  std::string_view form, lemma, upos, xpos, relation;
  std::int64_t head = kRoot;  ///< row, kRoot or kNoHead
  bool multi = false;         ///< part of a multiword token
};

struct UdSide {
  std::string characters;
  std::set<Span> tokens;
  std::set<Span> sentences;
  std::vector<Word> words;
  std::size_t not_a_tree = 0;
};

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (!utf8::is_space(d.point) || d.point == 0x200B || d.point == 0xFEFF) out += text.substr(at, d.length);
    at += d.length;
  }
  return out;
}

/// True when rows [base, end) have one root and no circle.
bool is_tree(const std::vector<Word>& words, std::size_t base) {
  std::vector<std::uint8_t> state(words.size() - base, 0);  // 1 on the path, 2 done
  std::size_t roots = 0;
  for (std::size_t i = base; i < words.size(); ++i) roots += words[i].head == kRoot ? 1U : 0U;
  if (roots != 1) return false;
  for (std::size_t first = base; first < words.size(); ++first) {
    auto at = static_cast<std::int64_t>(first);
    const auto of = [&](std::int64_t row) -> std::uint8_t& { return state[static_cast<std::size_t>(row) - base]; };
    for (; at != kRoot && of(at) == 0; at = words[static_cast<std::size_t>(at)].head) of(at) = 1;
    if (at != kRoot && of(at) == 1) return false;
    for (at = static_cast<std::int64_t>(first); at != kRoot && of(at) == 1;
         at = words[static_cast<std::size_t>(at)].head)
      of(at) = 2;
  }
  return true;
}

class Loader {
 public:
  Result<UdSide> load(const std::vector<conllu::TreebankDocument>& documents) {
    for (const auto& document : documents)
      for (const conllu::Sentence& sentence : document.sentences) {
        ++sentences_;
        TRY_VOID(add(sentence));
      }
    return std::move(side_);
  }

 private:
  Result<Span> put(std::string_view form) {
    const std::string plain = without_blanks(form);
    if (plain.empty()) return Error{ErrorKind::input, fmt::format("sentence {}: an empty form", sentences_)};
    const auto begin = static_cast<std::uint32_t>(side_.characters.size());
    side_.characters += plain;
    const Span span{begin, begin + static_cast<std::uint32_t>(plain.size())};
    side_.tokens.insert(span);
    return span;
  }

  Status add(const conllu::Sentence& sentence) {
    const std::size_t base = side_.words.size();
    const auto begin = static_cast<std::uint32_t>(side_.characters.size());
    const auto size = static_cast<std::uint32_t>(std::ranges::count_if(
        sentence.rows, [](const conllu::Row& row) { return number(row[conllu::id]).has_value(); }));
    std::uint32_t until = 0;
    Span multi;
    for (const conllu::Row& row : sentence.rows) {
      const std::string_view id = row[conllu::id];
      if (id.find('.') != std::string_view::npos) continue;
      if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
        until = number(id.substr(dash + 1)).value_or(0);
        TRY(multi, put(row[conllu::form]));
        continue;
      }
      const std::uint32_t n = number(id).value_or(0);
      const std::uint32_t head = number(row[conllu::head]).value_or(size + 1);
      if (n != side_.words.size() - base + 1 || head > size)
        return Error{ErrorKind::input,
                     fmt::format("sentence {}: word {} with head {} of {}", sentences_, id, row[conllu::head], size)};
      Word word{multi, row[conllu::form], row[conllu::lemma], row[conllu::upos], row[conllu::xpos], row[conllu::deprel],
                kRoot, n <= until};
      if (!word.multi) {
        TRY(word.span, put(word.form));
      }
      word.relation = word.relation.substr(0, word.relation.find(':'));
      if (head != 0) word.head = static_cast<std::int64_t>(base + head) - 1;
      side_.words.push_back(word);
    }
    side_.sentences.insert({begin, static_cast<std::uint32_t>(side_.characters.size())});
    side_.not_a_tree += is_tree(side_.words, base) ? 0U : 1U;
    return success();
  }

  UdSide side_;
  std::size_t sentences_ = 0;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Adds the longest common subsequence of the lower-cased forms of gold [g0, g) and predicted [p0, p).
void add_common(const std::vector<Word>& gold, const std::vector<Word>& pred, Span g, Span p, Pairs& out) {
  std::vector<std::vector<std::uint32_t>> best(g.size() + 1, std::vector<std::uint32_t>(p.size() + 1, 0));
  const auto same = [&](std::size_t i, std::size_t j) {
    return utf8::ascii_lowered(gold[g.begin + i].form) == utf8::ascii_lowered(pred[p.begin + j].form);
  };
  for (std::size_t i = g.size(); i-- > 0;)
    for (std::size_t j = p.size(); j-- > 0;)
      best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
  for (std::size_t i = 0, j = 0; i < g.size() && j < p.size();) {
    if (same(i, j))
      out.emplace_back(g.begin + i++, p.begin + j++);
    else if (best[i][j] == best[i + 1][j])
      ++i;
    else
      ++j;
  }
}

/// Past a multiword region that ends at `end`.
bool beyond(const std::vector<Word>& words, std::size_t i, std::uint32_t end) {
  return i >= words.size() || (words[i].multi ? words[i].span.begin >= end : words[i].span.end > end);
}

Pairs aligned(const std::vector<Word>& gold, const std::vector<Word>& pred) {
  Pairs out;
  std::size_t g = 0;
  std::size_t p = 0;
  while (g < gold.size() && p < pred.size()) {
    const Word& a = gold[g];
    const Word& b = pred[p];
    if (!a.multi && !b.multi) {
      if (a.span == b.span)
        out.emplace_back(g++, p++);
      else if (a.span.begin <= b.span.begin)
        ++g;
      else
        ++p;
      continue;
    }
    std::uint32_t end = a.multi ? a.span.end : b.span.end;
    if (a.multi && !b.multi && b.span.begin < a.span.begin) ++p;
    if (!a.multi && a.span.begin < b.span.begin) ++g;
    const std::size_t g0 = g;
    const std::size_t p0 = p;
    while (!beyond(gold, g, end) || !beyond(pred, p, end)) {
      const bool of_gold = g < gold.size() && (p >= pred.size() || gold[g].span.begin <= pred[p].span.begin);
      const Word& next = of_gold ? gold[g++] : pred[p++];
      if (next.multi) end = std::max(end, next.span.end);
    }
    const auto u = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    add_common(gold, pred, {u(g0), u(g)}, {u(p0), u(p)}, out);
  }
  return out;
}

std::size_t common(const std::set<Span>& a, const std::set<Span>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const Span& span) { return b.contains(span); }));
}

/// The predicted documents in the gold's order when both name the same ones.
void reorder(const std::vector<conllu::TreebankDocument>& gold, std::vector<conllu::TreebankDocument>& predicted) {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < predicted.size(); ++i) by_id[predicted[i].id] = i;
  const bool same = by_id.size() == predicted.size() && gold.size() == predicted.size() &&
                    std::ranges::all_of(gold, [&](const conllu::TreebankDocument& d) { return by_id.contains(d.id); });
  if (!same) return;
  std::vector<conllu::TreebankDocument> ordered;
  for (const auto& document : gold) ordered.push_back(predicted[by_id[document.id]]);
  predicted = std::move(ordered);
}

Error differing(const std::string& gold, const std::string& predicted) {
  const auto [a, b] = std::ranges::mismatch(gold, predicted);
  const auto at = static_cast<std::size_t>(a - gold.begin());
  return {ErrorKind::input, fmt::format("the two texts differ at byte {} (of {} and {}, blanks not counted)", at,
                                        gold.size(), predicted.size())};
}

double rounded_percent(double value) { return std::round(value * 100) / 100; }

}  // namespace

double UdFigure::precision() const {
  return predicted == 0 ? 0 : rounded_percent(100.0 * static_cast<double>(right) / static_cast<double>(predicted));
}
double UdFigure::recall() const {
  return gold == 0 ? 0 : rounded_percent(100.0 * static_cast<double>(right) / static_cast<double>(gold));
}
double UdFigure::f1() const {
  return predicted + gold == 0
             ? 0
             : rounded_percent(200.0 * static_cast<double>(right) / static_cast<double>(predicted + gold));
}

Result<UdScores> score_ud(std::string_view gold, std::string_view predicted) {
  TRY(std::vector<conllu::Sentence> gold_sentences, conllu::read(gold));
  TRY(std::vector<conllu::Sentence> predicted_sentences, conllu::read(predicted));
  const auto gold_documents = conllu::documents_of(std::move(gold_sentences));
  auto predicted_documents = conllu::documents_of(std::move(predicted_sentences));
  reorder(gold_documents, predicted_documents);
  TRY(const UdSide g, Loader().load(gold_documents));
  TRY(const UdSide p, Loader().load(predicted_documents));
  if (g.characters != p.characters) return differing(g.characters, p.characters);
  const Pairs pairs = aligned(g.words, p.words);
  std::vector<std::int64_t> mate(p.words.size(), kNoHead);
  for (const auto& [a, b] : pairs) mate[b] = static_cast<std::int64_t>(a);
  std::array<std::size_t, 5> right{};  // upos, xpos, lemmas, uas, las
  for (const auto& [i, j] : pairs) {
    const Word& a = g.words[i];
    const Word& b = p.words[j];
    const bool head = a.head == (b.head == kRoot ? kRoot : mate[static_cast<std::size_t>(b.head)]);
    const std::array<bool, 5> fine{a.upos == b.upos, a.xpos == b.xpos, a.lemma == b.lemma || a.lemma == "_", head,
                                   head && a.relation == b.relation};
    for (std::size_t m = 0; m < fine.size(); ++m) right[m] += fine[m] ? 1U : 0U;
  }
  UdScores scores;
  scores.documents = gold_documents.size();
  scores.not_a_tree = p.not_a_tree;
  scores.aligned = pairs.size();
  scores.figures[0] = {common(g.tokens, p.tokens), p.tokens.size(), g.tokens.size()};
  scores.figures[1] = {common(g.sentences, p.sentences), p.sentences.size(), g.sentences.size()};
  scores.figures[2] = {pairs.size(), p.words.size(), g.words.size()};
  for (std::size_t m = 0; m < right.size(); ++m) scores.figures[3 + m] = {right[m], p.words.size(), g.words.size()};
  return scores;
}

std::string table_of(const UdScores& scores) {
  std::string out =
      fmt::format("{} documents, {} predicted sentences that are no tree\n", scores.documents, scores.not_a_tree);
  for (std::size_t m = 0; m < scores.figures.size(); ++m) {
    const UdFigure& f = scores.figures[m];
    out +=
        fmt::format("{:10} P {:6.2f}  R {:6.2f}  F1 {:6.2f}", UdScores::kNames[m], f.precision(), f.recall(), f.f1());
    if (m >= 3) out += fmt::format("  aligned {:6.2f}", UdFigure{f.right, scores.aligned, 0}.precision());
    out += fmt::format("  gold {}\n", f.gold);
  }
  return out;
}

std::string json_of(const UdScores& scores) {
  std::string out = fmt::format("{{\"documents\": {}, \"not_a_tree\": {}", scores.documents, scores.not_a_tree);
  for (std::size_t m = 0; m < scores.figures.size(); ++m) {
    const UdFigure& f = scores.figures[m];
    out += fmt::format(", \"{}\": {{\"p\": {:.2f}, \"r\": {:.2f}, \"f1\": {:.2f}, \"n\": {}", UdScores::kNames[m],
                       f.precision(), f.recall(), f.f1(), f.gold);
    if (m >= 3) out += fmt::format(", \"aligned\": {:.2f}", UdFigure{f.right, scores.aligned, 0}.precision());
    out += '}';
  }
  return out + "}\n";
}

}  // namespace whosays::eval
