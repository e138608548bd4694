// The verb of a clause itself: its negation, its modal verbs, its subject ("no member", "few").
#include <algorithm>
#include <array>

#include "told/clause.h"

namespace whosays::told {
namespace {

constexpr std::array<std::string_view, 5> kNegations{"not", "n't", "n’t", "never", "neither"};
constexpr std::array<std::string_view, 15> kModals{"can",  "could", "would", "should", "must", "will", "shall", "ought",
                                                   "need", "ca",    "wo",    "'ll",    "’ll",  "'d",   "’d"};
/// "not only", "not just": no negation.
constexpr std::array<std::string_view, 4> kOnly{"only", "just", "merely", "simply"};
constexpr std::array<std::string_view, 8> kSome{"all", "every", "both", "many", "most", "few", "some", "each"};

}  // namespace

/// "No member", "neither", "nobody". "Few", "not all" are neither yes nor no.
bool ClauseReader::subject_negates(WordId subject, bool& unfit) const {
  const std::string_view word = view_.lower(subject);
  bool out = word == "nobody" || word == "none" || word == "no-one";
  for (const WordId c : view_.children(subject)) {
    const std::string_view lower = view_.lower(c);
    if (lower == "no" || lower == "neither") out = true;
    if (lower == "few" || lower == "not") unfit = true;
  }
  return out;
}

ClauseReader::Modality ClauseReader::modality(WordId verb) const {
  Modality out;
  bool several = false;  // "all", "every"
  bool manner = false;   // "fully", "formally"
  bool only = false;
  bool before = false;
  WordId subject = kNoWord, helper = kNoWord;
  for (const WordId c : view_.children(verb)) {
    const std::string_view lower = view_.lower(c);
    const Relation relation = view_.relation(c);
    if (is_one_of(lower, kNegations) || (relation == Relation::mark && lower == "without") ||
        (relation == Relation::cc && lower == "nor" && c < verb))
      out.negated = true;
    if (relation == Relation::aux || relation == Relation::aux_pass) {
      if (helper == kNoWord) helper = c;
      if (lower == "may" || lower == "might") out.may = true;
      if (is_one_of(lower, kModals)) out.unfit = true;
    }
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass) {
      if (subject == kNoWord) subject = c;
      out.negated = subject_negates(c, out.unfit) || out.negated;
      for (const WordId d : view_.children(c)) several = several || is_one_of(view_.lower(d), kSome);
    }
    if (relation == Relation::advmod) {
      only = only || is_one_of(lower, kOnly);
      manner = manner || lower.ends_with("ly") || lower == "always" || lower == "longer" || lower == "enough";
      if (lower == "hardly" || lower == "barely" || lower == "rarely" || lower == "scarcely") out.unfit = true;
    }
    const std::string_view led = view_.led_by(c);
    if ((led == "until" || led == "till") && c > verb) out.until = true;
    // "was not told before 16 April": then, perhaps, or never.
    before = before || (c > verb && led == "before");
    for (const WordId d : view_.children(c)) before = before || (c > verb && d > c && view_.led_by(d) == "before");
  }
  if (out.negated && only && !has(verb, "never")) out.negated = false;
  if (out.negated && (several || manner || before) && !only) out.unfit = true;
  // "Had she been told, ...": a condition or a question.
  if (subject != kNoWord && helper != kNoWord && helper < subject && !has(verb, "nor")) out.unfit = true;
  // "Tell him": an order; "they tell" is not.
  if (view_.xpos(verb) == Xpos::vb && helper == kNoWord && !has(verb, "to") && view_.relation(verb) != Relation::conj)
    out.unfit = true;
  return out;
}

/// "did not say", "no record", "declined to say".
bool ClauseReader::negated(WordId word) const {
  if (modality(word).negated || has(word, "no")) return true;
  const WordId above = view_.head(word);
  if (above == kNoWord || view_.relation(word) != Relation::xcomp) return false;
  const Governor* deed = governor(above);
  // "was unable to say", "have yet to say"
  if (view_.lemma(above) == "unable" || has(above, "yet") || has(word, "yet")) return true;
  return deed != nullptr && deed->deed && deed->plain == "not" && !modality(above).negated;
}

}  // namespace whosays::told
