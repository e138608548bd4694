#include "story/claim_pairs.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>

#include "base/subsequence.h"
#include "relate/frequency.h"
#include "relate/scan.h"
#include "story/claim_words.h"
#include "story/words.h"

namespace whosays::story {
namespace {

using Stems = std::set<std::string>;

Stems stems_of(std::initializer_list<std::string_view> words) {
  Stems out;
  for (const std::string_view word : words) out.insert(stem(word));
  return out;
}

// Words that say that something is not so, or that somebody else only says it: what they stand beside is not asserted.
const Stems& doubting() {
  static const Stems kSet =
      stems_of({"hoax",    "fake",   "false",     "debunk",    "debunked",   "untrue",   "deny",     "denied",
                "denial",  "refute", "dispute",   "myth",      "satire",     "wrong",    "baseless", "reject",
                "dismiss", "dispel", "unfounded", "fabricate", "fabricated", "incorrect"});
  return kSet;
}
const Stems& reporting() {
  static const Stems kSet =
      stems_of({"report",  "claim",     "say",        "said",     "accord",  "rumour",      "rumor",       "allege",
                "alleged", "allegedly", "reportedly", "source",   "suggest", "speculation", "investigate", "suspect",
                "look",    "believe",   "warn",       "forecast", "expect",  "probe",       "unconfirmed", "purport"});
  return kSet;
}
const Stems& telling() {
  static const Stems kSet = stems_of({"claim", "say", "said", "tell", "told", "accord", "allege", "rumour", "rumor"});
  return kSet;
}
const Stems& binding() {
  static const Stems kSet = stems_of({"before", "after", "until", "since", "without", "against", "unless", "if",
                                      "because", "despite", "instead", "or", "while"});
  return kSet;
}
const Stems& bounding() {
  static const Stems kSet = stems_of(
      {"least", "most", "than", "nearly", "almost", "about", "around", "over", "up", "alone", "only", "first"});
  return kSet;
}
const Stems& modal() {
  static const Stems kSet =
      stems_of({"will", "would", "may", "might", "could", "should", "must", "can", "shall", "plan", "consider", "want",
                "intend", "refuse", "try", "hope", "ask", "offer", "likely"});
  return kSet;
}

/// Items of two sides, one to one: by stem first, then by meaning; what is left is looked at for opposites.
struct Aligned {
  struct Pair {
    std::size_t a = 0, b = 0;
    bool by_stem = false;
  };
  std::vector<Pair> pairs;  // by place in a
  std::vector<std::size_t> left_a, left_b;
  std::size_t opposites = 0, up = 0, down = 0, siblings = 0;
  std::set<std::size_t> opposed_a, opposed_b;  // items that are opposites of one on the other side
};

class Aligning {
 public:
  Aligning(const PairSide& a, const PairSide& b) : a_(a), b_(b), taken_a_(a.items.size()), taken_b_(b.items.size()) {}

  Aligned run() {
    take(true, [](const PairItem& x, const PairItem& y) { return x.form == y.form; });
    take(true, [](const PairItem& x, const PairItem& y) {
      return !x.name && !y.name && !x.number && !y.number && one_root(x.form, y.form);
    });
    take(false, [](const PairItem& x, const PairItem& y) {
      return !x.name && !y.name && !x.number && !y.number && tie_of(x.form, y.form) == WordTie::same;
    });
    for (std::size_t i = 0; i < a_.items.size(); ++i)
      if (!taken_a_[i]) out_.left_a.push_back(i);
    for (std::size_t j = 0; j < b_.items.size(); ++j)
      if (!taken_b_[j]) out_.left_b.push_back(j);
    look_at_rest();
    std::sort(out_.pairs.begin(), out_.pairs.end(), [](const auto& x, const auto& y) { return x.a < y.a; });
    return std::move(out_);
  }

 private:
  template <class F>
  void take(bool by_stem, F ties) {
    for (std::size_t i = 0; i < a_.items.size(); ++i) {
      if (taken_a_[i]) continue;
      for (std::size_t j = 0; j < b_.items.size(); ++j) {
        if (taken_b_[j] || !ties(a_.items[i], b_.items[j])) continue;
        taken_a_[i] = taken_b_[j] = 1;
        out_.pairs.push_back({i, j, by_stem});
        break;
      }
    }
  }

