#include "story/akin_passage.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "story/claim_pairs.h"
#include "story/claim_words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kMostWords = 60;  // of a sentence
constexpr float kNumberWeight = 1.0F;
constexpr float kNameWeight = 0.6F;
constexpr float kDayWeight = 0.2F;

// What two sentences must share: telling words (a name is half of one, and so is a word that all the articles have),
// and weight, of the one that says less and of the one that says more. Few words must be nearly all.
constexpr float kHalf = 0.5F;
constexpr float kQuarter = 0.25F;  // a word of every day, a day
struct Least {
  float telling, of_less, of_more;
};
std::span<const Least> least(Asked asked) {
  static constexpr std::array<Least, 3> kOfText{{{1.5F, 0.65F, 0.3F}, {2, 0.55F, 0.15F}, {3, 0.4F, 0.2F}}};
  static constexpr std::array<Least, 3> kOfStatement{{{1.5F, 0.5F, 0.2F}, {2, 0.4F, 0.15F}, {3, 0.33F, 0.2F}}};
  static constexpr std::array<Least, 2> kOfCredited{{{1.5F, 0.5F, 0.2F}, {2, 0.33F, 0.1F}}};
  switch (asked) {
    case Asked::of_text: return kOfText;
    case Asked::of_statement: return kOfStatement;
    default: return kOfCredited;
  }
}

// Forms of verbs that differ by more than an ending.
const std::string& plain_form(const std::string& word) {
  static const std::unordered_map<std::string, std::string> kForms = [] {
    std::unordered_map<std::string, std::string> out;
    for (const std::string_view row : {"begin began begun",
                                       "break broke broken",
                                       "burn burnt",
                                       "catch caught",
                                       "choose chose chosen",
                                       "draw drew drawn",
                                       "drink drank drunk",
                                       "drive drove driven",
                                       "eat ate eaten",
                                       "fall fell fallen",
                                       "fight fought",
                                       "flee fled",
                                       "fly flew flown",
                                       "forbid forbade forbidden",
                                       "forget forgot forgotten",
                                       "freeze froze frozen",
                                       "grow grew grown",
                                       "hang hung",
                                       "hear heard",
                                       "leave left",
                                       "lie lay lain",
                                       "mean meant",
                                       "ride rode ridden",
                                       "ring rang rung",
                                       "rise rose risen",
                                       "run ran",
                                       "sell sold",
                                       "shake shook shaken",
                                       "shoot shot",
                                       "sink sank sunk",
                                       "sleep slept",
                                       "slide slid",
                                       "spend spent",
                                       "stand stood",
                                       "steal stole stolen",
                                       "strike struck",
                                       "swear swore sworn",
                                       "swim swam swum",
                                       "teach taught",
                                       "tear tore torn",
                                       "throw threw thrown",
                                       "understand understood",
                                       "wear wore worn",
                                       "withdraw withdrew withdrawn",
                                       "withhold withheld",
                                       "bind bound",
                                       "bleed bled",
                                       "blow blew blown",
                                       "build built",
                                       "deal dealt",
                                       "feed fed",
                                       "feel felt",
                                       "lend lent",
                                       "light lit",
                                       "seek sought",
                                       "show shown",
                                       "sweep swept",
                                       "shrink shrank shrunk",
                                       "overturn overturned",
                                       "foot feet",
                                       "child children"}) {
      const std::vector<Word> words = words_in(row);
      for (std::size_t i = 1; i < words.size(); ++i) out.emplace(words[i].text, words.front().text);
    }
    return out;
  }();
  const auto it = kForms.find(word);
  return it == kForms.end() ? word : it->second;
}

// What did not happen, without a "not": "has been put off", "failed".
bool says_no(const std::string& form) {
  static const std::set<std::string> kForms = [] {
    std::set<std::string> out;
    for (const std::string_view word :
         {"fail",    "cancel",  "postpone", "delay",  "refuse", "decline",  "stop",   "halt",
          "prevent", "lack",    "miss",     "omit",   "leave",  "withdraw", "reject", "abandon",
          "drop",    "suspend", "ban",      "forbid", "block",  "lose",     "off",    "scrap"})
      out.insert(stem(word));
    return out;
  }();
  return kForms.contains(form);
}

bool mark_between(std::string_view text, const Word& before, const Word& behind) {
  for (std::size_t i = before.span.end; i < behind.span.begin; ++i)
    if (text[i] == ',' || text[i] == ';' || text[i] == ':' || text[i] == '.' || text[i] == '!' || text[i] == '?')
      return true;
  return false;
}

class Reading {
 public:
  Reading(std::string_view text, bool negated) : text_(text), denied_(negated) {}

