#include "footing/cue_turns.h"

#include <algorithm>

#include "footing/content_acts.h"
#include "footing/function_words.h"
#include "footing/grammar.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

bool negates_nothing(const Passage& passage, std::uint32_t i, std::uint32_t end) {
  if (i + 1 >= end) return false;
  const std::string_view next = passage.tokens.lower_at(i + 1);
  const std::string_view word = passage.tokens.lower_at(i);
  if (word == "no") return is_one_of(next, {"doubt", "fewer", "less", "more", "later", "sooner", "matter", "wonder"});
  return word != "never" && word != "nothing" && is_one_of(next, {"only", "just", "merely", "least", "simply"});
}

bool is_unwilling(const Passage& passage, std::span<const Span> cue) {
  static const lexicon::WordSet negations("negations.txt");
  for (const Span span : cue) {
    const TokenRange tokens = tokens_of(passage, span);
    for (std::uint32_t i = tokens.begin; i + 1 < tokens.end; ++i)
      if (negations.has(passage.tokens.lower_at(i)) && !negates_nothing(passage, i, tokens.end)) return true;
  }
  return false;
}

namespace {

/// "offered condolences", "offered a grim view of the talks": saying it is giving it, and promises nothing.
bool is_given_by_words(const Passage& passage, TokenRange content) {
  static const WordBag& uttered = act_words("uttered");
  constexpr std::uint32_t kReach = 5;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kReach); ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (uttered.contains(word)) return true;
    if (is_one_of(word, {"to", "of", "for", "on"})) return false;
  }
  return false;
}

/// "cautioned against the belief that ..."
bool is_against_belief(const Passage& passage, std::span<const Span> cue, TokenRange content) {
  static const WordBag& beliefs = act_words("belief");
  if (cue.empty() || content.empty()) return false;
  const TokenRange words = tokens_of(passage, cue.back());
  if (words.empty()) return false;
  const std::uint32_t first = content.begin + (passage.tokens.lower_at(content.begin) == "against" ? 1 : 0);
  if (passage.tokens.lower_at(words.end - 1) != "against" && first == content.begin) return false;
  for (std::uint32_t i = first; i + 1 < content.end && i < first + 3; ++i)
    if (beliefs.contains(passage.tokens.lower_at(i))) return true;
  return false;
}

bool begins_with(const Passage& passage, TokenRange content, const WordBag& words) {
  constexpr std::uint32_t kReach = 5;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kReach); ++i)
    if (words.contains(passage.tokens.lower_at(i))) return true;
  return false;
}

bool is_gerund(const Passage& passage, std::uint32_t token) {
  const Grammar g(passage);
  return g.present() && g.xpos(g.word_at(token)) == Xpos::vbg;
}

/// "denied the motion", "denied them basic rights such as ...": the noun that is not given stands within the content's
/// first words, before any preposition, and nothing is said of it ("denied the request came from him").
bool is_not_given(const Passage& passage, TokenRange content) {
  static const lexicon::WordSet things("refused_things.txt");
  constexpr std::uint32_t kReach = 5;
  const auto ends = [&](std::uint32_t i) {
    return i == content.end || passage.tokens.kind[i] == TokenKind::punctuation ||
           is_one_of(passage.tokens.lower_at(i),
                     {"to", "for", "of", "in", "on", "from", "by", "and", "or", "such", "as", "at", "with", "without",
                      "that", "after", "before", "until", "over"});
  };
  for (std::uint32_t i = content.begin; i < content.end && i < content.begin + kReach; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (things.has(word) && ends(i + 1)) return true;
    if (ends(i) || (word.size() > 4 && word.ends_with("ing"))) return false;
  }
  return false;
}

/// "rejected the claim", "dismissed the allegations" deny; "rejected the plan", "dismissed the figures as old" dispute.
bool is_no_charge(const Passage& passage, TokenRange content) {
  static const lexicon::WordSet things("said_things.txt");
  constexpr std::uint32_t kReach = 6;
  if (content.empty()) return false;
  const Grammar g(passage);
  const bool that = passage.tokens.lower_at(content.begin) == "that";
  if (that && (!g.present() || g.upos(g.word_at(content.begin)) != Upos::det)) return false;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kReach); ++i)
    if (things.has(passage.tokens.lower_at(i))) return false;
  return true;
}

