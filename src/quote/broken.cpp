#include "quote/broken.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kBrokenConfidence =
    0.7F;  ///< of what was right in news and in invented texts (docs/notes/statements.md)
constexpr std::uint32_t kMostNameWords = 9;  ///< words of who speaks
constexpr std::uint32_t kMostTimeWords = 3;  ///< words of when behind a cue
constexpr std::uint32_t kMostRestWords = 3;  ///< words that are left of a sentence's other half

/// First and end word.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Broken {
  Found found;
  bool is_rest = false;  ///< "official said.": what is left of a phrase that may have been read already
};

class BrokenReader {
 public:
  explicit BrokenReader(const Passage& passage) : p_(passage) {}

  std::vector<Broken> run() {
    for (const Quotation& q : p_.quotations.rows) {
      if (q.depth != 0) continue;
      speaker_inside(q);
      if (q.closed) speaker_behind(q);
    }
    for (std::uint32_t row = 0; row < p_.sentences.rows.size(); ++row) cut_sentence(row);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] bool is_capital(std::uint32_t w) const { return p_.tokens.capital[p_.words.token[w]] != 0; }
  [[nodiscard]] std::uint32_t row_of(std::uint32_t w) const { return p_.tokens.sentence[p_.words.token[w]]; }
  [[nodiscard]] Span span(WordRange r) const { return {p_.words.span[r.begin].begin, p_.words.span[r.end - 1].end}; }

