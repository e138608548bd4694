// The frames are tried from the one with the clearest sign (a quotation, "that") to the one with the least (a bare
// clause).
#include "quote/leading_content.h"

#include <array>
#include <utility>

#include "quote/adverbials.h"
#include "quote/phrases.h"

namespace whosays::quote {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 6> kPrepositions = {
    {{"of", kOf}, {"for", kFor}, {"on", kOn}, {"as", kAs}, {"against", kAgainst}, {"about", kAbout}}};

bool is_question_word(const Segment& s, std::uint32_t i) {
  static constexpr std::array<std::string_view, 10> kWords = {"whether", "if",   "why",   "how",   "what",
                                                              "who",     "when", "where", "which", "whose"};
  for (const std::string_view word : kWords)
    if (s.is(i, word)) return true;
  return false;
}

std::uint32_t frame_of_preposition(const Segment& s, std::uint32_t i) {
  for (const auto& [word, frame] : kPrepositions)
    if (s.is(i, word)) return frame;
  return 0;
}

}  // namespace

bool has_verb(const Segment& s, UnitRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (s.has(i, kAux | kFinite)) return true;
    const std::string_view word = s.lower(i);
    if (s.is_word(i) && !s.capital(i) && word.size() > 3 && (word.ends_with("ed") || word.ends_with("s"))) return true;
  }
  return false;
}

namespace {

class Finder {
 public:
  Finder(const Segment& s, const Cue& cue, UnitRange after) : s_(s), cue_(cue), after_(after) {}

  std::optional<LeadingContent> run() {
    if (after_.empty()) return std::nullopt;
    if (has(kHearer)) {
      const UnitRange hearer = hearer_from(s_, after_.begin, after_.end);
      if (auto found = behind_hearer(hearer)) {
        if (found->range.begin > hearer.begin) found->hearer = hearer;
        return found;
      }
      if (has(kObject)) return std::nullopt;
    }
    const std::uint32_t begin = behind_insertion();
    const bool there_is = s_.is(begin, "there") && s_.has(begin + 1, kAux);  // "says there were mistakes"
    return at(there_is ? begin : skip_adverbials(s_, begin, after_.end), begin);
  }

 private:
  [[nodiscard]] bool has(std::uint32_t frames) const { return (cue_.frames & frames) != 0; }

  [[nodiscard]] std::optional<LeadingContent> content(std::uint32_t begin, std::string_view rule,
                                                      std::uint32_t least_words) const {
    if (begin >= after_.end) return std::nullopt;
    const UnitRange range{begin, content_end(s_, begin, after_.end)};
    if (range.empty() || words_in(s_, range) < least_words) return std::nullopt;
    return LeadingContent{range, {}, after_.begin, rule};
  }

  [[nodiscard]] std::optional<LeadingContent> behind_hearer(UnitRange hearer) const {
    if (hearer.empty()) return std::nullopt;
    const std::uint32_t next = skip_adverbials(s_, hearer.end, after_.end);
    if ((frame_of_preposition(s_, hearer.end) & cue_.frames) != 0)
      return content(hearer.begin, "hearer_preposition", 3);
    const bool negated = s_.is(hearer.end, "not") && s_.is(hearer.end + 1, "to");
    if (has(kInfinitive) && (s_.is(hearer.end, "to") || negated)) return content(hearer.end, "hearer_infinitive", 2);
    if (s_.is(next, "that") || is_question_word(s_, next)) return content(next, "hearer_that", 3);
    if (auto quoted = quotation(next)) return quoted;
    if (has(kClause) && begins_clause(next)) return content(next, "hearer_clause", 3);
    return std::nullopt;
  }

  /// A quotation at `i`, or behind a comma or colon there.
  [[nodiscard]] std::optional<LeadingContent> quotation(std::uint32_t i) const {
    if (!has(kQuote)) return std::nullopt;
    const bool marked = is_comma(s_, i) || s_.is(i, ":") || is_dash(s_, i);
    const std::uint32_t at = marked ? i + 1 : i;
    if (at >= after_.end) return std::nullopt;
    if (!s_.is_quotation(at)) return s_.is(i, ":") ? content(at, "colon", 2) : std::nullopt;
    if (!has(kClause) || marked) return LeadingContent{{at, quotations_end(at)}, {}, after_.begin, "leading_quotation"};
    return content(at, "leading_quotation", 1);
  }

  /// Behind the last of the quotations that follow one another from `i`.
  [[nodiscard]] std::uint32_t quotations_end(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    while (end < after_.end && s_.is_quotation(end)) ++end;
    return end;
  }

