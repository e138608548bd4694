#include "story/quotations.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/subsequence.h"
#include "ledger/lines.h"
#include "story/altered.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kLongestCompared = 400;  // words; beyond that the beginning decides
constexpr std::size_t kMostOfOneStem = 60;     // a stem in more wordings than that tells nothing

/// True when a quotation mark stands in the gap between two quoted words: then they are two quotations.
bool has_mark(std::string_view gap) {
  return gap.find('"') != std::string_view::npos || gap.find("“") != std::string_view::npos ||
         gap.find("”") != std::string_view::npos || gap.find("«") != std::string_view::npos ||
         gap.find("»") != std::string_view::npos || gap.find('\n') != std::string_view::npos;
}

/// The statement that holds the words, the innermost where one stands in another, and its part's receipt.
std::pair<const StatementRecord*, std::string> statement_over(const Desk& desk, ArticleIndex article, Span span) {
  std::pair<const StatementRecord*, std::string> out{nullptr, {}};
  std::uint32_t smallest = 0;
  for (const StatementIndex i : desk.statements_of(article))
    for (const PartRecord& part : desk.statement(i).parts) {
      if (part.part != Part::content || desk.statement(i).field != Field::text || !part.span.overlaps(span)) continue;
      if (out.first != nullptr && part.span.size() >= smallest) continue;
      out = {&desk.statement(i), part.receipt};
      smallest = part.span.size();
    }
  return out;
}

/// "The inspector" may be read as a source with a name, and is none.
bool has_named_source(const StatementRecord& s) {
  const std::vector<Word> words = words_in(s.actor);
  const bool is_name =
      std::any_of(words.begin(), words.end(), [](const Word& word) { return word.capital && !is_filler(word.text); });
  return is_name && (s.source_class == SourceClass::named || s.source_class == SourceClass::institution ||
                     s.source_class == SourceClass::document);
}

bool carries(const std::string& stem) { return !is_filler(stem) && !is_function(stem) && !is_pointing(stem); }

std::size_t shared_keys(const Quoted& a, const Quoted& b) {
  std::set<std::string> mine;
  for (const std::string& stem : a.stems)
    if (carries(stem)) mine.insert(stem);
  std::size_t shared = 0;
  std::set<std::string> seen;
  for (const std::string& stem : b.stems)
    if (mine.contains(stem) && seen.insert(stem).second) ++shared;
  return shared;
}

bool are_one(const Quoted& a, const Quoted& b) {
  constexpr std::size_t kFewestCommon = 4;
  constexpr double kOfLonger = 0.6;
  constexpr double kOfShorter = 0.8;
  const std::size_t least = std::min({a.stems.size(), b.stems.size(), kLongestCompared});
  const std::size_t most = std::min(std::max(a.stems.size(), b.stems.size()), kLongestCompared);
  const std::size_t both = common_subsequence<std::string>(a.stems, b.stems, kLongestCompared);
  if (both < kFewestCommon || shared_keys(a, b) < 2) return false;
  return static_cast<double>(both) >= kOfLonger * static_cast<double>(most) ||
         static_cast<double>(both) >= kOfShorter * static_cast<double>(least);
}

/// Where `part` stands in `whole` word for word; none when it does not.
std::optional<std::size_t> found_in(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  const auto at = std::search(whole.begin(), whole.end(), part.begin(), part.end());
  if (at == whole.end()) return std::nullopt;
  return static_cast<std::size_t>(at - whole.begin());
}

/// True when a clause of the quotation ends behind its word `last`: a mark stands there, or nothing comes after it.
bool clause_ends(const Quoted& quoted, std::size_t last) {
  const std::vector<Word> words = words_in(quoted.words);
  if (last + 1 >= words.size()) return true;
  const std::string_view gap =
      std::string_view(quoted.words).substr(words[last].span.end, words[last + 1].span.begin - words[last].span.end);
  return gap.find_first_of(".,;:?!") != std::string_view::npos || gap.find("–") != std::string_view::npos ||
         gap.find("—") != std::string_view::npos;
}