  /// The end of a sentence's words without its stop and closing marks.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t row) const {
    std::uint32_t end = p_.sentences.rows[row].end_word;
    while (end > p_.sentences.rows[row].first_word && p_.tags.upos[end - 1] == Upos::punct) --end;
    return end;
  }

  /// "said", "wrote", "explains": forms that stand beside quotations.
  [[nodiscard]] bool is_saying(std::uint32_t w) const {
    const std::string_view form = lower(w);
    return (frames_of(form) & kQuote) != 0 && !form.ends_with("ing") && p_.tags.upos[w] != Upos::noun;
  }

  /// A pronoun, a name, a noun that speaks, with what belongs to it; no verb.
  [[nodiscard]] bool is_somebody(WordRange r) const {
    static const lexicon::WordSet speakers("source_nouns.txt");
    static const lexicon::WordSet people("person_nouns.txt");
    if (r.end <= r.begin || r.end - r.begin > kMostNameWords) return false;
    if (r.end - r.begin == 1 && p_.tags.upos[r.begin] == Upos::pron)
      return lower(r.begin) == "he" || lower(r.begin) == "she" || lower(r.begin) == "they";
    bool speaks = false;
    const Upos first = p_.tags.upos[r.begin];
    if (first == Upos::adp || first == Upos::cconj || first == Upos::part || first == Upos::adv) return false;
    for (std::uint32_t w = r.begin; w < r.end; ++w) {
      const Upos upos = is_capital(w) ? Upos::propn : p_.tags.upos[w];  // of a broken sentence tags are often wrong
      if (upos == Upos::verb || upos == Upos::aux || upos == Upos::pron || upos == Upos::sconj) return false;
      speaks = speaks || (upos == Upos::propn && is_capital(w)) || speakers.has(lower(w)) || people.has(lower(w));
    }
    const Upos last = is_capital(r.end - 1) ? Upos::propn : p_.tags.upos[r.end - 1];
    const bool noun = last == Upos::noun || last == Upos::propn || last == Upos::num;
    return speaks && (noun || speakers.has(lower(r.end - 1)));
  }

  /// Nothing, a relative clause, or when it was.
  [[nodiscard]] bool ends_statement(WordRange rest) const {
    if (rest.begin < rest.end && lower(rest.begin) == ",") ++rest.begin;
    if (rest.begin >= rest.end || lower(rest.begin) == "who") return true;
    if (rest.end - rest.begin > kMostTimeWords) return false;
    for (std::uint32_t w = rest.begin; w < rest.end; ++w)
      if (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux || p_.tags.upos[w] == Upos::pron) return false;
    return true;
  }

  struct Speaker {
    WordRange who;
    WordRange cue;  ///< empty where the verb is lost
  };

  /// "said Mara Lind, who ..." or "Mara Lind said on Monday" from `first` to the end.
  [[nodiscard]] std::optional<Speaker> speaker_in(WordRange r) const {
    while (r.begin < r.end && p_.tags.upos[r.begin] == Upos::punct) ++r.begin;
    if (r.begin < r.end && is_saying(r.begin)) {
      std::uint32_t end = r.begin + 1;
      while (end < r.end && lower(end) != ",") ++end;
      if (is_somebody({r.begin + 1, end}) && ends_statement({end, r.end}))
        return Speaker{{r.begin + 1, end}, {r.begin, r.begin + 1}};
      return std::nullopt;
    }
    for (std::uint32_t v = r.begin + 1; v < r.end && v <= r.begin + kMostNameWords; ++v) {
      if (!is_saying(v)) continue;
      std::uint32_t end = v;
      while (end > r.begin && lower(end - 1) == ",") --end;
      if (is_somebody({r.begin, end}) && ends_statement({v + 1, r.end})) return Speaker{{r.begin, end}, {v, v + 1}};
      return std::nullopt;
    }
    return std::nullopt;
  }

  void add(const Speaker& speaker, std::vector<Span> content, bool quoted) {
    const bool one = speaker.who.end == speaker.who.begin + 1 && !is_capital(speaker.who.begin) &&
                     p_.tags.upos[speaker.who.begin] != Upos::pron;
    out_.push_back({{}, one});
    Found& f = out_.back().found;
    f.source = {span(speaker.who)};
    if (speaker.cue.begin < speaker.cue.end) f.cue = {span(speaker.cue)};
    f.content = std::move(content);
    f.form = quoted ? Form::direct : Form::indirect;
    f.lemma = f.cue.empty() || !is_saying(speaker.cue.begin) ? "say" : std::string(p_.tags.lemma_at(speaker.cue.begin));
    f.rule = "broken";
    f.confidence = kBrokenConfidence;
  }

  /// "“We had one boat, said Mara Lind. The water came.”", also where the last mark is lost. The first of them counts:
  /// behind it nobody knows where the speech goes on.
  void speaker_inside(const Quotation& q) {
    const std::uint32_t first = word_at(p_, q.span.begin);
    for (std::uint32_t w = first + 2; w + 2 < p_.words.size() && p_.words.span[w].end < q.span.end; ++w) {
      if (lower(w) != ",") continue;
      const std::uint32_t row = row_of(w);
      const auto speaker = speaker_in({w + 1, end_of(row)});
      if (!speaker || span({w, end_of(row)}).end > q.span.end ||
          (p_.tags.upos[speaker->who.end - 1] != Upos::propn && !is_capital(speaker->who.end - 1)))
        continue;
      std::vector<Span> content = {{q.span.begin, p_.words.span[w].begin}};
      const std::uint32_t next = p_.sentences.rows[row].end_word;
      if (q.closed && next < p_.words.size() && p_.words.span[next].end < q.span.end &&
          p_.tags.upos[next] != Upos::punct)
        content.push_back({p_.words.span[next].begin, q.span.end});
      add(*speaker, std::move(content), true);
      return;
    }
  }

  /// "“We had one boat” so the captain.", "“We had one boat,” Lind to the newspaper.", "“...,” lawyer Anna Brok. said."
  void speaker_behind(const Quotation& q) {
    std::uint32_t w = word_at(p_, q.span.end);
    if (w < 2 || w >= p_.words.size() || p_.words.span[w].begin < q.span.end) return;
    const std::uint32_t row = row_of(w);
    if (row_of(w - 1) != row || !is_speech(q.span)) return;
    const bool comma = lower(w) == "," || lower(w - 2) == ",";
    if (lower(w) == ",") ++w;
    const std::uint32_t end = end_of(row);
    if (w >= end) return;
    WordRange cue{w, w};
    if (lower(w) == "so" || lower(w) == "according") cue.end = ++w;
    if (cue.begin < cue.end && w < end && lower(w) == "to") cue.end = ++w;
    if (cue.begin == cue.end && (!comma || q.scare)) return;
    std::uint32_t who_end = w;
    while (who_end < end && lower(who_end) != "to") ++who_end;
    if (!is_somebody({w, who_end}) || (who_end < end && !is_somebody({who_end + 1, end}) && end - who_end > 3)) return;
    const std::uint32_t next = row + 1;
    if (cue.begin == cue.end && next < p_.sentences.rows.size()) {
      const std::uint32_t verb = p_.sentences.rows[next].first_word;
      if (end_of(next) == verb + 1 && is_saying(verb)) cue = {verb, verb + 1};
    }
    add({{w, who_end}, cue}, {q.span}, true);
  }

  /// A term or a title that is set off has no verb, or stands among other words.
  [[nodiscard]] bool is_speech(Span quotation) const {
    const std::uint32_t first = word_at(p_, quotation.begin);
    if (first > p_.sentences.rows[row_of(first)].first_word && p_.tags.upos[first - 1] != Upos::punct) return false;
    for (std::uint32_t w = first; w < p_.words.size() && p_.words.span[w].begin < quotation.end; ++w)
      if (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux) return true;
    return false;
  }

  /// "They knew of it. did, two guards said.": a sentence that goes on in lower case and holds nothing that is said.
  /// The two may be one by the ends of sentences that were found.
  void cut_sentence(std::uint32_t row) {
    const std::uint32_t first = p_.sentences.rows[row].first_word;
    const std::uint32_t end = end_of(row);
    std::uint32_t stop = end;
    while (stop > first && (lower(stop - 1) != "." || stop == end)) --stop;
    if (stop > first) {
      std::uint32_t begin = stop - 1;
      while (begin > first && lower(begin - 1) != ".") --begin;
      rest_of({begin, stop - 1}, {stop, end});
    } else if (row > 0 && p_.sentences.rows[row - 1].paragraph == p_.sentences.rows[row].paragraph) {
      rest_of({p_.sentences.rows[row - 1].first_word, end_of(row - 1)}, {first, end});
    }
  }

  void rest_of(WordRange said, WordRange rest) {
    if (said.begin >= said.end || rest.begin >= rest.end || is_capital(rest.begin) ||
        p_.tags.upos[rest.begin] == Upos::punct || p_.tags.upos[rest.begin] == Upos::num)
      return;
    for (std::uint32_t w = rest.begin + 1; w < rest.end && w <= rest.begin + kMostRestWords; ++w) {
      if (lower(w) != ",") continue;
      rest.begin = w + 1;
      break;
    }
    if (const auto speaker = speaker_in(rest)) add(*speaker, {span(said)}, false);
  }

  const Passage& p_;
  std::vector<Broken> out_;
};

