// See headline_verbs.h.
#include "quote/headline_verbs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/headline_forms.h"
#include "quote/headline_words.h"
#include "quote/rule_confidence.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr std::string_view kPresentTense = "headline_verb";
constexpr std::uint32_t kMostSubjectWords = 9;
constexpr float kLeastTrusted = 0.5F;

/// Behind which another clause begins.
constexpr auto kClauses =
    std::to_array<std::string_view>({"as", "after", "while", "when", "if", "before", "because", "that", "but", ";", ":",
                                     "since", "though", "although", "until", "whether"});
constexpr auto kJoints = std::to_array<std::string_view>({",", "and", "but", "as", "while", "even"});

/// Words [begin, end).
struct HeadlineWords {
  std::uint32_t begin = 0, end = 0;
};

struct PresentVerb {
  const PresentForm* entry = nullptr;
  std::uint32_t at = 0, end = 0;  ///< words, with the particle
};

class HeadlineVerbs {
 public:
  HeadlineVerbs(const Passage& passage, const KnownSpeakers& speakers, std::vector<Found>& found)
      : p_(passage), speakers_(speakers), found_(found) {}

  void run() {
    for (const Sentence& row : p_.sentences.rows) {
      sentence_ = {row.first_word, row.end_word};
      while (sentence_.end > sentence_.begin && is_stop(sentence_.end - 1)) --sentence_.end;
      for (std::uint32_t w = sentence_.begin + 1; w + 1 < sentence_.end; ++w) {
        if (is_quoted(w)) continue;
        if (const auto verb = verb_at(w)) add_said(*verb);
        add_outcry(w);
      }
      add_quoted_behind_colon();
    }
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] Span span(HeadlineWords words) const {
    return {p_.words.span[words.begin].begin, p_.words.span[words.end - 1].end};
  }
  [[nodiscard]] bool is_stop(std::uint32_t w) const { return is_one_of(lower(w), {".", "!", "?"}); }
  [[nodiscard]] bool is_quoted(std::uint32_t w) const { return in_quotation(p_, p_.words.span[w]); }
  [[nodiscard]] bool is_mark(std::uint32_t w) const {
    return p_.tokens.kind[p_.words.token[w]] == TokenKind::quote_mark;
  }
  [[nodiscard]] bool is_dash(std::uint32_t w) const { return is_one_of(lower(w), {"–", "—", "--"}); }

  // ---- verbs ----

  [[nodiscard]] std::optional<PresentVerb> verb_at(std::uint32_t w) const {
    for (const PresentForm& entry : present_forms(lower(w))) {
      std::uint32_t end = w + 1;
      std::string_view rest = entry.particle;
      while (!rest.empty() && end < sentence_.end && rest.starts_with(lower(end)) &&
             (rest.size() == lower(end).size() || rest[lower(end).size()] == ' ')) {
        rest.remove_prefix(std::min(rest.size(), lower(end).size() + 1));
        ++end;
      }
      if (rest.empty() && end < sentence_.end) return PresentVerb{&entry, w, end};
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_present(std::uint32_t w) const {
    return p_.tags.xpos[w] == Xpos::vbp || is_headline_present(p_, w);
  }
  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::vbd || tag == Xpos::md;
  }

  // ---- subjects ----

  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t verb) const {
    std::uint32_t begin = verb;
    while (begin > sentence_.begin && !is_one_of(lower(begin - 1), kClauses) && !is_dash(begin - 1) &&
           !is_mark(begin - 1))
      --begin;
    return begin;
  }

  /// "In reversal, [Vell]", "vote on ‘quay bill’ repeal, [pilots]": what stands before the comma is no part of who does
  /// it.
  [[nodiscard]] HeadlineWords without_lead(HeadlineWords subject) const {
    if (subject.begin >= subject.end) return subject;
    const Upos first = p_.tags.upos[subject.begin];
    const bool whole = subject.begin == sentence_.begin;
    if (whole && first != Upos::adp && first != Upos::adv && first != Upos::sconj) return subject;
    for (std::uint32_t w = subject.end - 1; w > subject.begin; --w)
      if (lower(w) == ",") return {w + 1, subject.end};
    return subject;
  }

  /// "Finch[, new host,]"
  [[nodiscard]] HeadlineWords without_apposition(HeadlineWords subject) const {
    if (subject.end - subject.begin < 3 || lower(subject.end - 1) != ",") return subject;
    std::uint32_t comma = 0;
    for (std::uint32_t w = subject.begin + 1; w + 1 < subject.end; ++w) {
      if (lower(w) != ",") continue;
      if (comma > 0) return subject;  // "Finch, at the quay, dings Vell, rips"
      comma = w;
    }
    return comma > 0 ? HeadlineWords{subject.begin, comma} : subject;
  }