  /// "denied, on Tuesday, that": the first unit behind the insertion, when a "that" or a quotation stands there. Also
  /// "considers, that", "could not say, how", as other languages part the clause.
  [[nodiscard]] std::uint32_t behind_insertion() const {
    constexpr std::uint32_t kLongest = 8;
    if (!is_comma(s_, after_.begin)) return after_.begin;
    // In "a claim that he denies, that lacks every proof" no subject follows.
    const std::uint32_t subject = after_.begin + 2;
    const bool clause =
        s_.is(after_.begin + 1, "that") && (s_.has(subject, kSubj | kDet | kPoss) || s_.capital(subject));
    if (clause || s_.is(after_.begin + 1, "whether") || s_.is(after_.begin + 1, "how")) return after_.begin + 1;
    for (std::uint32_t i = after_.begin + 1; i + 1 < after_.end && i < after_.begin + kLongest; ++i) {
      if (s_.is_quotation(i)) break;
      if (is_comma(s_, i)) return s_.is(i + 1, "that") || s_.is_speech(i + 1) ? i + 1 : after_.begin;
    }
    return after_.begin;
  }

  /// "said of the plan, “...”": the topic stands before a comma and a quotation.
  [[nodiscard]] std::uint32_t behind_topic(std::uint32_t i) const {
    if (!s_.is(i, "of") && !s_.is(i, "about")) return i;
    for (std::uint32_t k = i + 1; k + 1 < after_.end && k < i + 12; ++k) {
      if ((is_comma(s_, k) || s_.is(k, ":")) && s_.is_speech(k + 1)) return k;
      if (s_.is_mark(k)) break;
    }
    return i;
  }

  [[nodiscard]] std::optional<LeadingContent> at(std::uint32_t next, std::uint32_t direct) const {
    if (auto quoted = quotation(behind_topic(next))) return quoted;
    if (s_.is(next, "that") && has(kClause | kThat)) return content(next, "that", 3);
    if (is_question_word(s_, next) && has(kWhether | kThat | kClause) && !s_.is(next, "if"))
      return content(next, "question_word", 3);
    if (s_.is(next, "if") && has(kWhether)) return content(next, "question_word", 3);
    if (has(kInfinitive) && s_.is(direct, "to")) return content(direct, "infinitive", 2);
    if ((frame_of_preposition(s_, direct) & cue_.frames) != 0) {
      auto found = content(direct + 1, "preposition", 1);
      if (found) found->cue_end = direct + 1;
      return found;
    }
    if (has(kLabel) && labels_something(direct)) return content(direct, "label", 2);
    // "adding, the roof leaks", as other languages part the clause
    if (cue_.participle && is_comma(s_, next) && s_.has(next + 1, kDet | kPoss | kSubj)) ++next;
    if (has(kClause) && begins_clause(next) && has_verb(s_, {next, content_end(s_, next, after_.end)}))
      return content(next, "clause", 3);
    if (has(kNoun) && begins_noun_phrase(direct)) return content(direct, "noun", 1);
    return std::nullopt;
  }

  /// "called it a disaster", "called the plan “reckless”": an object, then what it is called.
  [[nodiscard]] bool labels_something(std::uint32_t i) const {
    if (!begins_noun_phrase(i)) return false;
    for (std::uint32_t k = i + 1; k < after_.end && k < i + 12; ++k) {
      if (s_.is_quotation(k)) return true;
      if (s_.is_mark(k)) return false;
      if (k <= i + 3 && (s_.is(k, "a") || s_.is(k, "an"))) return true;
    }
    return false;
  }

  [[nodiscard]] bool begins_clause(std::uint32_t i) const {
    if (i >= after_.end) return false;
    if (s_.is_quotation(i) || s_.is_number(i)) return true;
    if (!s_.is_word(i)) return false;
    if (s_.is(i, "there") || s_.is(i, "only") || s_.has(i, kDet | kPoss | kSubj)) return true;
    if (s_.has(i, kPrep)) return after_.end - i > 6 && !s_.is(i, "to") && !s_.is(i, "about") && !s_.is(i, "of");
    if (s_.has(i, kSub)) return s_.is(i, "if") || s_.is(i, "when") || s_.is(i, "while") || s_.is(i, "because");
    return !s_.has(i, kCoord | kAux | kRel | kAdv);
  }

  [[nodiscard]] bool begins_noun_phrase(std::uint32_t i) const {
    if (i >= after_.end) return false;
    if (s_.is_quotation(i) || s_.is_number(i)) return true;
    return s_.is_word(i) &&
           (s_.has(i, kDet | kPoss | kObj) || !s_.has(i, kPrep | kSub | kCoord | kAux | kAdv | kRel | kCalendar));
  }

  const Segment& s_;
  const Cue& cue_;
  UnitRange after_;
};

}  // namespace

std::optional<LeadingContent> leading_content(const Segment& segment, const Cue& cue, UnitRange after) {
  return Finder(segment, cue, after).run();
}

bool may_be_plural(const Segment& s, UnitRange subject) {
  for (std::uint32_t i = subject.begin; i < subject.end; ++i) {
    const std::string_view word = s.lower(i);
    if (word == "and" && s.capital(subject.end - 1)) return true;
    if (word == "they" || word == "we" || word == "i" || word == "you" || word == "many" || word == "some" ||
        word == "both" || word == "people" || word == "police") {
      return true;
    }
    if (s.is_word(i) && word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) return true;
  }
  return false;
}

}  // namespace whosays::quote