/// One of the words, anywhere in the cue.
bool has_word(const Passage& passage, std::span<const Span> cue, const WordBag& words) {
  for (const Span span : cue) {
    const TokenRange tokens = tokens_of(passage, span);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (words.contains(passage.tokens.lower_at(i))) return true;
  }
  return false;
}

/// "voted against", "asked for"
bool ends_with_word(const Passage& passage, std::span<const Span> cue, std::string_view last) {
  if (cue.empty()) return false;
  const TokenRange words = tokens_of(passage, cue.back());
  return !words.empty() && passage.tokens.lower_at(words.end - 1) == last;
}

}  // namespace

void turn_by_cue(const Passage& passage, std::string_view lemma, std::span<const Span> cue, TokenRange content,
                 ActReading& out) {
  if (out.act == Act::deny && is_not_given(passage, content)) {
    out.act = Act::decline;
    out.polarity = Polarity::positive;
  }
  static const WordBag& rejects = act_words("rejects");
  if (out.act == Act::deny && rejects.contains(lemma) && is_no_charge(passage, content)) out.act = Act::dispute;
  if (out.act == Act::dispute && rejects.contains(lemma) && is_about_somebody(passage, content)) out = ActReading();
  if (out.act == Act::assert_ || out.act == Act::accuse)
    if (const auto named = named_untrue(passage, cue, content)) {
      out.act = *named;
      out.polarity = Polarity::negative;
    }
  // "had determined that it was late"; "was determined to go"
  const bool infinitive = !content.empty() && passage.tokens.lower_at(content.begin) == "to";
  if (out.act == Act::promise && is_one_of(lemma, {"determine", "determined"}) && !infinitive) out.act = Act::find;
  if (out.act == Act::question && lemma == "ask" && ends_with_word(passage, cue, "for")) out.act = Act::demand;
  if (out.act == Act::promise && lemma == "offer" && is_given_by_words(passage, content)) out.act = Act::assert_;
  static const WordBag& proposed = act_words("proposed");
  if (out.act == Act::promise && lemma == "offer" &&
      (has_word(passage, cue, proposed) || begins_with(passage, content, proposed)))
    out.act = Act::propose;
  // "wanted to know why it had burned"
  static const WordBag& learns = act_words("learns");
  static const WordBag& asks = act_words("asks");
  if (out.act == Act::believe && lemma == "want" && has_word(passage, cue, learns) &&
      begins_with(passage, {content.begin, std::min(content.end, content.begin + 1)}, asks))
    out.act = Act::question;
  // "considered naming her"
  if (out.act == Act::believe && lemma == "consider" && !content.empty() && is_gerund(passage, content.begin))
    out.act = Act::propose;
  // "agreed to wait"; "agreed that it was late"
  if (out.act == Act::acknowledge && lemma == "agree" && content.end > content.begin + 1 &&
      !is_unwilling(passage, cue) && passage.tokens.lower_at(content.begin) == "to")
    out.act = Act::promise;
  // "argue against the plan"
  static const WordBag& against = act_words("against");
  if ((out.act == Act::assert_ || out.act == Act::propose) && !content.empty() && against.contains(lemma) &&
      (passage.tokens.lower_at(content.begin) == "against" || ends_with_word(passage, cue, "against"))) {
    out.act = Act::dispute;
    out.polarity = Polarity::negative;
  }
  // What it says is not what the source holds.
  if (out.polarity == Polarity::positive && (out.act == Act::believe || out.act == Act::acknowledge) &&
      is_unwilling(passage, cue)) {
    out.polarity = Polarity::negative;
    if (out.act == Act::acknowledge) out.act = Act::dispute;
  }
  if (is_against_belief(passage, cue, content)) {
    out.polarity = Polarity::negative;
    return;
  }
  // "cautioned against waiting": what is not to be done
  if (is_one_of(lemma, {"warn", "caution", "advise"}) && ends_with_word(passage, cue, "against")) {
    out.act = Act::demand;
    out.polarity = Polarity::negative;
  }
}

}  // namespace whosays::footing