class Families {
 public:
  Families(const Desk& desk, const std::vector<ArticleRelation>& relations) : desk_(desk), relations_(relations) {
    for (const ArticleIndex a : desk.articles())
      for (Quoted& quoted : quotations_of(desk, a)) all_.push_back(std::move(quoted));
    parent_.resize(all_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::vector<QuotationFamily> run() {
    join_alike();
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < all_.size(); ++i) groups[root(i)].push_back(i);
    std::vector<QuotationFamily> out;
    for (auto& [first, rows] : groups) {
      std::set<ArticleIndex> articles;
      for (const std::size_t i : rows) articles.insert(all_[i].article);
      if (articles.size() < 2) continue;
      std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
      QuotationFamily family;
      for (const std::size_t i : rows) family.members.push_back(all_[i]);
      out.push_back(std::move(family));
    }
    return out;
  }

 private:
  [[nodiscard]] std::tuple<bool, std::size_t, std::uint32_t> key(std::size_t i) const {
    const ArticleIndex a = all_[i].article;
    const bool altered = a < relations_.size() && machine_altered(relations_[a].relation);
    return {altered, desk_.rank(a), all_[i].span.begin};
  }

  // Between articles of one report, or when people with names said both.
  [[nodiscard]] bool may_compare(const Quoted& a, const Quoted& b) const {
    if (a.named && b.named) return true;
    const bool known = a.article < relations_.size() && b.article < relations_.size();
    return !known || relations_[a.article].group == relations_[b.article].group;
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

  // The same words in thousands of copies of one report are one; the first stands for them in what follows.
  std::vector<std::size_t> join_same() {
    std::map<std::tuple<std::vector<std::string>, std::size_t, bool>, std::size_t> first;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Quoted& quoted = all_[i];
      const bool known = quoted.article < relations_.size();
      const std::size_t report = known ? relations_[quoted.article].group : relations_.size() + quoted.article;
      const auto [place, is_new] = first.try_emplace({quoted.plain, report, quoted.named}, i);
      if (is_new || !are_one(all_[place->second], quoted)) {
        out.push_back(i);
      } else {
        join(place->second, i);
      }
    }
    return out;
  }

  void join_alike() {
    std::map<std::string, std::vector<std::size_t>> by_stem;
    for (const std::size_t i : join_same()) {
      const std::set<std::string> stems(all_[i].stems.begin(), all_[i].stems.end());
      for (const std::string& stem : stems)
        if (carries(stem)) by_stem[stem].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> compared;
    for (const auto& [stem, rows] : by_stem) {
      if (rows.size() > kMostOfOneStem) continue;
      for (std::size_t x = 0; x < rows.size(); ++x)
        for (std::size_t y = x + 1; y < rows.size(); ++y) {
          const auto [a, b] = std::pair(rows[x], rows[y]);
          if (root(a) == root(b) || !may_compare(all_[a], all_[b]) || !compared.emplace(a, b).second) continue;
          if (are_one(all_[a], all_[b])) join(a, b);
        }
    }
  }

  const Desk& desk_;
  const std::vector<ArticleRelation>& relations_;
  std::vector<Quoted> all_;
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<Quoted> quotations_of(const Desk& desk, ArticleIndex article) {
  const std::string& text = desk.article(article).text;
  const LineIndex lines(text);
  std::vector<Quoted> out;
  const std::vector<Word> words = words_in(text);
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i].quoted) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < words.size() && words[end].quoted &&
           !has_mark(
               std::string_view(text).substr(words[end - 1].span.end, words[end].span.begin - words[end - 1].span.end)))
      ++end;
    if (end - i >= kFewestQuoted) {
      Quoted quoted;
      quoted.article = article;
      quoted.span = {words[i].span.begin, words[end - 1].span.end};
      quoted.line = lines.at(quoted.span.begin);
      quoted.words = std::string(slice(text, quoted.span));
      for (std::size_t w = i; w < end; ++w) {
        quoted.plain.push_back(words[w].text);
        quoted.stems.push_back(stem(words[w].text));
      }
      const auto [statement, receipt] = statement_over(desk, article, quoted.span);
      quoted.receipt = receipt;
      quoted.named = statement != nullptr && has_named_source(*statement);
      quoted.unnamed = statement != nullptr && !quoted.named;
      out.push_back(std::move(quoted));
    }
    i = end;
  }
  return out;
}

Wording compare(const Quoted& earlier, const Quoted& later) {
  if (earlier.plain == later.plain) return Wording::same;
  // A quotation that begins as a sentence does and breaks off inside one pretends to be whole.
  if (const auto at = found_in(earlier.plain, later.plain)) {
    const std::vector<Word> words = words_in(later.words);
    const bool as_sentence = !words.empty() && words.front().capital;
    return as_sentence && !clause_ends(earlier, *at + later.plain.size() - 1) ? Wording::cut : Wording::same;
  }
  if (found_in(later.plain, earlier.plain)) return Wording::same;  // the earlier article quoted less
  return are_one(earlier, later) ? Wording::changed : Wording::other;
}

std::vector<QuotationFamily> quotation_families(const Desk& desk, const std::vector<ArticleRelation>& relations) {
  return Families(desk, relations).run();
}

}  // namespace whosays::story
