#include "footing/accuser.h"

#include <algorithm>
#include <string_view>

#include "base/word_map.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

class AccuserWeight {
 public:
  AccuserWeight(const Input& input, const Attribution& a, const SourceReading& source, const PartyFinder& parties,
                const Grammar& g, Act act)
      : input_(input),
        a_(a),
        source_(source),
        parties_(parties),
        g_(g),
        act_(act),
        p_(a.field == Field::text ? input.text : input.title) {}

  [[nodiscard]] int weight() const {
    static const WordBag& kept_back = charge_words("kept back");
    static const WordBag& hearing = charge_words("hearer");
    static const WordBag& figures = charge_words("figures");
    static const WordBag& looking_into = charge_words("looks into");
    static const auto weights = [] {
      WordMap<int> out;
      const lexicon::Table table("accusers.tsv");
      for (const std::string_view trade : lexicon::WordSet("agents.txt")) out[trade] = kPrivate;
      for (std::size_t row = 0; row < table.rows(); ++row)
        out[table.at(row, "noun")] = table.at(row, "weight")[0] - '0';
      return out;
    }();
    int out = 0;
    bool counts = false;  // polls and studies speak of nobody
    for (const Span span : spans(a_.source)) {
      const TokenRange tokens = tokens_of(p_, span);
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        const std::string_view word = p_.tokens.lower_at(i);
        if (word == "opposition") out = std::max(out, kPrivate);
        if (i > tokens.begin + 1 && is_one_of(word, {",", "of", "for", "who", "seen", "on", "whose"})) break;
        if (const auto found = weights.find(word); found != weights.end()) out = std::max(out, found->second);
        counts = counts || figures.contains(word);
        if (kept_back.contains(word) && source_.source_class == SourceClass::document) out = std::max(out, 2);
        const bool left = word == "former" || word == "ex" || word.starts_with("ex-");
        if (left && source_.source_class == SourceClass::unnamed) out = std::max(out, 2);
      }
    }
    for (const Span span : spans(a_.hearer)) {
      const TokenRange tokens = tokens_of(p_, span);
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
        if (hearing.contains(p_.tokens.lower_at(i))) out = std::max(out, 2);
    }
    if (out == 0 && source_.source_class == SourceClass::unnamed && is_of_people()) out = kPrivate;
    const bool paper = source_.source_class == SourceClass::media || source_.source_class == SourceClass::document;
    if (out == 0 && !counts && (paper || source_.source_class == SourceClass::institution)) out = kOffice;
    static const lexicon::WordSet frames("accusing_frames.txt");
    if (act_ == Act::accuse || frames.has(a_.cue_lemma)) out = std::max(out, 3);
    if (is_one_of(a_.cue_lemma, {"allege", "accuse", "suspect"})) out = 3;
    if (is_one_of(a_.cue_lemma, {"claim", "reveal", "hear"})) ++out;
    if (looking_into.contains(a_.cue_lemma)) out = std::max(out, 3);
    if (act_ == Act::question && out >= 2) out = 3;
    const bool unsaid = source_.source_class == SourceClass::unspecified;
    if (unsaid && (a_.cue_lemma.find("alleg") != a_.cue_lemma.npos || a_.cue_lemma.find("accus") != a_.cue_lemma.npos ||
                   a_.cue_lemma.find("suspect") != a_.cue_lemma.npos))
      out = 3;
    if (unsaid) out = std::max(out, kOffice);
    if (a_.cue_lemma == "hear" && source_.source_class == SourceClass::unspecified) out = 3;
    return out;
  }

 private:
  [[nodiscard]] std::span<const Span> spans(Range range) const { return input_.attributions.spans.at(range); }

  /// "four of them", "two pilots", not "5 percent" or "a version of the bill".
  [[nodiscard]] bool is_of_people() const {
    for (const Span span : spans(a_.source)) {
      const TokenRange words = g_.words_of(span);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        if (!g_.is_root(w) && words.holds(g_.head(w))) continue;
        return parties_.can_act(w) || is_one_of(g_.lower(w), {"one", "two", "three", "four", "five", "some", "others",
                                                              "fifth", "another", "people", "many"});
      }
    }
    return false;
  }

  const Input& input_;
  const Attribution& a_;
  const SourceReading& source_;
  const PartyFinder& parties_;
  const Grammar& g_;
  Act act_;
  const Passage& p_;
};

}  // namespace

int weight_of_accuser(const Input& input, const Attribution& a, const SourceReading& source, const PartyFinder& parties,
                      const Grammar& g, Act act) {
  return AccuserWeight(input, a, source, parties, g, act).weight();
}

}  // namespace whosays::footing