  /// Somebody who speaks, as the subject of one (`third`) or of many.
  [[nodiscard]] bool may_speak(HeadlineWords subject, bool third) const {
    if (subject.begin >= subject.end || subject.end - subject.begin > kMostSubjectWords) return false;
    for (std::uint32_t w = subject.begin; w < subject.end; ++w)
      if (p_.tags.upos[w] == Upos::aux || is_mark(w) || lower(w) == ":" ||
          (is_verb(w) && (w + 1 < subject.end || !is_speaking_noun(p_, w))))
        return false;
    const std::uint32_t last = subject.end - 1;
    if (!p_.tokens.capital[p_.words.token[last]] && !is_speaking_noun(p_, last)) return false;
    if (!third)
      return is_speaking_noun(p_, last) && (lower(last).ends_with('s') || is_one_of(lower(last), {"media", "police"}));
    static const lexicon::WordSet finders("headline_finders.txt");
    return speakers_.has_name(lower(last)) || is_speaking_noun(p_, last) || finders.has(lower(last));
  }

  [[nodiscard]] bool is_name(HeadlineWords subject) const {
    constexpr std::uint32_t kMostWords = 4;
    if (subject.end - subject.begin > kMostWords) return false;
    for (std::uint32_t w = subject.begin; w < subject.end; ++w)
      if (p_.tokens.capital[p_.words.token[w]] == 0 || is_mark(w)) return false;
    return p_.tags.upos[subject.end - 1] == Upos::propn;
  }

  /// Who does what the verb at `verb` says, where it stands beside it.
  [[nodiscard]] std::optional<HeadlineWords> subject_beside(std::uint32_t verb, bool third) const {
    const HeadlineWords subject = without_lead({clause_begin(verb), verb});
    if (subject.begin >= subject.end) return std::nullopt;
    const HeadlineWords named = without_apposition(subject);
    if (!may_speak(named, third) && !(third && is_name(named) && p_.tags.xpos[verb] == Xpos::vbz)) return std::nullopt;
    return lower(subject.end - 1) == "," ? HeadlineWords{subject.begin, subject.end - 1} : subject;
  }

  /// The subject of the clause before a comma, "and" or "but".
  [[nodiscard]] std::optional<HeadlineWords> subject_before_joint(std::uint32_t verb) const {
    if (verb < sentence_.begin + 3) return std::nullopt;
    const std::uint32_t joint = is_mark(verb - 1) ? verb - 2 : verb - 1;  // "calls it ‘odd,’ mocks board"
    if (!is_one_of(lower(joint), {",", "and", "but"})) return std::nullopt;
    for (std::uint32_t w = sentence_.begin + 1; w + 1 < verb; ++w) {
      const bool doing = is_present(w) || p_.tags.xpos[w] == Xpos::vbd || lower(w).ends_with("ing");
      if (!doing || is_quoted(w)) continue;
      return subject_beside(w, true);
    }
    return std::nullopt;
  }

  // ---- what is said ----

  /// A comma or a joint behind which the subject does something else.
  [[nodiscard]] bool parts_verbs(std::uint32_t w, bool third) const {
    if (!is_one_of(lower(w), {",", "and", "but"}) || w + 1 >= sentence_.end) return false;
    const std::uint32_t next = is_one_of(lower(w + 1), {"and", "but", "then", "also"}) ? w + 2 : w + 1;
    if (next + 1 >= sentence_.end || is_mark(next)) return false;
    if (!third) return !present_forms(lower(next)).empty();
    return is_headline_present(p_, next) && lower(next).ends_with('s');
  }

  /// `begin` stands behind the cue of one (`third`) or of many; "As Vell mocks press, ..." ends at its comma.
  [[nodiscard]] std::uint32_t content_end(std::uint32_t begin, bool clause, bool third) const {
    const bool led = is_one_of(lower(sentence_.begin), kClauses);
    std::uint32_t w = begin;
    for (; w < sentence_.end; ++w) {
      if (is_quoted(w)) continue;
      if (lower(w) == ";" || lower(w) == ":" || is_dash(w) || parts_verbs(w, third)) break;
      const bool contrast = w + 2 < sentence_.end && is_one_of(lower(w + 1), {"but", "while", "though", "as"});
      if (lower(w) == "," && (led || contrast)) break;
      const bool ahead = lower(w) == "ahead" && w + 1 < sentence_.end && lower(w + 1) == "of";
      if (!clause && w > begin && (ahead || is_one_of(lower(w), {"after", "amid", "during", "while", "following"})))
        break;
    }
    while (w > begin + 1 && is_one_of(lower(w - 1), {",", "and", "but", "even"})) --w;
    return w;
  }

