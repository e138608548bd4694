#include "footing/content_acts.h"

#include <algorithm>

#include "footing/function_words.h"
#include "footing/grammar.h"
#include "footing/source_phrase.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

class Words {
 public:
  explicit Words(const Passage& p) : p_(p) {}

  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }
  [[nodiscard]] bool is(std::uint32_t i, const WordBag& words) const {
    return i < p_.tokens.size() && words.contains(p_.tokens.lower_at(i));
  }
  [[nodiscard]] bool any(TokenRange range, const WordBag& words) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (words.contains(p_.tokens.lower_at(i))) return true;
    return false;
  }
  /// By the word itself or its base form.
  [[nodiscard]] bool any_form(TokenRange range, const WordBag& lemmas) const {
    const Grammar g(p_);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (lemmas.contains(p_.tokens.lower_at(i)) || (g.present() && lemmas.contains(g.lemma(g.word_at(i)))))
        return true;
    return false;
  }

 private:
  const Passage& p_;
};

}  // namespace

bool apologises(const Passage& passage, std::span<const Span> content, bool direct) {
  constexpr std::uint32_t kReach = 6;  // "I would like to publicly apologise"
  const Words w(passage);
  for (const Span span : content) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!w.is(i, {"apologise", "apologize"})) continue;
      for (std::uint32_t k = i; k-- > range.begin && k + kReach >= i;) {
        if (is_negation(passage.tokens.lower_at(k)) ||
            w.is(k, {"should", "asked", "told", "that", "why", "if", ".", ";"}))
          break;
        if (direct ? w.is(k, {"i", "we"}) : w.is(k, {"he", "she", "they"})) return true;
        if (direct && w.is(k, {"me"}) && k > range.begin && w.is(k - 1, {"let"})) return true;
      }
    }
  }
  return false;
}

bool foretells(const Passage& passage, std::span<const Span> content) {
  constexpr std::uint32_t kReach = 25;  // tokens of the demand and what comes of it
  const Words w(passage);
  std::uint32_t read = 0;
  for (const Span span : content) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i < range.end && read < kReach; ++i, ++read) {
      const bool begins = read > 1 && (i == range.begin || w.is(i - 1, {".", ",", "and", "“", "\"", "‘"}));
      if (begins && (w.is(i, {"you'll", "you’ll"}) || (w.is(i, {"you"}) && w.is(i + 1, {"will", "'ll", "’ll"}))))
        return true;
    }
  }
  return false;
}

std::optional<Act> named_untrue(const Passage& passage, std::span<const Span> cue, TokenRange content) {
  static const WordBag& labels = act_words("labels");
  static const WordBag& untrue = act_words("untrue");
  static const WordBag& doubtful = act_words("doubtful");
  static const lexicon::WordSet things("said_things.txt");
  constexpr std::uint32_t kThing = 6;
  const Words w(passage);
  const auto labelled = [&](Span span) { return w.any_form(tokens_of(passage, span), labels); };
  if (std::ranges::none_of(cue, labelled)) return std::nullopt;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kThing); ++i) {
    if (!things.has(passage.tokens.lower_at(i))) continue;
    const TokenRange name{i + 1, content.end};
    if (w.any(name, untrue)) return Act::deny;
    return w.any(name, doubtful) ? std::optional(Act::dispute) : std::nullopt;
  }
  return std::nullopt;
}

bool is_about_somebody(const Passage& passage, TokenRange content) {
  static const WordBag& opponents = act_words("opponent");
  constexpr std::uint32_t kReach = 5;
  const Words w(passage);
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kReach); ++i) {
    if (passage.tokens.kind[i] == TokenKind::punctuation || w.is(i, {"of", "for", "as", "that", "who", "to"}))
      return false;
    const bool last = i + 1 == content.end || !is_person_word(passage.tokens.lower_at(i + 1));
    const bool owner = w.is(i + 1, {"'s", "’s", "'", "’"});
    if (!is_person_word(passage.tokens.lower_at(i)) || !last) continue;
    if (owner || w.is(i, opponents)) return false;
    // "dismissed the mayor as a liar", "rejected worker demands"
    const std::uint32_t next = i + 1;
    return next == content.end || passage.tokens.kind[next] == TokenKind::punctuation ||
           (is_preposition(passage.tokens.lower_at(next)) && !w.is(next, {"as"})) || w.is(next, {"who"});
  }
  return false;
}

bool leaves_unsaid(const Passage& passage, std::span<const Span> cue) {
  static const WordBag& omits = act_words("omits");
  static const WordBag& mentions = act_words("mentions");
  constexpr std::uint32_t kReach = 4;
  const Words w(passage);
  for (const Span span : cue) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i + 2 < range.end; ++i)
      if (w.is(i, omits) && w.is(i + 1, {"to"}) && w.any({i + 2, std::min(range.end, i + 2 + kReach)}, mentions))
        return i == range.begin || !is_negation(passage.tokens.lower_at(i - 1));
  }
  return false;
}

bool undergoes(const Passage& passage, std::span<const Span> cue) {
  static const WordBag& draws = act_words("draws");
  static const WordBag& blows = act_words("drawn");
  const Words w(passage);
  for (const Span span : cue) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i + 1 < range.end; ++i)
      if (w.any_form({i, i + 1}, draws))  // "drew criticism from Odel" has its source
        return w.any({i + 1, range.end}, blows) && !w.is(range.end - 1, {"from", "by"});
  }
  return false;
}

}  // namespace whosays::footing
