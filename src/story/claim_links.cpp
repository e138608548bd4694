#include "story/claim_links.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "story/claim_words.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kLongestWrapper = 8;  // words before what is said: "two people who know the file say"
constexpr std::size_t kFewestLeft = 3;      // words that are said
constexpr std::size_t kFewestSubjects = 2;  // of them, words with a subject, or names

using WordList = std::vector<std::string>;
using StemSet = std::set<std::string>;

StemSet stems_of_words(std::initializer_list<std::string_view> words) {
  StemSet out;
  for (const std::string_view word : words) out.insert(stem(word));
  return out;
}

bool tells(const std::string& form) {
  static const StemSet kSet = stems_of_words({"say", "report", "claim", "allege", "state", "write", "wrote", "conclude",
                                              "find", "show", "suggest", "reveal", "record"});
  return kSet.contains(form);
}
bool looks_into(const std::string& form) {
  static const StemSet kSet =
      stems_of_words({"look", "investigate", "investigation", "examine", "probe", "inquire", "inquiry", "enquiry",
                      "check", "review", "ask", "consider", "establish", "determine"});
  return kSet.contains(form);
}
// How far on the way to the deed.
int step_of(const std::string& form) {
  static const StemSet kMay = stems_of_words({"may", "might", "could", "can"});
  static const StemSet kPlan = stems_of_words({"consider", "plan", "intend", "hope", "want", "mull", "weigh"});
  static const StemSet kMust = stems_of_words({"must"});
  static const StemSet kWill = stems_of_words({"will", "would", "shall"});
  if (kMay.contains(form)) return 1;
  if (kPlan.contains(form)) return 2;
  if (kWill.contains(form)) return 3;
  return kMust.contains(form) ? 4 : 0;
}
bool is_light(const std::string& form) {
  static const std::set<std::string_view> kSet = {"be", "to", "there", "it", "being", "still", "already"};
  return kSet.contains(form);
}

std::optional<long> number_at(const WordList& words, std::size_t at) {
  if (at >= words.size()) return std::nullopt;
  const std::string digits = number_in(words[at]);
  if (digits.empty() || digits.size() > 9 || !std::all_of(digits.begin(), digits.end(), ascii::is_digit))
    return std::nullopt;
  return std::strtol(digits.c_str(), nullptr, 10);
}

bool follows(const WordList& words, std::size_t at, std::initializer_list<std::string_view> what) {
  if (at + what.size() > words.size()) return false;
  return std::equal(what.begin(), what.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](std::string_view a, const std::string& b) {
                      return b == a || (!b.empty() && b.front() == a.front() && b == stem(a));
                    });
}

// "at least nine" and the like at `at`; steps behind it.
std::optional<Bounds> bounds_at(const WordList& words, std::size_t& at) {
  struct Form {
    std::initializer_list<std::string_view> words;
    bool floor;
    long shift;
  };
  static const std::initializer_list<std::string_view> kAtLeast{"at", "least"}, kMoreThan{"more", "than"},
      kOver{"over"}, kAtMost{"at", "most"}, kUpTo{"up", "to"}, kFewer{"fewer", "than"}, kLess{"less", "than"};
  const std::array<Form, 7> forms{{{kAtLeast, true, 0},
                                   {kMoreThan, true, 1},
                                   {kOver, true, 1},
                                   {kAtMost, false, 0},
                                   {kUpTo, false, 0},
                                   {kFewer, false, -1},
                                   {kLess, false, -1}}};
  for (const Form& form : forms) {
    if (!follows(words, at, form.words)) continue;
    const auto number = number_at(words, at + form.words.size());
    if (!number) continue;
    at += form.words.size();
    return form.floor ? Bounds{*number + form.shift, std::nullopt} : Bounds{std::nullopt, *number + form.shift};
  }
  if (const auto number = number_at(words, at)) return Bounds{number, number};
  return std::nullopt;
}

// A name without what tells its bearers apart: whether two articles mean one person is looked at where ties are used.
std::string plain_name(const std::string& word) {
  if (!word.starts_with('@')) return word;
  const std::string name = word.substr(1, word.find('#') - 1);
  return name.find(' ') == std::string::npos ? stem(name) : name;
}

