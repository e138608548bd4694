#include "footing/intent.h"

#include <algorithm>

#include "footing/cue_acts.h"
#include "footing/function_words.h"
#include "footing/grammar.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kReach = 5;  ///< words between subject and verb: "would also never again"

bool is_mark(const Grammar& g, std::uint32_t w) { return g.upos(w) == Upos::punct || g.lower(w) == "that"; }

/// Behind the subject, where that is who speaks: "we", "its company"; nothing where it is anything else.
std::optional<std::uint32_t> behind_speaker(const Grammar& g, TokenRange words, bool direct, bool person) {
  static const lexicon::WordSet bodies("institutions.txt");
  std::uint32_t w = words.begin;
  while (w < words.end && is_mark(g, w)) ++w;
  if (w + 1 >= words.end) return std::nullopt;
  const std::string_view subject = g.lower(w);
  const bool speaker = direct ? is_one_of(subject, {"i", "we"}) : is_one_of(subject, {"he", "she", "it", "they"});
  if (speaker) return person && subject == "it" ? std::nullopt : std::optional(w + 1);
  const bool own = direct ? is_one_of(subject, {"our", "my"}) : is_one_of(subject, {"his", "her", "its", "their"});
  return own && bodies.has(g.lower(w + 1)) ? std::optional(w + 2) : std::nullopt;
}

bool is_going_to(const Grammar& g, std::uint32_t w, std::uint32_t end) {
  return g.lower(w) == "going" && w + 2 < end && g.lower(w + 1) == "to" && g.xpos(w + 2) == Xpos::vb;
}

}  // namespace

std::optional<Act> act_of_intent(const Passage& passage, Span content, bool direct, bool person) {
  static const WordBag& befalls = act_words("befalls");
  const Grammar g(passage);
  if (!g.present()) return std::nullopt;
  const TokenRange words = g.words_of(content);
  const auto begin = behind_speaker(g, words, direct, person);
  if (!begin) return std::nullopt;
  const std::uint32_t end = std::min(words.end, *begin + kReach);
  bool will = false;
  for (std::uint32_t w = *begin; w < end; ++w) {
    if (is_mark(g, w)) return std::nullopt;
    if (is_one_of(g.lower(w), {"will", "wo", "'ll", "’ll", "shall"}) ||
        (!direct && is_one_of(g.lower(w), {"would", "'d", "’d"}))) {
      will = true;
    } else if (is_going_to(g, w, words.end)) {
      return befalls.contains(g.lemma(w + 2)) ? std::nullopt : std::optional(Act::promise);
    } else if (will && g.xpos(w) == Xpos::vb) {
      return befalls.contains(g.lemma(w)) ? std::nullopt : std::optional(Act::promise);
    } else if (g.upos(w) == Upos::verb) {
      // "We ask that", "we call on them to"
      const bool calls = g.lower(w) == "call" && w + 1 < words.end && is_one_of(g.lower(w + 1), {"on", "for", "upon"});
      if (direct && !will && (g.lower(w) == "ask" || calls)) return Act::demand;
      const CueAct* found = will ? nullptr : act_of_lemma(g.lemma(w));
      const bool meant = found != nullptr && (found->act == Act::promise || found->act == Act::demand);
      return meant && g.xpos(w) != Xpos::vbn ? std::optional(found->act) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Act> act_of_urging(const Passage& passage, Span content) {
  const Grammar g(passage);
  if (!g.present()) return std::nullopt;
  const TokenRange words = g.words_of(content);
  std::uint32_t first = words.begin;
  while (first < words.end && is_mark(g, first)) ++first;
  if (first + 2 >= words.end || g.lower(first) != "let" || !is_one_of(g.lower(first + 1), {"'s", "’s", "us"}))
    return std::nullopt;
  // What is said so to lead over to something else.
  const bool leads_over = is_one_of(g.lower(first + 2), {"face", "see", "say", "be", "go", "talk", "get", "turn"});
  return leads_over ? std::nullopt : std::optional(Act::propose);
}

}  // namespace whosays::footing
