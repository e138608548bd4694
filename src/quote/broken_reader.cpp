#include "quote/broken_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

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

class BrokenReader {
 public:
  explicit BrokenReader(const Passage& passage) : p_(passage) {}

  std::vector<Broken> run() {
    for (const Quotation& q : p_.quotations.rows) {
      if (q.depth != 0) continue;
      speaker_inside(q);
      if (q.closed) speaker_behind(q);
    }
    for (std::uint32_t row = 0; row < p_.sentences.rows.size(); ++row) {
      cut_sentence(row);
      speaker_last(row);
      what_clause(row);
    }
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

  [[nodiscard]] bool is_pronoun(std::uint32_t w) const {
    return lower(w) == "he" || lower(w) == "she" || lower(w) == "they";
  }

  /// A pronoun, a name, a noun that speaks, with what belongs to it; no verb.
  [[nodiscard]] bool is_somebody(WordRange r) const {
    static const lexicon::WordSet speakers("source_nouns.txt");
    static const lexicon::WordSet people("person_nouns.txt");
    if (r.end <= r.begin || r.end - r.begin > kMostNameWords) return false;
    if (r.end - r.begin == 1 && p_.tags.upos[r.begin] == Upos::pron) return is_pronoun(r.begin);
    bool speaks = false;
    const Upos first = p_.tags.upos[r.begin];
    if (first == Upos::adp || first == Upos::cconj || first == Upos::part || first == Upos::adv) return false;
    for (std::uint32_t w = r.begin; w < r.end; ++w) {
      const Upos upos = is_capital(w) ? Upos::propn : p_.tags.upos[w];  // of a broken sentence tags are often wrong
      if (upos == Upos::verb || upos == Upos::aux || upos == Upos::pron || upos == Upos::sconj) return false;
      speaks = speaks || (upos == Upos::propn && is_capital(w)) || speakers.has(lower(w)) || people.has(lower(w));
    }
    if (is_aged(r)) return true;
    const Upos last = is_capital(r.end - 1) ? Upos::propn : p_.tags.upos[r.end - 1];
    const bool noun = last == Upos::noun || last == Upos::propn || last == Upos::num;
    return speaks && (noun || speakers.has(lower(r.end - 1)));
  }

  /// "the 74-year-old"
  [[nodiscard]] bool is_aged(WordRange r) const {
    return r.end - r.begin > 2 && lower(r.end - 1) == "old" && lower(r.end - 2) == "-" && lower(r.end - 3) == "year";
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
    // "so Lind she": the pronoun that another language has there
    if (who_end == end && who_end - w > 1 && is_pronoun(who_end - 1)) --who_end;
    if (!is_somebody({w, who_end}) || (who_end + 1 < end && !is_somebody({who_end + 1, end}) && end - who_end > 3))
      return;
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

  /// "It was always the small ones, found his sister Mara Lind.": verbs that translations have for saying, before a
  /// name that ends the sentence.
  void speaker_last(std::uint32_t row) {
    static const lexicon::WordSet sayings("translated_sayings.txt");
    const std::uint32_t first = p_.sentences.rows[row].first_word;
    const std::uint32_t end = end_of(row);
    std::uint32_t comma = end;
    while (comma > first && lower(comma - 1) != "," && end - comma <= kMostNameWords) --comma;
    if (comma <= first + 2 || lower(comma - 1) != "," || comma + 1 >= end || !sayings.has(lower(comma))) return;
    if (!is_capital(end - 1) || !is_somebody({comma + 1, end}) || !has_predicate({first, comma - 1})) return;
    for (std::uint32_t w = comma + 1; w < end; ++w)
      if ((p_.tags.upos[w] == Upos::adp && lower(w) != "of") || p_.tags.upos[w] == Upos::punct)
        return;  // "found support for the mayor among Greens"
    add({{comma + 1, end}, {comma, comma + 1}}, {span({first, comma - 1})}, false);
  }

  [[nodiscard]] bool has_predicate(WordRange r) const {
    for (std::uint32_t w = r.begin; w < r.end; ++w)
      if (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux) return true;
    return false;
  }

  /// "They had thrown flares, what Lind denies.", "..., what the union describes as a trick.": what was said before, by
  /// somebody else.
  void what_clause(std::uint32_t row) {
    const std::uint32_t first = p_.sentences.rows[row].first_word;
    const std::uint32_t end = end_of(row);
    for (std::uint32_t what = end; what-- > first + 2;) {
      if (lower(what) != "what" || lower(what - 1) != ",") continue;
      std::uint32_t verb = what + 1;
      while (verb < end && verb <= what + kMostNameWords && (frames_of(lower(verb)) & (kNoun | kAs)) == 0) ++verb;
      if (verb >= end || p_.tags.upos[verb] == Upos::noun || !is_somebody({what + 1, verb})) return;
      const bool goes_on = verb + 1 < end;
      if (goes_on && (lower(verb + 1) != "as" || (frames_of(lower(verb)) & kAs) == 0)) return;
      add({{what + 1, verb}, {verb, verb + 1}}, {span(goes_on ? WordRange{verb + 1, end} : WordRange{what, what + 1})},
          false);
      out_.back().begin = p_.words.span[what - 1].begin;
      return;
    }
  }

  const Passage& p_;
  std::vector<Broken> out_;
};

}  // namespace

std::vector<Broken> broken_statements(const Passage& passage) { return BrokenReader(passage).run(); }

}  // namespace whosays::quote
