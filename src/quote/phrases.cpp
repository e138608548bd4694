#include "quote/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "quote/adverbials.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kLongestSource = 40;      ///< units; a longer "subject" is a misreading
constexpr std::uint32_t kLongestApposition = 25;  ///< units between its commas

bool is_clause_word(const Segment& s, std::uint32_t i) { return s.has(i, kSub) && !s.has(i, kDet) && !s.has(i, kPrep); }

bool is_verb_like(const Segment& s, std::uint32_t i) { return s.has(i, kAux | kFinite); }

bool ends_in_ed(const Segment& s, std::uint32_t i) {
  return s.is_word(i) && !s.capital(i) && s.lower(i).size() > 3 && s.lower(i).ends_with("ed");
}

/// May a word begin an apposition after a comma: "a spokeswoman", "his lawyer", "who led", "president of", "34".
bool begins_apposition(const Segment& s, std::uint32_t i) {
  if (s.is_number(i)) return true;
  if (!s.is_word(i) || s.has(i, kCoord | kAux | kCalendar | kSubj)) return false;
  if (s.has(i, kDet | kPoss | kRel)) return true;
  if (s.has(i, kPrep | kSub | kAdv | kNeg)) return false;
  return !s.lower(i).ends_with("ing");
}

/// After a leading "that": a subject follows ("that he said"), not the noun that "that" points at ("that man said").
bool opens_clause(const Segment& s, std::uint32_t i, std::uint32_t end) {
  return i < end && (s.has(i, kSubj | kDet | kPoss) || s.capital(i) || s.is_number(i));
}

/// Where the short bracket that ends before `end` opens ("Ana Vell (Pell North)"); `end` when there is none.
std::uint32_t bracket_before(const Segment& s, std::uint32_t end, std::uint32_t low) {
  constexpr std::uint32_t kLongestBracket = 8;
  if (end <= low || !s.is(end - 1, ")")) return end;
  for (std::uint32_t i = end - 1; i > low + 1 && end - i < kLongestBracket; --i)
    if (s.is(i - 1, "(")) return i - 1;
  return end;
}

/// The first unit of the clause that ends before `end`: after the nearest clause mark, quotation or subordinator.
std::uint32_t clause_begin(const Segment& s, std::uint32_t end, std::uint32_t low) {
  std::uint32_t begin = end;
  while (begin > low) {
    const std::uint32_t before = begin - 1;
    if (const std::uint32_t open = bracket_before(s, begin, low); open < begin) {
      begin = open;
      continue;
    }
    if (is_clause_mark(s, before) || s.is_speech(before) || is_clause_word(s, before)) break;
    const bool conjunction = before > low ? !s.has(before - 1, kPrep) : opens_clause(s, begin, end);
    if (s.is(before, "that") && conjunction) break;
    --begin;
  }
  return begin;
}

/// "At least four", "more than a dozen": the beginning of a noun phrase all the same.
bool counts_people(const Segment& s, std::uint32_t i) {
  return (s.is(i, "at") && (s.is(i + 1, "least") || s.is(i + 1, "most"))) || (s.is(i, "more") && s.is(i + 1, "than"));
}

/// Leading words that belong to no noun phrase: "And", "Meanwhile", "On Tuesday", "Last June".
std::uint32_t skip_leading(const Segment& s, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  while (at < end && s.has(at, kCoord | kAdv) && !s.has(at, kDet) && !s.is(at + 1, "than")) ++at;
  if (at >= end || counts_people(s, at)) return at;
  const bool dated = s.has(at, kPrep | kDet | kCalendar);
  if (!dated) return at;
  std::uint32_t calendar = at;
  std::uint32_t run = at;
  while (run < end && run - at < 6 && (s.has(run, kPrep | kCalendar | kDet) || s.is_number(run))) {
    if (s.has(run, kCalendar) || (s.is_number(run) && calendar == run && calendar > at)) calendar = run + 1;
    ++run;
  }
  return calendar;
}

bool is_cue_word(const Segment& s, std::uint32_t i) {
  const Cue* cue = cue_at(s, i);
  return cue != nullptr && !s.capital(i) && !cue->base;
}

bool is_pronoun_head(std::string_view word) {
  return word == "he" || word == "she" || word == "they" || word == "we" || word == "i" || word == "it";
}