  /// "hope for calm, but [pilots] doubt ..."
  [[nodiscard]] std::uint32_t before_next_source(std::uint32_t begin, std::uint32_t end) const {
    for (const Found& f : found_) {
      if (f.source.empty() || f.cue.empty() || f.cue.front().begin < f.source.front().begin || is_weak(f)) continue;
      const std::uint32_t source = word_at(p_, f.source.front().begin);
      if (source > begin + 1 && source < end && is_one_of(lower(source - 1), kJoints)) end = source;
    }
    while (end > begin + 1 && is_one_of(lower(end - 1), kJoints)) --end;
    return end;
  }

  [[nodiscard]] bool holds_quotation(HeadlineWords words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (is_mark(w)) return true;
    return false;
  }

  /// "over ferry", "for tweets", not "for second day".
  [[nodiscard]] bool has_reason(HeadlineWords content) const {
    static const lexicon::WordSet calendar("calendar.txt");
    for (std::uint32_t w = content.begin + 1; w + 1 < content.end; ++w) {
      if (!is_one_of(lower(w), {"over", "for", "on", "as"})) continue;
      const Xpos next = p_.tags.xpos[w + 1];
      return next != Xpos::cd && next != Xpos::jj && !calendar.has(lower(w + 1));
    }
    return false;
  }

  [[nodiscard]] bool is_said(const PresentVerb& verb, HeadlineWords content) const {
    if (content.begin >= content.end) return false;
    const Xpos first = p_.tags.xpos[content.begin];
    const bool quoted = is_mark(content.begin);
    const bool bare = first == Xpos::in || first == Xpos::to || first == Xpos::cc || first == Xpos::rb ||
                      is_verb(content.begin) || p_.tags.upos[content.begin] == Upos::punct;
    switch (verb.entry->wants) {
      case Wants::object: return quoted || !bare;
      case Wants::reason: return !bare && may_be_blamed(content.begin) && has_reason(content);
      case Wants::as: return !bare && holds_quotation(content);
      case Wants::clause: break;
    }
    for (std::uint32_t w = content.begin; w < content.end; ++w)
      if (is_verb(w) || is_mark(w)) return true;
    return false;
  }
  [[nodiscard]] bool may_be_blamed(std::uint32_t w) const {
    return p_.tokens.capital[p_.words.token[w]] != 0 || is_speaking_noun(p_, w);
  }

  void add_said(const PresentVerb& verb) {
    const bool third = verb.entry->third;
    std::optional<HeadlineWords> subject;
    if (verb.entry->wants != Wants::clause) subject = subject_beside(verb.at, third);
    if (!subject && third) subject = subject_before_joint(verb.at);
    if (!subject) return;
    const HeadlineWords cue{verb.at, verb.end};
    const HeadlineWords content{
        verb.end, before_next_source(verb.end, content_end(verb.end, verb.entry->wants == Wants::clause, third))};
    if (!is_said(verb, content) || !give_room(cue)) return;
    const std::uint32_t to = verb.entry->lemma == "urge" ? infinitive_in(content) : content.begin;
    add(*subject, cue, {{to, content.end}}, verb.entry->lemma);
    if (to > content.begin) found_.back().hearer = {span({content.begin, to})};
  }

  /// "urges [pilots] to wait"
  [[nodiscard]] std::uint32_t infinitive_in(HeadlineWords content) const {
    constexpr std::uint32_t kMostWords = 6;
    for (std::uint32_t w = content.begin + 1; w + 1 < content.end && w <= content.begin + kMostWords; ++w)
      if (lower(w) == "to" && p_.tags.xpos[w + 1] == Xpos::vb) return w;
    return content.begin;
  }

  /// False where the cue is another one's already, or stands inside what somebody says; a content that runs over it
  /// behind a comma ends there.
  bool give_room(HeadlineWords cue) {
    const Span at = span(cue);
    for (Found& f : found_) {
      if (is_weak(f)) continue;
      if (overlap(f.cue, {at}) || overlap(f.source, {at})) return false;
      if (!overlap(f.content, {at})) continue;
      Span& last = f.content.back();
      const bool joined = is_one_of(lower(cue.begin - 1), {",", "and", "but"});
      if (!joined || f.cue.empty() || f.cue.front().begin > last.begin || !last.overlaps(at)) return false;
      last.end = p_.words.span[cue.begin - 2].end;
    }
    return true;
  }