  void look_at_rest() {
    for (const std::size_t i : out_.left_a)
      for (const std::size_t j : out_.left_b) {
        if (a_.items[i].name || b_.items[j].name || a_.items[i].number || b_.items[j].number) continue;
        switch (tie_of(a_.items[i].form, b_.items[j].form)) {
          case WordTie::opposite:
            ++out_.opposites;
            out_.opposed_a.insert(i);
            out_.opposed_b.insert(j);
            break;
          case WordTie::kind: ++out_.up; break;
          case WordTie::kind_of_other: ++out_.down; break;
          case WordTie::sibling: ++out_.siblings; break;
          default: break;
        }
      }
  }

  const PairSide& a_;
  const PairSide& b_;
  std::vector<char> taken_a_, taken_b_;
  Aligned out_;
};

float total(const PairSide& side) {
  float out = 0;
  for (const PairItem& item : side.items) out += item.weight;
  return out;
}

float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

/// Longest common subsequence of all words, of the longer side.
float run_of(const PairSide& a, const PairSide& b) {
  constexpr std::size_t kMost = 80;
  const std::size_t longer = std::min(std::max(a.words.size(), b.words.size()), kMost);
  if (longer == 0) return 0;
  return static_cast<float>(common_subsequence<std::string>(a.words, b.words, kMost)) / static_cast<float>(longer);
}

/// Aligned pairs whose places grow on both sides, of all aligned.
float order_of(const std::vector<Aligned::Pair>& pairs) {
  if (pairs.size() < 2) return 1;
  std::vector<std::size_t> tails;  // longest growing subsequence
  for (const Aligned::Pair& pair : pairs) {
    const auto it = std::lower_bound(tails.begin(), tails.end(), pair.b);
    if (it == tails.end()) {
      tails.push_back(pair.b);
    } else {
      *it = pair.b;
    }
  }
  return static_cast<float>(tails.size()) / static_cast<float>(pairs.size());
}

class Viewing {
 public:
  Viewing(const PairSide& a, const PairSide& b) : a_(a), b_(b), aligned_(Aligning(a, b).run()) {}

  PairView run() {
    coverage();
    names_and_numbers();
    rest();
    together();
    out_.shared_but = std::min(shared_but(a_, aligned_.left_a, aligned_.opposed_a, PairTrait::meant_a),
                               shared_but(b_, aligned_.left_b, aligned_.opposed_b, PairTrait::meant_b));
    out_.only_firmness = firmness_differs() && !forbids();
    out_.forbids_joining = firmness_differs() || forbids();
    return out_;
  }

 private:
  void set(PairTrait trait, float value) { out_.traits[static_cast<std::size_t>(trait)] = value; }
  void set(PairTrait trait, bool value) { set(trait, value ? 1.0F : 0.0F); }
  [[nodiscard]] float at(PairTrait trait) const { return out_[trait]; }

  void coverage() {
    float stem_a = 0;
    float stem_b = 0;
    float meant_a = 0;
    float meant_b = 0;
    for (const Aligned::Pair& pair : aligned_.pairs) {
      meant_a += a_.items[pair.a].weight;
      meant_b += b_.items[pair.b].weight;
      if (!pair.by_stem) continue;
      stem_a += a_.items[pair.a].weight;
      stem_b += b_.items[pair.b].weight;
    }
    const float all_a = total(a_);
    const float all_b = total(b_);
    set(PairTrait::covered_a, share(stem_a, all_a));
    set(PairTrait::covered_b, share(stem_b, all_b));
    set(PairTrait::meant_a, share(meant_a, all_a));
    set(PairTrait::meant_b, share(meant_b, all_b));
    set(PairTrait::meant_low, std::min(at(PairTrait::meant_a), at(PairTrait::meant_b)));
    set(PairTrait::meant_high, std::max(at(PairTrait::meant_a), at(PairTrait::meant_b)));
    set(PairTrait::left_a, std::min(all_a - meant_a, 6.0F) / 3);
    set(PairTrait::left_b, std::min(all_b - meant_b, 6.0F) / 3);
    set(PairTrait::one_word, aligned_.left_a.size() == 1 && aligned_.left_b.size() == 1);
    set(PairTrait::run, run_of(a_, b_));
    set(PairTrait::order, order_of(aligned_.pairs));
    const auto n = static_cast<float>(a_.items.size());
    const auto m = static_cast<float>(b_.items.size());
    set(PairTrait::length, share(std::min(n, m), std::max(n, m)));
  }