/// Whether a candidate range can be a source at all.
bool is_plausible(const Segment& s, UnitRange range) {
  if (range.empty() || range.size() > kLongestSource || s.is(range.begin, "according") || s.is(range.begin, "citing") ||
      s.is(range.begin, "quoting"))
    return false;
  if (s.is(range.begin, "'s") || s.is(range.begin, "’s") || (range.size() > 1 && is_cue_word(s, range.begin)))
    return false;
  const std::uint32_t last = range.end - 1;
  if (s.has(last, kPrep | kPoss | kAux | kCoord | kSub) && !s.has(last, kObj)) return false;
  if (s.has(range.begin, kPrep | kAux | kObj) && !s.has(range.begin, kPoss | kSubj) && !counts_people(s, range.begin))
    return false;
  if (range.size() == 1) {
    const std::uint32_t i = range.begin;
    if (s.has(i, kSubj)) return is_pronoun_head(s.lower(i));
    if (s.has(i, kRel | kSub | kAdv) || s.is(i, "nobody") || s.is(i, "none")) return false;
    if (s.has(i, kDet))
      return !s.is(i, "the") && !s.is(i, "a") && !s.is(i, "an") && !s.is(i, "no") && !s.is(i, "this") &&
             !s.is(i, "every");
    return s.is_word(i);
  }
  if (s.has(range.begin, kSubj)) return false;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (s.is_word(i) && (s.capital(i) || s.units[i].classes == 0)) return true;
  return s.has(range.begin, kDet);
}

/// "those who said", "what he calls", "anyone who claims": nobody in particular, or no statement.
bool is_restrictive(const Segment& s, UnitRange range) {
  if (range.begin > 0 && s.is(range.begin - 1, "what")) return true;
  return s.is(range.end - 1, "who") && (s.is(range.begin, "those") || s.is(range.begin, "anyone"));
}

bool is_plural_noun(const Segment& s, std::uint32_t i) {
  return s.is_word(i) && !s.capital(i) && s.lower(i).size() > 3 && s.lower(i).ends_with('s') &&
         !s.lower(i).ends_with("ss");
}

/// A finite form in a place where a noun would not stand: "said", "told"; not "report", "claims".
bool is_cue_verb(const Segment& s, std::uint32_t i) {
  const Cue* cue = cue_at(s, i);
  return cue != nullptr && !cue->participle && !cue->base && !s.lower(i).ends_with('s');
}

/// The noun phrase that ends before `end`. `stands_before_coordinator`: "X resigned and said", whose subject is before
/// the first verb.
std::optional<UnitRange> noun_phrase_ending(const Segment& s, std::uint32_t end, std::uint32_t low) {
  std::uint32_t begin = skip_leading(s, clause_begin(s, end, low), end);
  // "said Wednesday he agrees", "since he declared": a subject pronoun right before the verb is the whole subject.
  if (end > begin && s.has(end - 1, kSubj) && !s.has(end - 1, kRel)) begin = end - 1;
  std::uint32_t last = end;
  const bool coordinated = last > begin && s.has(last - 1, kCoord);
  bool relative = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    relative = relative || s.has(i, kRel);
    const bool verb = is_verb_like(s, i) || is_cue_verb(s, i) || (coordinated && ends_in_ed(s, i));
    if (!verb || relative) continue;
    // "were held and denied visits": the second verb may be as passive as the first.
    if (!coordinated || s.has(i, kBe)) return std::nullopt;
    last = i;
    while (last > begin && s.has(last - 1, kAdv | kAux | kNeg)) --last;
    break;
  }
  if (coordinated && last == end) return std::nullopt;
  const UnitRange range{begin, last};
  if (!is_plausible(s, range) || is_restrictive(s, range)) return std::nullopt;
  return range;
}

/// Position after a bare time between subject and verb, seen from the verb: "X on Tuesday said".
std::uint32_t skip_time_back(const Segment& s, std::uint32_t end, std::uint32_t low) {
  std::uint32_t at = end;
  while (at > low + 1 && (s.has(at - 1, kCalendar) || s.is_number(at - 1))) --at;
  if (at == end) return end;
  if (at > low + 1 && (s.is(at - 1, "on") || s.is(at - 1, "in") || s.is(at - 1, "late") || s.is(at - 1, "early"))) --at;
  return at;
}

/// The comma that opens the insertion closed by the comma at `close`.
std::optional<std::uint32_t> opening_comma(const Segment& s, std::uint32_t close, std::uint32_t low) {
  for (std::uint32_t i = close; i > low + 1 && close - i < kLongestApposition;) {
    --i;
    if (is_comma(s, i)) return i;
    if (s.is_mark(i) && (s.is(i, ";") || s.is(i, ":"))) return std::nullopt;
  }
  return std::nullopt;
}

