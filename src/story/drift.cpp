#include "story/drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/text_util.h"
#include "doc/document.h"
#include "doc/spellings.h"
#include "story/aligned.h"
#include "story/altered.h"
#include "story/quotations.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kMostOfKind = 5;         // lines of one kind for one copy
constexpr float kSurelyTheSame = 0.6F;         // the same for a rewrite, which says other things in the same order
constexpr std::size_t kLongestDifference = 3;  // names or numbers; what differs more was rewritten

/// A sentence with what is compared of it.
struct Read {
  Span span;
  std::string_view text;
  std::vector<std::string> names, numbers;
  std::size_t negations = 0;
  std::string hedge;
  bool says = false;  ///< words of saying stand in it
};

/// A sentence of an article and the one that stands for it in a copy.
struct AlignedPair {
  ArticleIndex parent;
  Read a;
  ArticleIndex copy;
  Read b;
};

bool is_saying(std::string_view word) {
  static const std::set<std::string_view> kWords = {
      "said",      "says",     "told",      "according",  "reported", "reports",      "stated",
      "asserted",  "claimed",  "claims",    "announced",  "added",    "wrote",        "writes",
      "denied",    "denies",   "declined",  "confirmed",  "declared", "expressed",    "noted",
      "explained", "informed", "testified", "mentioned",  "alleged",  "acknowledged", "insisted",
      "accused",   "replied",  "argued",    "instructed", "disclosed"};
  return kWords.contains(word);
}

/// Of the list of hedges with the words that spinners put for them.
bool is_hedge(const Word& word) {
  static const std::set<std::string_view> kMore = {"could",     "possible",   "potentially", "suggests",
                                                   "suggested", "presumably", "conceivably", "maybe"};
  return !word.capital && word.text != "reported" && (hedge_strength(word.text) > 0 || kMore.contains(word.text));
}

Read read_sentence(std::string_view text, Span span) {
  Read out{span, slice(text, span), {}, {}, 0, {}, false};
  bool opening = true;
  const std::vector<Word> words = words_in(out.text);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const Word& word = words[w];
    const auto add = [](std::vector<std::string>& to, std::string what) {
      if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(std::move(what));
    };
    if (word.number) add(out.numbers, word.text);
    const bool name = word.capital && !opening && !is_filler(word.text) && !is_pointing(word.text) &&
                      !is_first_person(word.text) && !is_function(word.text) && !word.number;
    if (name && !is_negation(word.text)) {
      std::string name_words(slice(out.text, word.span));
      name_words.resize(without_possessive(name_words).size());
      add(out.names, std::move(name_words));
    }
    const bool could_not = w + 1 < words.size() && is_negation(words[w + 1].text);  // "could not be reached"
    if (out.hedge.empty() && is_hedge(word) && !could_not) out.hedge = word.text;
    out.says = out.says || is_saying(word.text);
    opening = false;
  }
  out.negations = negations_in(out.text);
  return out;
}

std::vector<std::string> missing_from(const std::vector<std::string>& there, const std::vector<std::string>& these) {
  std::vector<std::string> out;
  for (const std::string& word : these)
    if (std::find(there.begin(), there.end(), word) == there.end()) out.push_back(word);
  return out;
}

/// Both have the same two names, in the other order, and neither sentence is passive where the other is not.
bool swapped(const Read& a, const Read& b) {
  constexpr std::size_t kTwo = 2;
  if (a.names.size() != kTwo || b.names.size() != kTwo) return false;
  if (a.names[0] != b.names[1] || a.names[1] != b.names[0]) return false;
  const auto passive = [](const Read& r) { return has_words(normal(r.text), "by"); };
  return passive(a) == passive(b);
}

class Drifting {
 public:
  Drifting(const Desk& desk, const std::vector<ArticleRelation>& relations)
      : desk_(desk), relations_(relations), aligner_(desk) {
    for (const StatementRecord& s : desk.world.statements)
      if (s.field == Field::text && !s.source.empty()) said_in_[s.article_row].push_back(&s);
  }

  std::vector<DriftLine> run() {
    for (const ArticleIndex a : desk_.articles()) {
      const ArticleRelation& row = relations_[a];
      if (row.parent && row.relation != Relation::followup && row.relation != Relation::other)
        compare_copy(*row.parent, a);
      check_headline(a);
    }
    add_quotations();
    std::stable_sort(out_.begin(), out_.end(), [&](const DriftLine& x, const DriftLine& y) {
      const auto key = [&](const DriftLine& line) {
        return std::tuple(desk_.rank(line.later.article), line.later.span.begin, line.kind);
      };
      return key(x) < key(y);
    });
    keep_first_few();
    return std::move(out_);
  }

 private:
  [[nodiscard]] DriftPlace place(ArticleIndex article, Span span) const {
    const std::string& text = desk_.article(article).text;
    return {article, Field::text, span, line_of(text, span.begin), blanks_collapsed(slice(text, span)), {}};
  }

  void add(DriftKind kind, const AlignedPair& pair, std::string note) {
    out_.push_back({kind, place(pair.parent, pair.a.span), place(pair.copy, pair.b.span), std::move(note)});
  }

  void compare_copy(ArticleIndex parent, ArticleIndex copy) {
    const std::string& before = desk_.article(parent).text;
    const std::string& after = desk_.article(copy).text;
    if (before == after) return;
    const float least = relations_[copy].relation == Relation::rewrite ? kSurelyTheSame : kSurelyAligned;
    for (const SentencePair& pair : aligner_.pairs(parent, copy))
      if (pair.similarity >= least && slice(before, pair.a) != slice(after, pair.b))
        compare_pair({parent, read_sentence(before, pair.a), copy, read_sentence(after, pair.b)});
  }