/// Puts statements among those that are there: one that speaks beside the same words stays, one whose cue stands in
/// another sentence loses the words. Only rows that share a sentence with a new one are looked at.
class Merging {
 public:
  Merging(const Passage& passage, std::vector<Found>& found)
      : p_(passage), found_(found), rows_of_(passage.sentences.rows.size()) {
    for (std::uint32_t row = 0; row < found_.size(); ++row) enter(row);
  }

  void add(Found more, bool is_rest) {
    const std::vector<std::uint32_t> near = near_rows(more);
    for (const std::uint32_t row : near) {
      const Found& f = found_[row];
      if (known(f, more) || (is_rest && !f.source.empty() && overlap(f.content, more.content))) return;
    }
    for (const std::uint32_t row : near)
      if (gives_way(found_[row], more)) clear(found_[row]);
    const StatementId place(static_cast<std::uint32_t>(found_.size()));
    for (const std::uint32_t row : near) {
      Found& f = found_[row];
      leave_cleared(f);
      if (!is_cleared(f) && !f.within.valid() && stands_in(f, more.content)) f.within = place;
    }
    found_.push_back(std::move(more));
    enter(place.value);
  }

  /// Rows in order; those that lost their words, which stand last there and hold nothing, are gone.
  void finish() {
    for (Found& f : found_) leave_cleared(f);
    found_ = in_order(std::move(found_));
    while (!found_.empty() && is_cleared(found_.back())) found_.pop_back();
  }

