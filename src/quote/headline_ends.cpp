// See headline_ends.h.
#include "quote/headline_ends.h"

#include <string_view>

#include "quote/headline_forms.h"
#include "quote/headline_words.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class HeadlineEnds {
 public:
  explicit HeadlineEnds(const Passage& passage) : p_(passage) {}

  void settle(Found& f) const {
    if (f.cue.empty() || f.content.empty()) return;
    begin_behind_quotation(f);
    keep_apposition(f);
    if (f.lemma == ":") return;
    end_before_colon(f);
    end_before_next_verb(f);
  }

  /// "Council race takes shape as Vell [doubts] grow", "Vell Delays [Promised] Ferry": a noun, an adjective.
  [[nodiscard]] bool is_no_verb(const Found& f) const {
    if (f.cue.size() != 1 || f.source.size() != 1 || f.content.size() != 1) return false;
    const std::uint32_t cue = word_at(p_, f.cue.front().begin);
    if (cue + 1 >= p_.words.size() || cue == 0) return false;
    const std::uint32_t before = cue - 1;
    const Xpos tag = p_.tags.xpos[before];
    // "Captains join [call for] tolls"
    const bool base = p_.tokens.kind[p_.words.token[cue]] == TokenKind::word && !lower(cue).ends_with('s');
    if (base && is_in(f.source.front(), before) && (tag == Xpos::vbz || tag == Xpos::vbp) &&
        !is_speaking_noun(p_, before))
      return true;
    if (p_.words.span[cue] != f.cue.front()) return false;
    const std::uint32_t next = cue + 1;
    const bool grows = p_.tags.xpos[next] == Xpos::vbp || p_.tags.xpos[next] == Xpos::vb;
    if (grows && lower(cue).ends_with('s') && f.content.front() == p_.words.span[next]) return true;
    const bool participle = lower(cue).ends_with("ed") && is_name_or_noun(next) && !has_determiner(next);
    return participle && p_.words.span[before].end == f.source.front().end &&
           p_.words.span[before].begin > f.source.front().begin && lower(before).ends_with('s') &&
           !is_speaking_noun(p_, before) && p_.tags.upos[before] != Upos::propn && is_verb_form(before);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] bool is_mark(std::uint32_t w) const {
    return w < p_.words.size() && p_.tokens.kind[p_.words.token[w]] == TokenKind::quote_mark;
  }
  [[nodiscard]] bool is_name_or_noun(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::propn || p_.tags.upos[w] == Upos::noun;
  }
  [[nodiscard]] bool is_in(Span span, std::uint32_t w) const { return span.contains(p_.words.span[w]); }
  [[nodiscard]] bool has_determiner(std::uint32_t w) const { return p_.tags.upos[w] == Upos::det; }

  /// Nouns of things done ("delays", "plans"), which a headline has as verbs before an object.
  [[nodiscard]] bool is_verb_form(std::uint32_t w) const {
    return p_.tags.xpos[w] == Xpos::nns || p_.tags.xpos[w] == Xpos::vbz;
  }

  /// "[‘The world waits’: Norland] reportedly would ...": the quotation is none of the clause.
  void begin_behind_quotation(Found& f) const {
    for (auto* spans : {&f.source, &f.content}) {
      if (spans->empty() || f.form == Form::direct) continue;
      Span& first = spans->front();
      const std::uint32_t begin = word_at(p_, first.begin);
      if (!is_mark(begin)) continue;
      const Quotation* quoted = nullptr;
      for (const Quotation& q : p_.quotations.rows)
        if (q.closed && q.span.begin == first.begin && q.span.end < first.end) quoted = &q;
      if (quoted == nullptr) continue;
      const std::uint32_t behind = word_at(p_, quoted->span.end);
      if (behind + 1 < p_.words.size() && lower(behind) == ":" && p_.words.span[behind + 1].begin < first.end)
        first.begin = p_.words.span[behind + 1].begin;
    }
  }

  /// "[Orla Finch, author of a tell]-all book, says": up to the comma before the cue.
  void keep_apposition(Found& f) const {
    constexpr std::uint32_t kMostWords = 6;
    if (f.source.size() != 1 || f.source.front().end > f.cue.front().begin) return;
    const std::uint32_t cue = word_at(p_, f.cue.front().begin);
    const std::uint32_t end = word_at(p_, f.source.front().end);
    if (cue == 0 || lower(cue - 1) != "," || end + 1 >= cue || cue - end > kMostWords) return;
    if (slice(p_.tokens.lower, f.source.front()).find(',') == std::string_view::npos) return;
    bool hyphen = false;
    for (std::uint32_t w = end; w + 1 < cue; ++w) {
      hyphen = hyphen || lower(w) == "-";
      if (lower(w) == "," || lower(w) == ":" || lower(w) == ";") return;
    }
    if (hyphen) f.source.front().end = p_.words.span[cue - 2].end;
  }

  /// What follows a colon is the headline's, but for a quotation.
  void end_before_colon(Found& f) const {
    for (std::size_t i = 0; i < f.content.size(); ++i) {
      Span& content = f.content[i];
      if (content.begin < f.cue.back().end) continue;
      const std::uint32_t first = word_at(p_, content.begin);
      const bool behind = first > 0 && i > 0 && lower(first - 1) == ":" && !is_mark(first);
      if (behind) {
        f.content.resize(i);
        return;
      }
      for (std::uint32_t w = first + 1; w + 1 < p_.words.size() && p_.words.span[w].end < content.end; ++w) {
        if (lower(w) != ":" || is_mark(w + 1) || in_quotation(p_, p_.words.span[w])) continue;
        content.end = p_.words.span[w - 1].end;
        f.content.resize(i + 1);
        return;
      }
    }
  }

  /// "says Odel lied, [swipes at council]": another verb of the one who says, not of those it is about.
  void end_before_next_verb(Found& f) const {
    Span& content = f.content.back();
    if (content.begin < f.cue.back().end || f.source.empty()) return;
    const std::uint32_t first = word_at(p_, content.begin);
    for (std::uint32_t w = first; w + 2 < p_.words.size() && p_.words.span[w].end < content.end; ++w) {
      if (p_.tags.xpos[w] == Xpos::vbz || p_.tags.xpos[w] == Xpos::vbp) return;  // "Odel lies, steals"
      if (w == first || lower(w) != ",") continue;
      if (!is_headline_present(p_, w + 1)) return;  // "agree: Vell, not Odel, gets credit"
      if (in_quotation(p_, p_.words.span[w]) || p_.words.span[w + 1].end >= content.end) continue;
      content.end = p_.words.span[w - 1].end;
      return;
    }
  }

  const Passage& p_;
};

}  // namespace

void settle_headline_ends(const Passage& title, std::vector<Found>& found) {
  if (!has_trees(title)) return;
  const HeadlineEnds ends(title);
  leave_out(found, [&](const Found& f) { return ends.is_no_verb(f); });
  for (Found& f : found) ends.settle(f);
}

}  // namespace whosays::quote
