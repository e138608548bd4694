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
    int out = std::max(of_source(), of_hearer());
    if (out == 0 && source_.source_class == SourceClass::unnamed && is_of_people()) out = kPrivate;
    const bool paper = source_.source_class == SourceClass::media || source_.source_class == SourceClass::document;
    if (out == 0 && !is_of_figures() && (paper || source_.source_class == SourceClass::institution)) out = kOffice;
    return with_cue(out);
  }

 private:
  [[nodiscard]] std::span<const Span> spans(Range range) const { return input_.attributions.spans.at(range); }

  /// By the nouns of the source, up to what is said of it.
  [[nodiscard]] int of_source() const {
    static const WordBag& kept_back = charge_words("kept back");
    static const auto weights = [] {
      WordMap<int> out;
      const lexicon::Table table("accusers.tsv");
      for (const std::string_view trade : lexicon::WordSet("agents.txt")) out[trade] = kPrivate;
      for (std::size_t row = 0; row < table.rows(); ++row)
        out[table.at(row, "noun")] = table.at(row, "weight")[0] - '0';
      return out;
    }();
    int out = 0;
    const auto weigh = [&](std::string_view word) {
      if (word == "opposition") out = std::max(out, kPrivate);
      if (const auto found = weights.find(word); found != weights.end()) out = std::max(out, found->second);
      if (kept_back.contains(word) && source_.source_class == SourceClass::document) out = std::max(out, 2);
      const bool left = word == "former" || word == "ex" || word.starts_with("ex-");
      if (left && source_.source_class == SourceClass::unnamed) out = std::max(out, 2);
    };
    for_core_words(weigh);
    return out;
  }

  /// Polls and studies speak of nobody.
  [[nodiscard]] bool is_of_figures() const {
    static const WordBag& figures = charge_words("figures");
    bool out = false;
    for_core_words([&](std::string_view word) { out = out || figures.contains(word); });
    return out;
  }

  template <class Use>
  void for_core_words(const Use& use) const {
    for (const Span span : spans(a_.source)) {
      const TokenRange tokens = tokens_of(p_, span);
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        const std::string_view word = p_.tokens.lower_at(i);
        if (i > tokens.begin + 1 && is_one_of(word, {",", "of", "for", "who", "seen", "on", "whose"})) break;
        use(word);
      }
    }
  }

  /// What is said to a court or the police.
  [[nodiscard]] int of_hearer() const {
    static const WordBag& hearing = charge_words("hearer");
    for (const Span span : spans(a_.hearer)) {
      const TokenRange tokens = tokens_of(p_, span);
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
        if (hearing.contains(p_.tokens.lower_at(i))) return 2;
    }
    return 0;
  }

  [[nodiscard]] int with_cue(int out) const {
    static const lexicon::WordSet frames("accusing_frames.txt");
    static const WordBag& looking_into = charge_words("looks into");
    const std::string_view cue = a_.cue_lemma;
    if (act_ == Act::accuse || frames.has(cue) || is_one_of(cue, {"allege", "accuse", "suspect"})) out = 3;
    if (is_one_of(cue, {"claim", "reveal", "hear"})) ++out;
    if (looking_into.contains(cue)) out = std::max(out, 3);
    if (act_ == Act::question && out >= 2) out = 3;
    if (source_.source_class != SourceClass::unspecified) return out;
    const auto has = [&](std::string_view part) { return cue.find(part) != cue.npos; };
    if (has("alleg") || has("accus") || has("suspect") || cue == "hear") return 3;
    return std::max(out, kOffice);
  }

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