/// After "according to the officials," a new clause is likelier than an apposition, unless that says so itself ("a
/// group of", "who"); a name takes any.
bool may_have_apposition(const Segment& s, UnitRange head, std::uint32_t i) {
  const bool name = s.capital(head.begin) && !s.has(head.begin, kDet | kPoss);
  if (name) return true;
  if (s.is(i, "a") || s.is(i, "an") || s.is(i, "one") || s.has(i, kRel) || s.is_number(i)) return true;
  return s.capital(i) && !is_plural_noun(s, head.end - 1) && !s.capital(head.end - 1);  // "the mayor, Ana Vell,"
}

/// The attribution that may follow a comma inside what looks like content.
bool attribution_follows(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  if (s.is(begin, "according")) return s.is(begin + 1, "to");
  if (const Cue* cue = cue_at(s, begin); cue != nullptr && cue->participle)
    return (cue->frames & (kClause | kQuote)) != 0;
  if (s.is(begin, "citing")) return true;
  if (!s.has(begin, kCoord | kSub) || s.has(begin, kDet)) return false;
  for (std::uint32_t i = begin + 1; i < high && i - begin < 14; ++i) {
    if (is_clause_mark(s, i) || s.is_speech(i)) return false;
    const Cue* cue = cue_at(s, i);
    if (cue == nullptr || cue->participle || (cue->frames & (kClause | kQuote)) == 0) continue;
    const VerbGroup group = verb_group(s, i, *cue);
    return group.usable && group.begin > begin + 1 && subject_before(s, group.begin, begin + 1).has_value();
  }
  return false;
}

/// "... and said", "..., but argued": the same subject goes on to another cue. Only verbs that do nothing but report:
/// in "disputed that he called and asked him to wait" the asking belongs to what is disputed.
bool next_predicate(const Segment& s, std::uint32_t i) {
  if (!s.is(i, "and") && !s.is(i, "but") && !s.is(i, "yet")) return false;
  std::uint32_t verb = i + 1;
  while (s.has(verb, kAdv)) ++verb;
  const Cue* cue = cue_at(s, verb);
  if (cue == nullptr || cue->participle || cue->base) return false;
  const bool reports = (cue->frames & kClause) != 0;
  return reports && (cue->frames & (kHearer | kInfinitive | kWhether | kNoun)) == 0;
}

/// "Vell denies claims, says she was home": whose headline it is goes on.
bool next_in_headline(const Segment& s, std::uint32_t i) {
  return is_comma(s, i) && (s.is(i + 1, "says") || s.is(i + 1, "say") || s.is(i + 1, "calls") || s.is(i + 1, "tells"));
}

/// "while the agency says ...": the clause around `begin` opens with a subordinator, so it ends at its comma.
bool is_subordinate(const Segment& s, std::uint32_t begin) {
  static constexpr std::array<std::string_view, 10> kOpeners = {"while",  "although", "though", "when", "after",
                                                                "before", "because",  "since",  "if",   "as"};
  for (std::uint32_t i = begin; i > 0; --i) {
    if (is_clause_mark(s, i - 1) || s.is_speech(i - 1)) return false;
    for (const std::string_view opener : kOpeners)
      if (s.is(i - 1, opener)) return i - 1 == 0 || is_comma(s, i - 2);
  }
  return false;
}

/// A new main clause after a comma: "..., Trump hewed", "..., they are not".
bool begins_main_clause(const Segment& s, std::uint32_t i) { return s.has(i, kSubj | kDet | kPoss) || s.capital(i); }

}  // namespace

bool is_comma(const Segment& s, std::uint32_t i) { return s.is_mark(i) && s.is(i, ","); }
bool is_dash(const Segment& s, std::uint32_t i) {
  return s.is_mark(i) && (s.is(i, "—") || s.is(i, "–") || s.is(i, "-") || s.is(i, "―"));
}
bool is_clause_mark(const Segment& s, std::uint32_t i) {
  return is_comma(s, i) || is_dash(s, i) ||
         (s.is_mark(i) && (s.is(i, ";") || s.is(i, ":") || s.is(i, "(") || s.is(i, ")") || s.is(i, ".") ||
                           s.is(i, "?") || s.is(i, "!")));
}

