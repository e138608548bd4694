// See likeness.h.
#include "match/likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "lexicon/nicknames.h"
#include "match/spelling.h"

namespace whosays::match {
namespace {

// What a pair of parts is worth, and what a part without its pair costs. Chosen on the dev half of the published cases.
constexpr double kTransliterated = 0.90;
constexpr double kInitial = 0.80;
constexpr double kNickname = 0.85;
constexpr double kJoined = 0.95;
constexpr double kAcronym = 0.75;
constexpr double kParticleWeight = 0.25;
constexpr double kMissingMiddle = 0.10;
constexpr double kDiffers = 0.35;  ///< the score of a name one of whose parts is another

struct PairWorth {
  double worth = 0;
  Because because = Because::part_differs;
};

/// A few letters may change, the fewer the shorter the word is.
double allowed_edits(std::size_t letters) {
  if (letters <= 2) return 0;
  if (letters <= 4) return 1;
  return letters <= 8 ? 1.5 : 2.5;
}

PairWorth worth_of(const Part& a, const Part& b, NameKind kind) {
  if (a.letters == b.letters) return {1, Because::same_letters};
  if (a.kind == PartKind::number || b.kind == PartKind::number) return {0, Because::number_differs};
  if (kind == NameKind::person) {
    const Part& shorter = a.letters.size() < b.letters.size() ? a : b;
    const Part& longer = a.letters.size() < b.letters.size() ? b : a;
    if (shorter.kind == PartKind::initial && longer.kind == PartKind::plain && longer.letters[0] == shorter.letters[0])
      return {kInitial, Because::initial};
    if (lexicon::is_nickname(a.letters, b.letters)) return {kNickname, Because::nickname};
  }
  if (a.kind == PartKind::initial || b.kind == PartKind::initial) return {};
  const std::size_t longest = std::max(a.letters.size(), b.letters.size());
  if (a.letters.size() + b.letters.size() > 2 * kLongestPart) return {};
  const double edits = edits_between(a.letters, b.letters);
  const double share = edits / static_cast<double>(longest);
  if (edits <= allowed_edits(longest)) return {1 - share * 0.8, Because::other_spelling};
  if (a.sound == b.sound && a.sound.size() >= 2 && share <= 0.45)
    return {kTransliterated, Because::other_transliteration};
  return {};
}

double weight_of(const Part& part) {
  switch (part.kind) {
    case PartKind::particle: return kParticleWeight;
    case PartKind::filler:
    case PartKind::legal_form:
    case PartKind::suffix: return 0;
    default: return 1;
  }
}

/// Parts that are aligned one to one; forms, fillers and generations are compared apart.
struct Side {
  explicit Side(const NameForm& name) : form(&name) {
    for (std::size_t i = 0; i < name.parts.size(); ++i)
      if (weight_of(name.parts[i]) > 0) at.push_back(i);
    taken.assign(at.size(), false);
  }
  [[nodiscard]] const Part& part(std::size_t i) const { return form->parts[at[i]]; }
  [[nodiscard]] double weight() const {
    double sum = 0;
    for (std::size_t i = 0; i < at.size(); ++i) sum += weight_of(part(i));
    return sum;
  }
  const NameForm* form;
  std::vector<std::size_t> at;
  std::vector<bool> taken;
};

class Alignment {
 public:
  Alignment(const NameForm& first, const NameForm& second) : first_(first), second_(second) {
    take_pairs();
    take_joined(first_, second_);
    take_joined(second_, first_);
    if (first.kind == NameKind::organisation) {
      take_acronym(first_, second_);
      take_acronym(second_, first_);
    }
  }

  [[nodiscard]] Likeness result() const;

 private:
  struct Candidate {
    PairWorth pair;
    std::size_t i, j;
  };

  /// Best pairs first; of equal ones those at like places.
  void take_pairs() {
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < first_.at.size(); ++i)
      for (std::size_t j = 0; j < second_.at.size(); ++j) {
        const PairWorth pair = worth_of(first_.part(i), second_.part(j), first_.form->kind);
        if (pair.worth > 0) all.push_back({pair, i, j});
      }
    const auto apart = [](const Candidate& c) { return c.i > c.j ? c.i - c.j : c.j - c.i; };
    std::stable_sort(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
      return std::pair(-a.pair.worth, apart(a)) < std::pair(-b.pair.worth, apart(b));
    });
    for (const Candidate& c : all) {
      if (first_.taken[c.i] || second_.taken[c.j]) continue;
      first_.taken[c.i] = second_.taken[c.j] = true;
      const double weight = weight_of(first_.part(c.i)) + weight_of(second_.part(c.j));
      add(c.pair, weight, first_.part(c.i).letters, second_.part(c.j).letters);
    }
  }