  AkinSentence run(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
    AkinSentence out;
    out.span = {words[begin].span.begin, words[end - 1].span.end};
    bool negating = false;
    bool at_negation = false;
    const bool headline = in_title_case(words, begin, end);
    for (std::size_t i = begin; i < end && out.words.size() < kMostWords; ++i) {
      const Word& word = words[i];
      if (i > begin && (mark_between(text_, words[i - 1], word) || word.text == "but")) negating = false;
      if (negates(word.text)) {
        negating = at_negation = true;
        continue;
      }
      if (const int strength = firmness(words, i, begin, end); strength > 0) {
        out.strength = std::min(out.strength, strength);
        continue;
      }
      const std::size_t before = out.words.size();
      take(word, i == begin || headline, negating != denied_, out);
      if (out.words.size() > before && negating) {
        out.words.back().denied = at_negation;
        at_negation = false;
      }
      if (std::string form = stem(plain_form(word.text)); says_no(form)) out.noes.push_back(std::move(form));
    }
    return out;
  }

 private:
  // A Headline Like This names nobody by its capitals.
  static bool in_title_case(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t kLong = 4;
    std::size_t all = 0;
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (words[i].text.size() < kLong || words[i].number) continue;
      ++all;
      capitals += words[i].capital ? 1U : 0U;
    }
    return all > 3 && capitals * 4 >= all * 3;
  }

  // "False" says what kind of thing it is as often as that it is not so.
  static bool negates(const std::string& word) {
    static const std::set<std::string_view> kOthers = {"false", "falsely", "untrue", "baseless"};
    return word == "without" || (is_negation(word) && !kOthers.contains(word));
  }

  // "Is believed to", "is said to", "may": how firmly; "in May" and "they believed him" are words like others.
  static int firmness(const std::vector<Word>& words, std::size_t i, std::size_t begin, std::size_t end) {
    const Word& word = words[i];
    if (word.capital && i > begin) return 0;
    constexpr int kBelief = 2;
    const bool said = word.text == "said";
    const int strength = said ? kBelief : hedge_strength(word.text);
    if (!said && (strength == 0 || !word.text.ends_with("ed") || word.text == "appeared" || word.text == "seemed"))
      return strength;
    const bool to = i + 1 < end && words[i + 1].text == "to";
    const bool be = i > begin && stem(words[i - 1].text) == "be";
    return to && be ? strength : 0;
  }

  static void take(const Word& word, bool first, bool negated, AkinSentence& out) {
    AkinWord w;
    w.negated = negated;
    w.form = stem(word.capital && !first ? word.text : plain_form(word.text));
    if (is_filler(word.text) || is_function(w.form) || is_first_person(word.text) || is_pointing(word.text)) return;
    const bool everyday = is_everyday(w.form);
    if (std::string digits = word.number ? word.text : number_in(w.form); !digits.empty()) {
      w.form = std::move(digits);
      w.number = true;
      w.weight = everyday ? subject_weight(w.form) / 2 : kNumberWeight;
      w.telling = !everyday;
    } else if (is_calendar(word.text)) {
      w.weight = kDayWeight;
    } else if (word.capital && !first) {
      w.name = true;
      w.weight = kNameWeight;
    } else {
      w.weight = subject_weight(w.form);
      w.telling = !everyday;
    }
    w.tie = tie_number(w.form);
    out.words.push_back(std::move(w));
  }

  std::string_view text_;
  bool denied_;
};

// Buying and selling are opposites in a dictionary and one deed in the news.
bool one_deed(const std::string& a, const std::string& b) {
  static const std::set<std::pair<std::string, std::string>> kPairs = [] {
    std::set<std::pair<std::string, std::string>> out;
    for (const auto& [one, other] : {std::pair("buy", "sell"), std::pair("give", "take"), std::pair("give", "receive"),
                                     std::pair("pay", "receive"), std::pair("win", "lose"), std::pair("lend", "borrow"),
                                     std::pair("teach", "learn"), std::pair("send", "receive")}) {
      out.emplace(stem(one), stem(other));
      out.emplace(stem(other), stem(one));
    }
    return out;
  }();
  return kPairs.contains({a, b});
}

bool are_opposite(const AkinWord& a, const AkinWord& b) {
  return a.form != b.form && tie_of_numbers(a.tie, b.tie) == WordTie::opposite;
}

bool mean_one_thing(const AkinWord& a, const AkinWord& b) {
  if (a.number != b.number) return false;
  if (a.form == b.form) return true;
  if (a.number || a.name || b.name) return false;
  if (one_root(a.form, b.form) || one_deed(a.form, b.form)) return true;
  const WordTie tie = tie_of_numbers(a.tie, b.tie);
  return tie == WordTie::same || tie == WordTie::kind || tie == WordTie::kind_of_other;
}

/// What two sentences share, word by word, each once.
class Comparing {
 public:
  Comparing(const AkinSentence& a, const AkinSentence& b)
      : a_(a), b_(b), taken_a_(a.words.size()), taken_b_(b.words.size()) {}