std::optional<UnitRange> subject_before(const Segment& s, std::uint32_t verb, std::uint32_t low) {
  std::uint32_t end = skip_time_back(s, verb, low);
  if (end <= low) return std::nullopt;
  if (!is_comma(s, end - 1)) return noun_phrase_ending(s, end, low);
  const std::uint32_t close = end - 1;
  const auto open = opening_comma(s, close, low);
  if (!open) return std::nullopt;
  const auto head = noun_phrase_ending(s, *open, low);
  if (!head) return std::nullopt;
  if (!begins_apposition(s, *open + 1)) return head;
  return UnitRange{head->begin, close};
}

std::optional<UnitRange> noun_phrase_from(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  if (begin >= high) return std::nullopt;
  if (s.has(begin, kSubj) && s.is_word(begin) && is_pronoun_head(s.lower(begin))) return UnitRange{begin, begin + 1};
  std::uint32_t end = begin;
  const bool role_first = !s.capital(begin);
  bool relative = false;
  while (end < high) {
    if (s.is_mark(end) || s.is_speech(end)) break;
    relative = relative || s.has(end, kRel);
    if (!relative && (is_verb_like(s, end) || is_clause_word(s, end) || cue_at(s, end) != nullptr) && !s.capital(end))
      break;
    if (s.has(end, kAdv) && !s.capital(end) && end > begin) break;
    if (end > begin && s.capital(end) && is_plural_noun(s, end - 1)) break;  // "two officials Ana Vell asked"
    const bool preposition = s.has(end, kPrep) && !s.has(end, kDet);
    if (preposition && (s.has(end + 1, kCalendar) || skip_channel(s, end, high) > end)) break;
    if (preposition && !role_first && !s.is(end, "of") && !relative) break;
    if (s.has(end, kCalendar) && end > begin && !s.capital(begin)) break;
    ++end;
  }
  while (end > begin && s.has(end - 1, kPrep | kCoord | kDet)) --end;
  const UnitRange range{begin, end};
  if (!is_plausible(s, range)) return std::nullopt;
  return range;
}

std::optional<UnitRange> subject_after(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  if (!s.is_word(begin) || s.has(begin, kPrep | kSub | kCoord | kAux | kAdv | kCalendar | kObj | kRel)) {
    if (!s.has(begin, kDet | kPoss | kSubj)) return std::nullopt;
    if (s.is(begin, "that") || s.is(begin, "no")) return std::nullopt;
  }
  auto head = noun_phrase_from(s, begin, high);
  if (!head) return std::nullopt;
  std::uint32_t end = head->end;
  for (int appositions = 0; appositions < 2; ++appositions) {
    if (!is_comma(s, end) || end + 1 >= high || !begins_apposition(s, end + 1)) break;
    if (!may_have_apposition(s, *head, end + 1)) break;
    std::uint32_t close = end + 1;
    bool relative = false;
    bool clause = false;  // a verb of its own: no apposition, the sentence goes on
    bool bracket = false;
    for (; close < high && !is_comma(s, close) && !s.is_speech(close) && (bracket || !s.is(close, ".")) &&
           !s.is(close, ";");
         ++close) {
      bracket = (bracket || s.is(close, "(")) && !s.is(close, ")");
      relative = relative || s.has(close, kRel);
      clause = clause || (!relative && (is_verb_like(s, close) || is_cue_verb(s, close)));
    }
    if (clause || close - end > kLongestApposition) break;
    end = close;
  }
  return UnitRange{head->begin, end};
}

std::uint32_t without_final_stop(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  std::uint32_t end = high;
  while (
      end > begin && s.is_mark(end - 1) &&
      (s.is(end - 1, ".") || s.is(end - 1, ";") || s.is(end - 1, ",") || s.is(end - 1, ":") || is_dash(s, end - 1))) {
    --end;
  }
  return end;
}

std::uint32_t content_end(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  const bool subordinate = is_subordinate(s, begin);
  for (std::uint32_t i = begin + 1; i + 1 < high; ++i) {
    if (subordinate && is_comma(s, i) && begins_main_clause(s, i + 1)) return i;
    if ((is_comma(s, i) || s.is(i, ";") || is_dash(s, i)) && attribution_follows(s, i + 1, high)) return i;
    if (s.is(i, "according") && s.is(i + 1, "to")) return i;
    if (next_predicate(s, i)) return is_comma(s, i - 1) ? i - 1 : i;
    if (s.is_title && next_in_headline(s, i)) return i;
  }
  return without_final_stop(s, begin, high);
}

std::uint32_t words_in(const Segment& s, UnitRange range) {
  std::uint32_t words = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (s.is_word(i)) ++words;
    if (s.is_quotation(i)) words += s.units[i].end_token - s.units[i].first_token;
  }
  return words;
}

}  // namespace whosays::quote