  void compare_pair(const AlignedPair& pair) {
    const auto& [parent, a, copy, b] = pair;
    compare_lists(DriftKind::number, pair, &Read::numbers);
    compare_lists(DriftKind::name, pair, &Read::names);
    if (negation_differs(a.negations, b.negations))
      add(DriftKind::negation, pair, a.negations == 1 ? "a negation is lost" : "a negation came in");
    if (!a.hedge.empty() && b.hedge.empty()) add(DriftKind::hedge, pair, fmt::format("hedge lost: \"{}\"", a.hedge));
    if (swapped(a, b))
      add(DriftKind::roles, pair, fmt::format("{} and {} have changed places", a.names[0], a.names[1]));
    // A machine replaces the words of saying too: there a missing one tells nothing.
    if (!machine_altered(relations_[copy].relation) && !b.says && attributed(parent, a.span) &&
        !attributed(copy, b.span))
      add(DriftKind::attribution, pair, "nobody is said to say it any more");
  }

  /// What one sentence has and the other has not, where it is little enough to be a slip and no rewriting.
  void compare_lists(DriftKind kind, const AlignedPair& pair, std::vector<std::string> Read::*list) {
    const Read& a = pair.a;
    const Read& b = pair.b;
    std::vector<std::string> gone = missing_from(b.*list, a.*list);
    std::vector<std::string> come = missing_from(a.*list, b.*list);
    if (kind == DriftKind::name) {  // "Skerrin Line", now "the line Skerrin": no name is gone
      std::erase_if(gone, [words = normal(b.text)](const auto& name) { return has_words(words, normal(name)); });
      std::erase_if(come, [words = normal(a.text)](const auto& name) { return has_words(words, normal(name)); });
    }
    if (gone.empty() || come.empty() || gone.size() > kLongestDifference || come.size() > kLongestDifference) return;
    add(kind, pair, fmt::format("{}, now {}", joined(gone, ", "), joined(come, ", ")));
  }

  /// Somebody is said to say what stands in the sentence, whether the reading is committed to it or not.
  [[nodiscard]] bool attributed(ArticleIndex article, Span sentence) const {
    const auto theirs = said_in_.find(desk_.article(article).row);
    if (theirs == said_in_.end()) return false;
    return std::any_of(theirs->second.begin(), theirs->second.end(), [&](const StatementRecord* s) {
      return std::any_of(s->parts.begin(), s->parts.end(), [&](const PartRecord& part) {
        return part.part == Part::content && part.span.overlaps(sentence);
      });
    });
  }

  /// A headline that says plainly what the nearest statement of its own text hedges.
  void check_headline(ArticleIndex a) {
    constexpr std::size_t kNear = 3;
    const std::string& title = desk_.article(a).title;
    if (title.empty()) return;
    std::set<std::string> stems;
    for (const Word& word : words_in(title)) {
      const std::string form = stem(word.text);
      if (is_hedge(word) || word.text.ends_with('?')) return;
      if (!is_filler(word.text) && !is_function(form)) stems.insert(form);
    }
    const StatementRecord* nearest = nullptr;
    std::size_t most = kNear - 1;
    for (const StatementIndex i : desk_.statements_of(a)) {
      const StatementRecord& s = desk_.statement(i);
      if (s.field != Field::text) continue;
      std::set<std::string> shared;
      for (const Word& word : words_in(s.content))
        if (stems.contains(stem(word.text))) shared.insert(stem(word.text));
      if (shared.size() > most) nearest = &s, most = shared.size();
    }
    if (nearest == nullptr || nearest->stated_certainty == Certainty::certain || nearest->parts.empty()) return;
    if (most * 2 < stems.size()) return;
    DriftLine line{DriftKind::headline, place(a, nearest->parts.front().span), {}, "headline firmer than its text"};
    for (const PartRecord& part : nearest->parts)
      if (part.part == Part::content) line.earlier = place(a, part.span);
    line.later = {a, Field::title, {0, static_cast<std::uint32_t>(title.size())}, 0, title, {}};
    out_.push_back(std::move(line));
  }

  void add_quotations() {
    for (const QuotationFamily& family : quotation_families(desk_, relations_)) {
      const Quoted& first = family.members.front();
      for (const Quoted& other : family.members) {
        if (&other == &first || other.article == first.article) continue;
        const Wording wording = compare(first, other);
        if (wording != Wording::cut && wording != Wording::changed) continue;
        DriftLine line{DriftKind::quotation, place(first.article, first.span), place(other.article, other.span),
                       wording == Wording::cut ? "breaks off" : "other words"};
        line.earlier.receipt = first.receipt;
        line.later.receipt = other.receipt;
        out_.push_back(std::move(line));
      }
    }
  }

  void keep_first_few() {
    std::set<std::tuple<ArticleIndex, DriftKind, std::size_t>> taken;
    std::erase_if(out_, [&](const DriftLine& line) {
      for (std::size_t n = 0; n < kMostOfKind; ++n)
        if (taken.emplace(line.later.article, line.kind, n).second) return false;
      return true;
    });
  }

  const Desk& desk_;
  const std::vector<ArticleRelation>& relations_;
  std::unordered_map<std::int64_t, std::vector<const StatementRecord*>> said_in_;  ///< by article row
  Aligner aligner_;
  std::vector<DriftLine> out_;
};

}  // namespace

std::string_view word(DriftKind kind) {
  constexpr std::array<std::string_view, 8> kWords{"quotation", "name",  "number",   "attribution",
                                                   "hedge",     "roles", "negation", "headline"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::vector<DriftLine> drift_of(const Desk& desk, const std::vector<ArticleRelation>& relations) {
  return Drifting(desk, relations).run();
}

}  // namespace whosays::story