  /// A part that is free on one side and is two or three neighbours in a row on the other.
  void take_joined(Side& one, Side& many) {
    for (std::size_t i = 0; i < one.at.size(); ++i) {
      if (one.taken[i] || one.part(i).kind == PartKind::initial) continue;
      for (std::size_t j = 0; j + 1 < many.at.size() && !one.taken[i]; ++j) take_joined_at(one, i, many, j);
    }
  }

  void take_joined_at(Side& one, std::size_t i, Side& many, std::size_t j) {
    std::string row;
    double weight = weight_of(one.part(i));
    for (std::size_t k = j; k < std::min(j + 3, many.at.size()) && !many.taken[k]; ++k) {
      row += many.part(k).letters;
      weight += weight_of(many.part(k));
      if (k == j || row.size() > kLongestPart) continue;
      if (edits_between(row, one.part(i).letters) > allowed_edits(row.size()) / 2) continue;
      one.taken[i] = true;
      for (std::size_t t = j; t <= k; ++t) many.taken[t] = true;
      add({kJoined, Because::joined}, weight, one.part(i).letters, row);
      return;
    }
  }

  /// "WHO" and the first letters of free parts in a row.
  void take_acronym(Side& one, Side& many) {
    for (std::size_t i = 0; i < one.at.size(); ++i) {
      const std::string& letters = one.part(i).letters;
      if (one.taken[i] || letters.size() < 2 || letters.size() > 6) continue;
      for (std::size_t j = 0; j + letters.size() <= many.at.size(); ++j) {
        double weight = weight_of(one.part(i));
        bool fits = true;
        for (std::size_t k = 0; k < letters.size() && fits; ++k) {
          fits = !many.taken[j + k] && many.part(j + k).letters[0] == letters[k];
          weight += weight_of(many.part(j + k));
        }
        if (!fits) continue;
        one.taken[i] = true;
        for (std::size_t k = 0; k < letters.size(); ++k) many.taken[j + k] = true;
        add({kAcronym, Because::acronym}, weight, letters, {});
        break;
      }
    }
  }

  void add(PairWorth pair, double weight, const std::string& a, const std::string& b) {
    worth_ += pair.worth * weight;
    weight_ += weight;
    weakest_ = std::min(weakest_, pair.worth);
    if (weight_of_reason(pair.because)) reasons_.push_back({pair.because, a, b});
  }
  static bool weight_of_reason(Because because) { return because != Because::same_letters; }

  [[nodiscard]] std::vector<const Part*> left(const Side& side) const {
    std::vector<const Part*> out;
    for (std::size_t i = 0; i < side.at.size(); ++i)
      if (!side.taken[i]) out.push_back(&side.part(i));
    return out;
  }
  void judge_missing(Likeness& out, const Side& shorter, const Side& longer,
                     const std::vector<const Part*>& extra) const;
  void judge_forms(Likeness& out) const;

  Side first_, second_;
  double worth_ = 0;
  double weight_ = 0;
  double weakest_ = 1;
  std::vector<Reason> reasons_;
};

/// What the longer name has more: middle names cost little, a company's word is another company, and a name of which
/// half is missing tells nothing.
void Alignment::judge_missing(Likeness& out, const Side& shorter, const Side& longer,
                              const std::vector<const Part*>& extra) const {
  double missing = 0;
  for (const Part* part : extra) {
    missing += part->kind == PartKind::initial ? 0.5 : weight_of(*part);
    if (part->kind != PartKind::particle) out.reasons.push_back({Because::part_missing, part->letters, {}});
  }
  if (missing < 1) {
    out.score -= kMissingMiddle * missing;
    return;
  }
  if (longer.form->kind == NameKind::organisation) {
    out.score = std::min(out.score - 2 * kMissingMiddle, kDiffers + 0.1);
    return;
  }
  out.score -= kMissingMiddle * missing;
  const double have = shorter.weight();
  const bool single = have < 1.5;
  const bool last_missing = !longer.taken.empty() && !longer.taken.back();
  if (single || missing > have) out.score = std::min(out.score, kDiffers + 0.1);
  if (last_missing) out.score -= kMissingMiddle;
}

