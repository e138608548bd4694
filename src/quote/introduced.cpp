#include "quote/introduced.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kIntroduced = 0.6F;  ///< until the trees have looked at it

class Introductions {
 public:
  Introductions(std::string_view text, const Passage& passage, std::vector<Found>& found)
      : text_(text), p_(passage), found_(found) {
    for (const Found& f : found)
      for (const auto* spans : {&f.source, &f.cue, &f.content})
        taken_.insert(taken_.end(), spans->begin(), spans->end());
    std::ranges::sort(taken_);
    for (std::uint32_t row = 0; row < found.size(); ++row)
      if (!found[row].cue.empty()) cues_.emplace_back(found[row].cue.back().begin, row);
    std::ranges::sort(cues_);
  }

  void run() {
    const auto& rows = p_.sentences.rows;
    for (std::size_t s = 0; s + 1 < rows.size(); ++s) {
      if (rows[s + 1].paragraph != rows[s].paragraph + 1 || p_.tokens.lower_at(rows[s].end_token - 1) != ":") continue;
      std::size_t last = s + 1;
      while (last + 1 < rows.size() && rows[last + 1].paragraph == rows[s + 1].paragraph) ++last;
      read(rows[s], rows[s + 1], rows[last]);
    }
    found_.insert(found_.end(), added_.begin(), added_.end());
  }

 private:
  void read(const Sentence& introduction, const Sentence& first, const Sentence& last) {
    const Span block{first.span.begin, last.span.end};
    if (is_taken(block) || p_.tokens.lower_at(last.end_token - 1) == ":") return;
    if (const Quotation* q = quotation_of(block)) {
      if (Found* f = said_in(introduction.span))
        goes_on(*f, q->span, true);
      else if (auto made = spoken(introduction, q->span))
        added_.push_back(std::move(*made));
    } else if (is_text(first, last)) {
      if (Found* f = said_in(introduction.span)) goes_on(*f, without_stop(block), false);
    }
  }

  [[nodiscard]] bool is_taken(Span span) const {
    constexpr int kNested = 16;
    auto at = std::ranges::partition_point(taken_, [&](Span s) { return s.begin < span.end; });
    for (int steps = 0; at != taken_.begin() && steps < kNested; ++steps)
      if ((--at)->overlaps(span)) return true;
    return false;
  }

  /// The quotation that the paragraph begins with and that holds all of it, or goes on in the next.
  [[nodiscard]] const Quotation* quotation_of(Span block) const {
    const auto q = std::ranges::lower_bound(p_.quotations.rows, block.begin, {},
                                            [](const Quotation& row) { return row.span.begin; });
    if (q == p_.quotations.rows.end() || q->span.begin != block.begin || q->scare || q->span.end + 1 < block.end)
      return nullptr;
    return &*q;
  }

  /// Sentences, and not a heading or a list's entry.
  [[nodiscard]] bool is_text(const Sentence& first, const Sentence& last) const {
    constexpr std::uint32_t kFewest = 8;  // words
    const std::string_view stop = p_.tokens.lower_at(last.end_token - 1);
    return p_.tokens.kind[first.first_token] == TokenKind::word && p_.tokens.capital[first.first_token] != 0 &&
           (stop == "." || stop == "!" || stop == "?" || stop == "…" || stop == "...") &&
           last.end_word - first.first_word >= kFewest;
  }

  [[nodiscard]] Span without_stop(Span block) const {
    if (text_[block.end - 1] == '.') --block.end;
    return block;
  }

  /// The last statement of the sentence whose cue governs clauses, or has been found by the net.
  Found* said_in(Span sentence) {
    Found* last = nullptr;
    const auto first = std::ranges::lower_bound(cues_, std::pair{sentence.begin, 0U});
    for (auto cue = first; cue != cues_.end() && cue->first < sentence.end; ++cue) {
      Found& f = found_[cue->second];
      if (f.within.valid() || f.source.empty() || f.content.empty() || f.rule.starts_with("refusal")) continue;
      if (!sentence.contains(f.cue.front()) || !sentence.contains(f.source.front()) ||
          !sentence.contains(f.content.back()) || in_quotation(p_, f.cue.front()))
        continue;
      if (f.lemma == "according_to" || (frames_of(f.lemma) & (kClause | kQuote)) != 0) last = &f;
    }
    return last;
  }