  [[nodiscard]] float shared_but(const PairSide& side, const std::vector<std::size_t>& left,
                                 const std::set<std::size_t>& opposed, PairTrait meant) const {
    float more = 0;
    for (const std::size_t i : left)
      if (side.items[i].number || opposed.contains(i)) more += side.items[i].weight;
    return at(meant) + share(more, total(side));
  }

  void names_and_numbers() {
    Stems names_a, names_b, numbers_a, numbers_b;
    for (const PairItem& item : a_.items) {
      if (item.name) names_a.insert(item.form);
      if (item.number) numbers_a.insert(item.form);
    }
    for (const PairItem& item : b_.items) {
      if (item.name) names_b.insert(item.form);
      if (item.number) numbers_b.insert(item.form);
    }
    std::size_t same = 0;
    for (const std::string& name : names_a) same += names_b.contains(name) ? 1U : 0U;
    set(PairTrait::names_same, static_cast<float>(std::min<std::size_t>(same, 4)) / 2);
    set(PairTrait::names_only_a, static_cast<float>(std::min<std::size_t>(names_a.size() - same, 4)) / 2);
    set(PairTrait::names_only_b, static_cast<float>(std::min<std::size_t>(names_b.size() - same, 4)) / 2);
    other_numbers_ = numbers_a != numbers_b;
    set(PairTrait::numbers_same, !numbers_a.empty() && numbers_a == numbers_b);
    set(PairTrait::numbers_differ, !numbers_a.empty() && !numbers_b.empty() && numbers_a != numbers_b);
    set(PairTrait::roles_swapped, swapped());
  }

  // Two names that both sides have, in the other order; where one side alone is in the passive, in the same.
  [[nodiscard]] bool swapped() const {
    const bool turned = a_.passive != b_.passive;
    for (std::size_t i = 0; i < aligned_.pairs.size(); ++i)
      for (std::size_t k = i + 1; k < aligned_.pairs.size(); ++k) {
        const bool names = a_.items[aligned_.pairs[i].a].name && a_.items[aligned_.pairs[k].a].name;
        if (names && (aligned_.pairs[i].b > aligned_.pairs[k].b) != turned) return true;
      }
    return false;
  }

  void rest() {
    const auto few = [](std::size_t n) { return static_cast<float>(std::min<std::size_t>(n, 2)); };
    set(PairTrait::opposites, few(aligned_.opposites));
    set(PairTrait::kinds_up, few(aligned_.up));
    set(PairTrait::kinds_down, few(aligned_.down));
    set(PairTrait::siblings, few(aligned_.siblings));
    set(PairTrait::negation_differs, a_.saying->negative != b_.saying->negative);
    set(PairTrait::both_negative, a_.saying->negative && b_.saying->negative);
    set(PairTrait::firmer_a, a_.saying->strength > b_.saying->strength);
    set(PairTrait::firmer_b, b_.saying->strength > a_.saying->strength);
    set(PairTrait::doubt_a, a_.doubt && !b_.doubt);
    set(PairTrait::doubt_b, b_.doubt && !a_.doubt);
    set(PairTrait::report_a, a_.report && !b_.report);
    set(PairTrait::report_b, b_.report && !a_.report);
    set(PairTrait::modal_a, a_.modal && !b_.modal);
    set(PairTrait::modal_b, b_.modal && !a_.modal);
  }

  void together() {
    const float low = at(PairTrait::meant_low);
    const auto with = [&](PairTrait trait, float value) { set(trait, low * std::min(value, 1.0F)); };
    set(PairTrait::low_squared, low * low);
    with(PairTrait::low_negation, at(PairTrait::negation_differs));
    with(PairTrait::low_opposite, at(PairTrait::opposites));
    with(PairTrait::low_sibling, at(PairTrait::siblings));
    with(PairTrait::low_number, at(PairTrait::numbers_differ));
    with(PairTrait::low_doubt, at(PairTrait::doubt_a) + at(PairTrait::doubt_b));
    with(PairTrait::low_report, at(PairTrait::report_a) + at(PairTrait::report_b));
    with(PairTrait::low_modal, at(PairTrait::modal_a) + at(PairTrait::modal_b));
    with(PairTrait::low_firmness, at(PairTrait::firmer_a) + at(PairTrait::firmer_b));
    with(PairTrait::low_names, at(PairTrait::names_only_a) + at(PairTrait::names_only_b));
    with(PairTrait::low_unordered, 1 - at(PairTrait::order));
  }