ClaimReading reading_of(const WordList& words, const Saying& saying) {
  ClaimReading out;
  out.negative = saying.negative;
  out.strength = saying.strength;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto bounds = bounds_at(words, i)) {
      out.numbers.push_back(*bounds);
      out.words.emplace_back("#");
      continue;
    }
    if (const int step = step_of(words[i]); step != 0 && out.step == 0) {
      out.step = step;
      continue;
    }
    if (follows(words, i, {"refuse"}) || follows(words, i, {"decline"})) {
      out.refused = true;
      continue;
    }
    if (!is_light(words[i])) out.words.push_back(plain_name(words[i]));
  }
  return out;
}

bool is_said_enough(const ClaimReading& reading) {
  const auto subjects =
      static_cast<std::size_t>(std::count_if(reading.words.begin(), reading.words.end(), [](const std::string& word) {
        return !is_function(word) && !is_everyday(word) && word != "#";
      }));
  // "Nine people were in the lift": a number, and where.
  if (!reading.numbers.empty()) return reading.words.size() > kFewestLeft && subjects > 0;
  return subjects >= kFewestSubjects;
}

// "The dam has cracks": enough to be what somebody reports, too little for other ties.
bool is_short(const ClaimReading& reading) { return reading.numbers.empty() && reading.words.size() < kFewestLeft; }

// The one word in which two wordings differ, where the first includes the second: who knows was told, or found out.
bool includes(const std::string& more, const std::string& less) {
  static const std::map<std::string, StemSet> kIncluded = {
      {stem("know"), stems_of_words({"tell", "hear", "suspect", "believe", "think"})},
      {stem("order"), stems_of_words({"ask", "urge", "advise"})},
      {stem("force"), stems_of_words({"ask", "urge", "press"})},
      {stem("prove"), stems_of_words({"suggest", "indicate"})},
      {stem("show"), stems_of_words({"suggest", "indicate"})}};
  const auto it = kIncluded.find(more);
  return it != kIncluded.end() && it->second.contains(less);
}

// +1: what lies in a lies in b too, so that a says more; -1 the other way; 0 equal or neither.
int narrower(const Bounds& a, const Bounds& b) {
  const auto inside = [](const Bounds& x, const Bounds& y) {
    return (!y.from || (x.from && *x.from >= *y.from)) && (!y.to || (x.to && *x.to <= *y.to));
  };
  if (a == b) return 0;
  return inside(a, b) ? 1 : inside(b, a) ? -1 : 0;
}
bool number_apart(const Bounds& a, const Bounds& b) {
  return (a.from && b.to && *a.from > *b.to) || (a.to && b.from && *a.to < *b.from);
}

ClaimTie turned(ClaimTie tie) {
  switch (tie) {
    case ClaimTie::firmer: return ClaimTie::weaker;
    case ClaimTie::weaker: return ClaimTie::firmer;
    case ClaimTie::reported: return ClaimTie::reports;
    case ClaimTie::reports: return ClaimTie::reported;
    default: return ClaimTie::none;
  }
}

// The tie of two readings whose words agree, seen from a; only the first of what differs may differ.
ClaimTie tie_of_readings(const ClaimReading& a, const ClaimReading& b) {
  if (a.words.size() != b.words.size() || a.numbers.size() != b.numbers.size()) return ClaimTie::none;
  if (is_short(a) && !a.told && !b.told) return ClaimTie::none;
  if (a.told && !b.told) return turned(tie_of_readings(b, a));
  int more = 0;  // steps by which a says more
  std::size_t differing = 0;
  const auto differs = [&](int by) {
    ++differing;
    more += by;
  };
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    if (a.words[i] == b.words[i]) continue;
    if (includes(a.words[i], b.words[i]))
      differs(1);
    else if (includes(b.words[i], a.words[i]))
      differs(-1);
    else
      return ClaimTie::none;
  }
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    if (a.numbers[i] == b.numbers[i]) continue;
    const int by = narrower(a.numbers[i], b.numbers[i]);
    if (by == 0) return ClaimTie::none;
    differs(by);
  }
  if (a.refused != b.refused) {
    // Who refuses does not do it.
    const bool other_negative = a.refused ? b.negative && !a.negative : a.negative && !b.negative;
    if (!other_negative) return ClaimTie::none;
    differs(a.refused ? 1 : -1);
  } else if (a.negative != b.negative) {
    return ClaimTie::none;
  }
  if (a.step != b.step) {
    const bool open = (a.step == 3 && (b.step == 1 || b.step == 2)) || (b.step == 3 && (a.step == 1 || a.step == 2)) ||
                      (a.step == 4 && b.step == 0) || (b.step == 4 && a.step == 0) ||
                      (a.step == 3 && b.step == 0 && b.strength < a.strength) ||
                      (b.step == 3 && a.step == 0 && a.strength < b.strength);
    if (!open) return ClaimTie::none;
    const bool a_more = a.step == 3 || b.step == 4;
    differs(a_more ? 1 : -1);
  }
  // "May" is both a step and a hedge.
  if (a.strength != b.strength && a.step == b.step) differs(a.strength > b.strength ? 1 : -1);
  if (a.looked_at != b.looked_at) differs(a.looked_at ? -1 : 1);
  if (b.told && !a.told) return differing == 0 ? ClaimTie::reported : ClaimTie::none;
  if (differing != 1) return ClaimTie::none;
  return more > 0 ? ClaimTie::firmer : ClaimTie::weaker;
}