  static void goes_on(Found& f, Span block, bool quoted) {
    f.content.push_back(block);
    if (quoted == (f.form == Form::indirect)) f.form = Form::mixed;
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  [[nodiscard]] std::optional<Found> spoken(const Sentence& row, Span quotation) const {
    if (in_quotation(p_, row.span)) return std::nullopt;
    for (std::uint32_t w = row.first_word; w < row.end_word; ++w)
      if (const auto who = owner_of_words(w)) return made(*who, w, quotation, "words_of");
    for (std::uint32_t w = row.first_word; w < row.end_word; ++w) {
      if (p_.trees.relation[w] != Relation::root || p_.tags.upos[w] != Upos::verb) continue;
      const auto subject = child_of(p_, w, {Relation::nsubj});
      if (subject && *subject < w && speaks(*subject)) return made(*subject, w, quotation, "introduced");
    }
    return std::nullopt;
  }

  /// "a remark by Vell", "this statement from the council"
  [[nodiscard]] std::optional<std::uint32_t> owner_of_words(std::uint32_t w) const {
    static const lexicon::WordSet papers("documents.txt");
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"quote", "quotation", "words", "remark", "remarks", "comment", "comments", "response", "reply", "answer"});
    if (p_.tags.upos[w] != Upos::noun || !(papers.has(lower(w)) || is_one_of(lower(w), kWords))) return std::nullopt;
    // What the words hang on is often wrong in the tree ("begin with a remark by Vell").
    const std::uint32_t lead = w + 1;
    if (lead >= p_.words.size() || (lower(lead) != "from" && lower(lead) != "by")) return std::nullopt;
    const std::uint32_t who = p_.trees.head[lead];
    if (p_.trees.relation[lead] != Relation::case_ || who == Trees::kRoot || who < lead || !speaks(who))
      return std::nullopt;
    return who;
  }

  [[nodiscard]] bool speaks(std::uint32_t w) const {
    static const lexicon::WordSet people("people_and_bodies.txt");
    if (p_.tags.upos[w] == Upos::pron) return lower(w) == "he" || lower(w) == "she" || lower(w) == "they";
    return p_.tags.upos[w] == Upos::propn || people.has(p_.tags.lemma_at(w));
  }

  /// Who speaks is the branch about `who`, without what leads into it or comes behind a comma or another preposition.
  [[nodiscard]] Found made(std::uint32_t who, std::uint32_t cue, Span quotation, std::string_view rule) const {
    Span source = branch_of(p_, who);
    if (const auto lead = child_of(p_, who, {Relation::case_}); lead && *lead < who)
      source.begin = p_.words.span[*lead + 1].begin;
    for (std::uint32_t w = who + 1; w < p_.words.size() && p_.words.span[w].end <= source.end; ++w)
      if (p_.trees.relation[w] == Relation::case_ && p_.tags.upos[who] == Upos::propn) {
        source.end = p_.words.span[w - 1].end;
        break;
      }
    Found f;
    f.source = {source};
    f.cue = {p_.words.span[cue]};
    f.content = {quotation};
    f.lemma = std::string(p_.tags.lemma_at(cue));
    f.rule = rule;
    f.confidence = kIntroduced;
    f.form = Form::direct;
    return f;
  }

  std::string_view text_;
  const Passage& p_;
  std::vector<Found>& found_;
  std::vector<Found> added_;
  std::vector<Span> taken_;                                    ///< by place
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cues_;  ///< where the last part of a row's cue begins
};

}  // namespace

void add_introduced(std::string_view text, const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  Introductions(text, passage, found).run();
}

}  // namespace whosays::quote