/// Legal forms, generations and numbers that contradict each other.
void Alignment::judge_forms(Likeness& out) const {
  const auto compare = [&](PartKind kind, Because because, double cost) {
    std::set<std::string> a, b;
    for (const Part& p : first_.form->parts)
      if (p.kind == kind) a.insert(p.letters);
    for (const Part& p : second_.form->parts)
      if (p.kind == kind) b.insert(p.letters);
    if (a.empty() || b.empty()) return;
    for (const std::string& form : a)
      if (b.contains(form)) return;
    out.score -= cost;
    out.reasons.push_back({because, *a.begin(), *b.begin()});
  };
  compare(PartKind::suffix, Because::generation_differs, 0.75);
  if (first_.form->kind == NameKind::organisation) compare(PartKind::legal_form, Because::form_differs, 0.75);
}

Likeness Alignment::result() const {
  Likeness out;
  const double total = first_.weight() + second_.weight();
  if (weight_ == 0 || total == 0) return {0, {{Because::nothing_in_common, {}, {}}}};
  out.reasons = reasons_;
  out.score = worth_ / weight_;
  const auto left_first = left(first_);
  const auto left_second = left(second_);
  const auto counts = [](const std::vector<const Part*>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Part* p) { return p->kind != PartKind::particle; });
  };
  if (counts(left_first) && counts(left_second)) {
    out.reasons.push_back({Because::part_differs, left_first.front()->letters, left_second.front()->letters});
    out.score = kDiffers * weight_ / total * out.score;
  } else if (counts(left_first)) {
    judge_missing(out, second_, first_, left_first);
  } else if (counts(left_second)) {
    judge_missing(out, first_, second_, left_second);
  }
  judge_forms(out);
  out.score = std::clamp(out.score, 0.0, 1.0);
  return out;
}

/// Spreads the sum of worths so that a half is the threshold that was best on the dev half.
double spread(double score) {
  constexpr double kThreshold = 0.3;
  return score < kThreshold ? score * 0.5 / kThreshold : 1 - (1 - score) * 0.5 / (1 - kThreshold);
}

/// Names that differ in where they are cut only: "SiemensAG", "Siemens AG".
bool same_when_joined(const NameForm& a, const NameForm& b) {
  const auto all = [](const NameForm& form) {
    std::string out;
    for (const Part& part : form.parts) out += part.letters;
    return out;
  };
  return !a.parts.empty() && (a.joined == b.joined || all(a) == all(b)) && a.joined.size() > 2;
}

}  // namespace

Likeness likeness(const NameForm& first, const NameForm& second) {
  Likeness out = Alignment(first, second).result();
  out.score = spread(out.score);
  if (out.score < 0.9 && same_when_joined(first, second) &&
      std::none_of(out.reasons.begin(), out.reasons.end(), [](const Reason& r) {
        return r.because == Because::form_differs || r.because == Because::generation_differs;
      }))
    return {kJoined, {{Because::joined, first.joined, second.joined}}};
  return out;
}

Likeness likeness(std::string_view first, std::string_view second, NameKind kind) {
  return likeness(name_form(first, kind), name_form(second, kind));
}

std::string text_of(const Reason& reason) {
  static constexpr std::array<std::string_view, 13> kWords = {"\"{0}\" in both",
                                                              "\"{0}\" written \"{1}\"",
                                                              "\"{0}\" spelt \"{1}\"",
                                                              "\"{0}\" transliterated \"{1}\"",
                                                              "\"{0}\" may be \"{1}\"",
                                                              "\"{0}\" is short for \"{1}\"",
                                                              "\"{0}\" may be an abbreviation",
                                                              "\"{0}\" on one side only",
                                                              "\"{0}\" is not \"{1}\"",
                                                              "another generation",
                                                              "another legal form: {0}, {1}",
                                                              "another number: {0}, {1}",
                                                              "nothing in common"};
  return fmt::format(fmt::runtime(kWords.at(static_cast<std::size_t>(reason.because))), reason.first, reason.second);
}

}  // namespace whosays::match