  float run(Asked asked) {
    take([](const AkinWord& x, const AkinWord& y) { return x.form == y.form && x.number == y.number; });
    take(mean_one_thing);
    take([](const AkinWord& x, const AkinWord& y) {  // "not closed" and "open"
      return x.negated != y.negated && x.telling && y.telling && are_opposite(x, y);
    });
    if (!told_ || denied_ || against_ * 2 > shared_ || other_number() || opposed()) return 0;
    const float of_a = shared_ / std::max(total(a_), 1.0F);
    const float of_b = shared_ / std::max(total(b_), 1.0F);
    const auto limits = least(asked);
    const bool enough = std::any_of(limits.begin(), limits.end(), [&](const Least& limit) {
      return telling_ >= limit.telling && std::max(of_a, of_b) >= limit.of_less &&
             std::min(of_a, of_b) >= limit.of_more;
    });
    return enough ? of_a + of_b : 0;
  }

 private:
  template <class F>
  void take(F one) {
    for (std::size_t i = 0; i < a_.words.size(); ++i) {
      if (taken_a_[i]) continue;
      for (std::size_t j = 0; j < b_.words.size(); ++j) {
        if (taken_b_[j] || !one(a_.words[i], b_.words[j])) continue;
        taken_a_[i] = taken_b_[j] = 1;
        count(a_.words[i], b_.words[j]);
        break;
      }
    }
  }

  void count(const AkinWord& x, const AkinWord& y) {
    const float weight = std::min(x.weight, y.weight);
    const bool opposite = are_opposite(x, y) && !one_deed(x.form, y.form);
    const bool turned =
        ((x.negated && has_a_no(b_, a_)) || (y.negated && has_a_no(a_, b_))) && !says_no(x.form) && !says_no(y.form);
    if ((x.negated != y.negated) != opposite && !turned) {
      against_ += weight;
      denied_ = denied_ || x.denied != y.denied;
      return;
    }
    shared_ += weight;
    if (x.telling && y.telling) told_ = true;
    telling_ += x.name || y.name || x.common || y.common ? kHalf : x.telling && y.telling ? 1 : kQuarter;
    if (x.number) number_shared_ = true;
  }

  // One of its own: "delay" in both is no "not" of either.
  static bool has_a_no(const AkinSentence& mine, const AkinSentence& other) {
    return std::any_of(mine.noes.begin(), mine.noes.end(), [&](const std::string& form) {
      return std::find(other.noes.begin(), other.noes.end(), form) == other.noes.end();
    });
  }

  static float total(const AkinSentence& s) {
    float out = 0;
    for (const AkinWord& word : s.words) out += word.weight;
    return out;
  }

  // "Nine people", "twelve people": what is counted stands behind the number. "About forty" may be forty-one.
  [[nodiscard]] bool other_number() const {
    constexpr double kNearly = 0.1;
    if (number_shared_) return false;
    for (std::size_t i = 0; i + 1 < a_.words.size(); ++i)
      for (std::size_t j = 0; j + 1 < b_.words.size(); ++j) {
        const AkinWord& x = a_.words[i];
        const AkinWord& y = b_.words[j];
        if (!x.number || !y.number || !mean_one_thing(a_.words[i + 1], b_.words[j + 1])) continue;
        const double first = std::strtod(x.form.c_str(), nullptr);
        const double second = std::strtod(y.form.c_str(), nullptr);
        if (std::abs(first - second) > kNearly * std::max(first, second)) return true;
      }
    return false;
  }

  [[nodiscard]] bool opposed() const {
    for (std::size_t i = 0; i < a_.words.size(); ++i) {
      if (taken_a_[i] || !a_.words[i].telling || a_.words[i].number) continue;
      for (std::size_t j = 0; j < b_.words.size(); ++j) {
        const AkinWord& x = a_.words[i];
        const AkinWord& y = b_.words[j];
        if (taken_b_[j] || !y.telling || y.number || x.negated != y.negated) continue;
        if (are_opposite(x, y) && !one_deed(x.form, y.form)) return true;
      }
    }
    return false;
  }

  const AkinSentence& a_;
  const AkinSentence& b_;
  std::vector<char> taken_a_, taken_b_;
  float shared_ = 0, against_ = 0;
  float telling_ = 0;
  bool told_ = false, number_shared_ = false, denied_ = false;
};

}  // namespace

bool AkinSentence::tells_enough() const {
  float telling = 0;
  bool told = false;
  for (const AkinWord& word : words) {
    telling += word.telling ? 1 : word.name ? kHalf : kQuarter;
    told = told || word.telling;
  }
  return told && telling >= least(Asked::of_statement).front().telling;
}

std::vector<AkinSentence> akin_sentences(std::string_view text, bool negated) {
  std::vector<AkinSentence> out;
  const std::vector<Word> words = words_in(text);
  for (std::size_t begin = 0; begin < words.size();) {
    const Span around = sentence_around(text, words[begin].span);
    std::size_t end = begin + 1;
    while (end < words.size() && words[end].span.begin < around.end) ++end;
    AkinSentence sentence = Reading(text, negated).run(words, begin, end);
    if (sentence.tells_enough()) out.push_back(std::move(sentence));
    begin = end;
  }
  return out;
}

float likeness(const AkinSentence& a, const AkinSentence& b, Asked asked) {
  return a.strength == b.strength ? Comparing(a, b).run(asked) : 0;
}

}  // namespace whosays::story
