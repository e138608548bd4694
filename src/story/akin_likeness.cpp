// How much two sentences share (akin_passage.h).
#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <span>
#include <utility>

#include "story/akin_passage.h"
#include "story/claim_pairs.h"
#include "story/claim_words.h"

namespace whosays::story {
namespace {

// What two sentences must share: telling words, and weight, of the one that says less and of the one that says more.
// Few words must be nearly all.
struct Least {
  float telling, of_less, of_more;
};
std::span<const Least> least(Asked asked) {
  static constexpr std::array<Least, 3> kOfText{{{kFewestTelling, 0.65F, 0.3F}, {2, 0.55F, 0.15F}, {3, 0.4F, 0.2F}}};
  static constexpr std::array<Least, 3> kOfStatement{
      {{kFewestTelling, 0.5F, 0.2F}, {2, 0.4F, 0.15F}, {3, 0.33F, 0.2F}}};
  static constexpr std::array<Least, 2> kOfCredited{{{kFewestTelling, 0.5F, 0.2F}, {2, 0.33F, 0.1F}}};
  switch (asked) {
    case Asked::of_text: return kOfText;
    case Asked::of_statement: return kOfStatement;
    default: return kOfCredited;
  }
}

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
      : a_(a), b_(b), partner_(a.words.size(), kNone), taken_b_(b.words.size()), both_deny_(denies(a) && denies(b)) {}

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
      if (partner_[i] != kNone) continue;
      for (std::size_t j = 0; j < b_.words.size(); ++j) {
        if (taken_b_[j] || !one(a_.words[i], b_.words[j])) continue;
        partner_[i] = j;
        taken_b_[j] = 1;
        count(a_.words[i], b_.words[j]);
        break;
      }
    }
  }

  void count(const AkinWord& x, const AkinWord& y) {
    const float weight = std::min(x.weight, y.weight);
    const bool opposite = are_opposite(x, y) && !one_deed(x.form, y.form);
    const bool turned =
        ((x.negated && has_a_no(b_, a_)) || (y.negated && has_a_no(a_, b_))) && !x.says_no && !y.says_no;
    // "No filter had been changed" and "the filters had not been changed": a negation of each, over other words.
    if ((x.negated != y.negated) != opposite && !turned && !both_deny_) {
      against_ += weight;
      denied_ = denied_ || x.denied != y.denied;
      return;
    }
    shared_ += weight;
    if (x.telling && y.telling) told_ = true;
    telling_ += x.name || y.name || x.common || y.common ? kHalfTelling : x.telling && y.telling ? 1 : kQuarterTelling;
    if (x.number) number_shared_ = true;
  }

  static bool denies(const AkinSentence& s) {
    return std::any_of(s.words.begin(), s.words.end(), [](const AkinWord& word) { return word.denied; });
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

  // "At least nine" may be twelve.
  static bool covers(const AkinWord& number, double more) {
    return (number.open > 0 && more > 0) || (number.open < 0 && more < 0);
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
        if (std::abs(first - second) > kNearly * std::max(first, second) && !covers(x, second - first) &&
            !covers(y, first - second))
          return true;
      }
    return false;
  }

  // "Approved the plan" and "rejected the plan"; a pool in the open air that is closed is one pool.
  [[nodiscard]] bool opposed() const {
    for (std::size_t i = 0; i < a_.words.size(); ++i) {
      if (partner_[i] != kNone || !a_.words[i].telling || a_.words[i].number) continue;
      for (std::size_t j = 0; j < b_.words.size(); ++j) {
        const AkinWord& x = a_.words[i];
        const AkinWord& y = b_.words[j];
        if (taken_b_[j] || !y.telling || y.number || x.negated != y.negated) continue;
        if (are_opposite(x, y) && !one_deed(x.form, y.form) && in_one_place(i, j)) return true;
      }
    }
    return false;
  }

  // A word beside the one stands beside the other, too.
  [[nodiscard]] bool in_one_place(std::size_t i, std::size_t j) const {
    const auto beside = [&](std::size_t word) {
      if (word >= partner_.size() || partner_[word] == kNone) return false;
      return partner_[word] + 1 == j || partner_[word] == j + 1;
    };
    return beside(i + 1) || (i > 0 && beside(i - 1));
  }

  static constexpr std::size_t kNone = SIZE_MAX;
  const AkinSentence& a_;
  const AkinSentence& b_;
  std::vector<std::size_t> partner_;  // of each word of a, in b
  std::vector<char> taken_b_;
  bool both_deny_;
  float shared_ = 0, against_ = 0;
  float telling_ = 0;
  bool told_ = false, number_shared_ = false, denied_ = false;
};

}  // namespace

float likeness(const AkinSentence& a, const AkinSentence& b, Asked asked) {
  return a.strength == b.strength ? Comparing(a, b).run(asked) : 0;
}

bool denies_a_word(const AkinSentence& a, const AkinSentence& b) {
  return std::any_of(a.words.begin(), a.words.end(), [&](const AkinWord& x) {
    return x.denied && std::any_of(b.words.begin(), b.words.end(),
                                   [&](const AkinWord& y) { return !y.negated && mean_one_thing(x, y); });
  });
}

}  // namespace whosays::story