 private:
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const {
    return p_.tokens.sentence[p_.words.token[std::min<std::size_t>(word_at(p_, byte), p_.words.size() - 1)]];
  }

  template <class Take>
  void each_sentence(const Found& f, Take take) const {
    for (const auto* spans : {&f.source, &f.cue, &f.content})
      for (const Span span : *spans)
        for (std::uint32_t row = sentence_at(span.begin), last = sentence_at(span.end - 1); row <= last; ++row)
          take(row);
  }

  void enter(std::uint32_t row) {
    each_sentence(found_[row], [&](std::uint32_t sentence) {
      if (rows_of_[sentence].empty() || rows_of_[sentence].back() != row) rows_of_[sentence].push_back(row);
    });
  }

  [[nodiscard]] std::vector<std::uint32_t> near_rows(const Found& more) const {
    std::vector<std::uint32_t> near;
    each_sentence(more, [&](std::uint32_t sentence) {
      near.insert(near.end(), rows_of_[sentence].begin(), rows_of_[sentence].end());
    });
    std::ranges::sort(near);
    near.erase(std::unique(near.begin(), near.end()), near.end());
    return near;
  }

  static void clear(Found& f) {
    f.source.clear();
    f.cue.clear();
    f.content.clear();
  }

  static bool is_cleared(const Found& f) { return f.source.empty() && f.cue.empty() && f.content.empty(); }

  /// What stood in a row that is cleared stands in what was around it.
  void leave_cleared(Found& f) const {
    if (is_cleared(f)) return;
    while (f.within.valid() && is_cleared(found_[f.within.value])) f.within = found_[f.within.value].within;
  }

  static bool stands_in(const Found& f, const std::vector<Span>& content) {
    for (const auto* spans : {&f.source, &f.cue, &f.content})
      for (const Span span : *spans)
        if (std::ranges::none_of(content, [&](Span c) { return c.contains(span); })) return false;
    return true;
  }

  /// Somebody says these words beside them, or who speaks has been found with other words.
  [[nodiscard]] bool known(const Found& f, const Found& more) const {
    if (f.source.empty()) return false;
    if (overlap(f.cue, more.cue) || overlap(f.source, more.source))
      return !f.content.empty() && !overlap(f.content, more.source);
    return overlap(f.content, more.content) && !f.cue.empty() && !stands_in(f, more.content) && beside(f, more);
  }

  [[nodiscard]] bool beside(const Found& f, const Found& more) const {
    const std::uint32_t at = sentence_at(f.cue.front().begin);
    return std::ranges::any_of(more.content,
                               [&](Span c) { return sentence_at(c.begin) == at || sentence_at(c.end - 1) == at; });
  }

  /// Takes the words away; true when nothing is left.
  static bool gives_way(Found& f, const Found& more) {
    if (is_cleared(f)) return false;
    if (overlap(f.cue, more.cue)) return true;
    if (!overlap(f.content, more.content) || stands_in(f, more.content)) return false;
    std::erase_if(f.content,
                  [&](Span c) { return std::ranges::any_of(more.content, [&](Span m) { return m.overlaps(c); }); });
    return f.content.empty();
  }

  const Passage& p_;
  std::vector<Found>& found_;
  std::vector<std::vector<std::uint32_t>> rows_of_;  ///< of found_, by sentence
};

}  // namespace

void add_broken(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  Merging merging(passage, found);
  for (Broken& b : BrokenReader(passage).run()) merging.add(std::move(b.found), b.is_rest);
  merging.finish();
}

}  // namespace whosays::quote