// One of them is not so: all words agree but for one thing.
bool readings_exclude(const ClaimReading& a, const ClaimReading& b) {
  if (is_short(a) || a.told || b.told || a.looked_at || b.looked_at || a.refused != b.refused ||
      a.strength != b.strength || a.words.size() != b.words.size() || a.numbers.size() != b.numbers.size() ||
      a.step != b.step)
    return false;
  std::size_t against = a.negative != b.negative ? 1 : 0;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    if (a.numbers[i] == b.numbers[i]) continue;
    if (!number_apart(a.numbers[i], b.numbers[i])) return false;
    ++against;
  }
  // "Lenn fired first", and somebody else did.
  const bool only_one = a.words.back() == "first" && b.words.back() == "first";
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    if (a.words[i] == b.words[i]) continue;
    const bool other_first = only_one && i == 0 && !is_function(a.words[i]) && !is_function(b.words[i]);
    if (!other_first && tie_of(a.words[i], b.words[i]) != WordTie::opposite) return false;
    ++against;
  }
  return against == 1;  // a negation and an antonym say it again
}

}  // namespace

std::vector<ClaimReading> readings_of(const Saying& saying) {
  const WordList& words = saying.words;
  std::vector<ClaimReading> out{reading_of(words, saying)};
  const auto behind = [&](std::size_t at) {
    return reading_of(WordList(words.begin() + static_cast<std::ptrdiff_t>(at), words.end()), saying);
  };
  bool looked = false;
  for (std::size_t i = 0; i < std::min(words.size(), kLongestWrapper); ++i) {
    looked = looked || looks_into(words[i]);
    if (looked && (words[i] == "whether" || words[i] == "if")) {
      ClaimReading inner = behind(i + 1);
      inner.looked_at = true;
      out.push_back(std::move(inner));
    }
    if (i > 0 && tells(words[i])) {
      ClaimReading inner = behind(i + 1);
      inner.told = true;
      out.push_back(std::move(inner));
    }
  }
  // "Police suspect": the hedge is taken out of a saying's words, and who has it stands before what is said.
  if (saying.strength < 3)
    for (std::size_t i = 1; i <= 2 && i < words.size(); ++i) out.push_back(behind(i));
  std::erase_if(out, [](const ClaimReading& reading) { return !is_said_enough(reading); });
  return out;
}

ClaimTie tie_between(const std::vector<ClaimReading>& a, const std::vector<ClaimReading>& b) {
  for (const ClaimReading& x : a)
    for (const ClaimReading& y : b)
      if (const ClaimTie tie = tie_of_readings(x, y); tie != ClaimTie::none) return tie;
  return ClaimTie::none;
}

ClaimTie tie_between(const Saying& a, const Saying& b) { return tie_between(readings_of(a), readings_of(b)); }

bool excludes(const std::vector<ClaimReading>& a, const std::vector<ClaimReading>& b) {
  for (const ClaimReading& x : a)
    for (const ClaimReading& y : b)
      if (readings_exclude(x, y)) return true;
  return false;
}

bool excludes(const Saying& a, const Saying& b) { return excludes(readings_of(a), readings_of(b)); }

}  // namespace whosays::story