  // Denying one would not deny the other, or might not: what the words say is not weighed against it.
  [[nodiscard]] bool forbids() const {
    constexpr float kLeast = 0.75F;  // of either side in common
    constexpr std::array<PairTrait, 7> kNever{
        PairTrait::negation_differs, PairTrait::opposites, PairTrait::numbers_differ, PairTrait::roles_swapped,
        PairTrait::siblings,         PairTrait::doubt_a,   PairTrait::doubt_b};
    const bool never = std::any_of(kNever.begin(), kNever.end(), [&](PairTrait trait) { return at(trait) > 0; });
    const bool other_names = at(PairTrait::names_only_a) > 0 && at(PairTrait::names_only_b) > 0;
    // "Kept" and "threw": a word on either side that the other has not may be another deed.
    const bool other_words = has_subject(a_, aligned_.left_a) && has_subject(b_, aligned_.left_b);
    return never || other_names || other_numbers_ || other_words || a_.binding != b_.binding ||
           a_.modals != b_.modals || a_.told != b_.told || a_.bounded != b_.bounded ||
           at(PairTrait::meant_low) < kLeast;
  }
  static bool has_subject(const PairSide& side, const std::vector<std::size_t>& left) {
    return std::any_of(left.begin(), left.end(), [&](std::size_t i) { return !is_everyday(side.items[i].form); });
  }
  [[nodiscard]] bool firmness_differs() const { return at(PairTrait::firmer_a) > 0 || at(PairTrait::firmer_b) > 0; }

  const PairSide& a_;
  const PairSide& b_;
  Aligned aligned_;
  bool other_numbers_ = false;
  PairView out_;
};

}  // namespace

float subject_weight(const std::string& form) {
  constexpr float kMost = 20;
  if (is_everyday(form)) return 0.3F;
  const auto level = static_cast<float>(relate::level_of(relate::hash_of(form)));
  return std::clamp(1.2F * level / kMost, 0.3F, 1.2F);
}

// "investigate" and "investigation": one beginning, other endings.
bool one_root(const std::string& a, const std::string& b) {
  constexpr std::size_t kRoot = 5;
  constexpr std::size_t kEnding = 5;
  std::size_t common = 0;
  while (common < std::min(a.size(), b.size()) && a[common] == b[common]) ++common;
  return common >= kRoot && a.size() - common <= kEnding && b.size() - common <= kEnding;
}

PairSide side_of(const Saying& saying) {
  constexpr std::size_t kMostItems = 60;
  constexpr float kName = 1.2F;
  constexpr float kNumber = 1.0F;
  PairSide out;
  out.saying = &saying;
  out.words = saying.words;
  for (std::size_t i = 0; i < saying.words.size(); ++i) {
    const std::string& form = saying.words[i];
    out.doubt = out.doubt || doubting().contains(form);
    out.report = out.report || reporting().contains(form);
    out.told = out.told || telling().contains(form);
    out.bounded = out.bounded || bounding().contains(form);
    if (modal().contains(form)) out.modals.insert(form);
    if (binding().contains(form)) out.binding.insert(form);
    out.modal = out.modal || modal().contains(form);
    out.passive = out.passive || form == "by";
    PairItem item;
    item.at = static_cast<std::uint32_t>(i);
    if (form.starts_with('@')) {
      item.name = true;
      item.form = form;
      item.weight = kName;
    } else if (std::string digits = number_in(form); !digits.empty()) {
      item.number = true;
      item.form = std::move(digits);
      item.weight = kNumber;
    } else if (is_function(form) || is_negation(form)) {
      continue;
    } else {
      item.form = form;
      item.weight = subject_weight(form);
    }
    if (out.items.size() < kMostItems) out.items.push_back(std::move(item));
  }
  return out;
}

PairView view_of(const PairSide& a, const PairSide& b) { return Viewing(a, b).run(); }

}  // namespace whosays::story
