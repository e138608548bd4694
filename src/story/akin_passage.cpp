#include "story/akin_passage.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "story/claim_pairs.h"
#include "story/claim_words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kMostWords = 60;  // of a sentence
constexpr float kNumberWeight = 1.0F;
constexpr float kSmallNumberWeight = 0.5F;  // "nine"
constexpr double kSmallNumber = 4;          // "two", "three" tell less
constexpr float kNameWeight = 0.6F;
constexpr float kDayWeight = 0.2F;

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
      if (out.words.size() > before && out.words.back().number) out.words.back().open = bound(words, i, begin);
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

  // "Is believed to", "is said to", "may": how firmly; "in May", "they believed him" and "may no longer", which
  // forbids, are words like others.
  static int firmness(const std::vector<Word>& words, std::size_t i, std::size_t begin, std::size_t end) {
    const Word& word = words[i];
    if (word.capital && i > begin) return 0;
    if (word.text == "may" && i + 2 < end && words[i + 1].text == "no" && words[i + 2].text == "longer") return 0;
    constexpr int kBelief = 2;
    const bool said = word.text == "said";
    const int strength = said ? kBelief : hedge_strength(word.text);
    if (!said && (strength == 0 || !word.text.ends_with("ed") || word.text == "appeared" || word.text == "seemed"))
      return strength;
    const bool to = i + 1 < end && words[i + 1].text == "to";
    const bool be = i > begin && stem(words[i - 1].text) == "be";
    return to && be ? strength : 0;
  }

  // "At least nine", "up to nine".
  static int bound(const std::vector<Word>& words, std::size_t i, std::size_t begin) {
    const std::string& one = i > begin ? words[i - 1].text : std::string();
    const std::string& two = i > begin + 1 ? words[i - 2].text : std::string();
    if (one == "over" || (one == "than" && two == "more") || (one == "least" && two == "at")) return 1;
    if (one == "under" || one == "nearly" || one == "almost" || (one == "than" && (two == "fewer" || two == "less")) ||
        (one == "most" && two == "at") || (one == "to" && two == "up"))
      return -1;
    return 0;
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
      const bool tells = std::strtod(w.form.c_str(), nullptr) >= kSmallNumber;
      w.weight = !everyday ? kNumberWeight : tells ? kSmallNumberWeight : subject_weight(w.form) / 2;
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
    w.says_no = says_no(w.form);
    out.words.push_back(std::move(w));
  }

  std::string_view text_;
  bool denied_;
};

}  // namespace

bool AkinSentence::tells_enough() const {
  float telling = 0;
  bool told = false;
  for (const AkinWord& word : words) {
    telling += word.telling ? 1 : word.name ? kHalfTelling : kQuarterTelling;
    told = told || word.telling;
  }
  return told && telling >= kFewestTelling;
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

}  // namespace whosays::story