  /// What the net alone has found and is not sure of.
  static bool is_weak(const Found& f) { return f.rule == "learned" && f.confidence < kLeastTrusted; }

  void add(HeadlineWords source, HeadlineWords cue, const std::vector<HeadlineWords>& content, std::string_view lemma) {
    Found f;
    if (source.begin < source.end) f.source = {span(source)};
    f.cue = {span(cue)};
    bool quoted = false;
    bool plain = false;
    for (const HeadlineWords words : content) {
      f.content.push_back(span(words));
      for (std::uint32_t w = words.begin; w < words.end; ++w) (is_quoted(w) ? quoted : plain) = true;
    }
    f.form = !quoted ? Form::indirect : plain ? Form::mixed : Form::direct;
    f.lemma = lemma;
    f.rule = kPresentTense;
    f.confidence = rule_confidence(kPresentTense);
    leave_out(found_, [&](const Found& other) { return is_weak(other) && overlap(other.cue, f.cue); });
    found_.push_back(std::move(f));
  }

  // ---- "Finch, new host, faces criticism for tweets" ----

  void add_outcry(std::uint32_t w) {
    static const lexicon::WordSet outcries("headline_outcries.txt");
    if (!is_one_of(lower(w),
                   {"faces", "face", "draws", "draw", "sparks", "spark", "under", "provokes", "earns", "triggers"}))
      return;
    constexpr std::uint32_t kMostWords = 3;  // "fierce early criticism"
    std::uint32_t noun = w + 1;
    while (noun < sentence_.end && noun < w + kMostWords && !outcries.has(lower(noun))) ++noun;
    if (noun + 2 > sentence_.end || !outcries.has(lower(noun)) || noun + 1 >= sentence_.end) return;
    HeadlineWords subject = without_lead({clause_begin(w), w});
    const std::uint32_t next = noun + 1;
    if (subject.begin >= subject.end || !is_one_of(lower(next), {"for", "over", "from", "about"})) return;
    std::uint32_t begin = w;
    for (std::uint32_t i = subject.begin; i < subject.end; ++i)
      if (is_verb(i)) {
        if (lower(w) != "under" || i + 1 != w) return;  // "comes under fire"
        subject.end = begin = i;
      }
    if (lower(subject.end - 1) == ",") --subject.end;
    const HeadlineWords cue{begin, next};
    if (subject.begin >= subject.end || !give_room(cue)) return;
    HeadlineWords source;
    HeadlineWords why{next, content_end(next, false, true)};
    if (lower(next) == "from") {
      std::uint32_t end = next + 1;
      while (end < why.end && !is_one_of(lower(end), {"for", "over", "about"})) ++end;
      source = {next + 1, end};
      why.begin = end;
    }
    std::vector<HeadlineWords> content{subject};
    if (why.begin < why.end) content.push_back(why);
    add(source, cue, content, "criticize");
  }

  // ---- "Vell shuts quay: ‘It is over’" ----

  void add_quoted_behind_colon() {
    std::uint32_t colon = sentence_.begin;
    while (colon < sentence_.end && (lower(colon) != ":" || is_quoted(colon))) ++colon;
    if (colon + 5 >= sentence_.end || !is_mark(colon + 1)) return;
    for (std::uint32_t w = colon + 1; w < sentence_.end; ++w)
      if (!is_quoted(w)) return;
    const HeadlineWords said{colon + 1, sentence_.end};
    if (std::ranges::any_of(found_, [&](const Found& f) { return overlap(f.content, {span(said)}); })) return;
    for (std::uint32_t w = sentence_.begin + 1; w < colon; ++w) {
      if (!is_present(w) || is_quoted(w)) continue;
      const auto subject = subject_beside(w, true);
      const bool speaks = may_speak(without_apposition(without_lead({sentence_.begin, w})), true);
      if (subject && speaks && subject->begin == sentence_.begin && lower(w) != "dies")
        add(*subject, {colon, colon + 1}, {said}, ":");
      return;
    }
  }

  const Passage& p_;
  const KnownSpeakers& speakers_;
  std::vector<Found>& found_;
  HeadlineWords sentence_;
};

}  // namespace

void add_headline_verbs(const Passage& title, const KnownSpeakers& speakers, std::vector<Found>& found) {
  if (!has_trees(title)) return;
  HeadlineVerbs(title, speakers, found).run();
  found = in_order(std::move(found));
}

}  // namespace whosays::quote
