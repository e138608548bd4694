#include "footing/act.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "footing/content_acts.h"
#include "footing/cue_acts.h"
#include "footing/cue_turns.h"
#include "footing/grammar.h"
#include "footing/hedges.h"
#include "footing/intent.h"
#include "footing/source_phrase.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kNegationReach = 14;  ///< tokens of a content in which its main clause is looked for

/// The word that negates the content's main clause.
std::optional<std::uint32_t> negation_in(const Passage& passage, TokenRange range) {
  static const lexicon::WordSet negations("negations.txt");
  const Grammar grammar(passage);
  const std::uint32_t end = std::min(range.end, range.begin + kNegationReach);
  for (std::uint32_t i = range.begin; i < end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (negations.has(word) && !negates_nothing(passage, i, range.end) &&
        !(grammar.present() && is_about_a_noun(passage, grammar, i, range)))
      return i;
    if (i > range.begin + 1 && (word == "," || word == ";" || word == "because" || word == "but")) return std::nullopt;
  }
  return std::nullopt;
}

/// The pattern that found it, alone or together with the net ("transcript+learned ...").
bool found_by(const Attribution& attribution, std::string_view pattern) {
  const std::string_view rule = attribution.rule;
  return rule.starts_with(pattern) && (rule.size() == pattern.size() || rule[pattern.size()] == '+');
}

/// The first word of a content that is no mark.
std::uint32_t first_spoken(const Passage& passage, TokenRange content) {
  std::uint32_t i = content.begin;
  while (i < content.end &&
         (passage.tokens.kind[i] == TokenKind::punctuation || passage.tokens.kind[i] == TokenKind::quote_mark))
    ++i;
  return i;
}

/// "asked the board to wait", "asked for the lift to be stopped", "told them to fly": wanted, not asked or told.
bool wants_something(const Passage& passage, std::string_view lemma, TokenRange content) {
  const std::uint32_t i = first_spoken(passage, content);
  if (i >= content.end) return false;
  const std::string_view word = passage.tokens.lower_at(i);
  const std::string_view second = i + 1 < content.end ? passage.tokens.lower_at(i + 1) : std::string_view();
  if (lemma == "ask") return word == "to" || word == "for" || (word == "not" && second == "to");
  const bool infinitive = (word == "to" && second != "the") || (word == "not" && second == "to");
  return infinitive && is_one_of(lemma, {"tell", "warn", "caution", "advise", "remind", "encourage"});
}

/// "suggested that the light had been bad" says how it was; "suggested that the statue face east" what should be.
bool says_how_it_is(const Passage& passage, TokenRange content) {
  const Grammar g(passage);
  if (!g.present() || content.empty()) return false;
  for (std::uint32_t w = g.word_at(content.begin); w < passage.words.size(); ++w) {
    if (passage.words.token[w] >= content.end) return false;
    if (g.upos(w) != Upos::verb && g.upos(w) != Upos::aux) continue;
    const Xpos tag = g.xpos(w);
    const bool now = tag == Xpos::vbp && is_one_of(g.lemma(w), {"be", "have"});
    if (tag == Xpos::vbd || tag == Xpos::vbz || now) return g.relation(w) != Relation::acl_relcl;
    if (tag == Xpos::md && is_one_of(g.lower(w), {"would", "may", "might", "will"})) return true;
    if (tag == Xpos::vb || tag == Xpos::vbg || tag == Xpos::md) return false;
  }
  return false;
}

/// "The poll showed", "according to the survey": what was measured or looked into was found.
bool is_shown_by_study(const Passage& passage, std::string_view lemma, std::span<const Span> source) {
  static const WordBag& shows = act_words("shows");
  static const WordBag& studies = act_words("study");
  if (source.empty() || !shows.contains(lemma)) return false;
  const SourcePhrase p = source_phrase(passage, source.front());
  return studies.contains(p.lower(p.head));
}

/// "The court rejected the claim", "the court said it was void": a ruling.
bool is_ruled_by_court(const Passage& passage, std::string_view lemma, Act act, std::span<const Span> source) {
  static const WordBag& courts = act_words("court");
  static const WordBag& rejects = act_words("rejects");
  static const WordBag& holds = act_words("holds");
  if (source.empty()) return false;
  const bool ruling = act == Act::deny || act == Act::dispute
                          ? rejects.contains(lemma)
                          : (act == Act::assert_ || act == Act::confirm) && holds.contains(lemma);
  if (!ruling) return false;
  const SourcePhrase p = source_phrase(passage, source.front());
  return courts.contains(p.lower(p.head));
}

/// “Open the sluice now”: a verb in its plain form leads the sentence and nobody does it.
bool is_imperative(const Passage& passage, TokenRange content) {
  static const WordBag& fillers = act_words("filler");
  const std::uint32_t i = first_spoken(passage, content);
  if (i >= content.end) return false;
  const std::string_view word = passage.tokens.lower_at(i);
  // What is said so to fill a pause, to wonder or to thank.
  if (fillers.contains(word)) return false;
  const Grammar g(passage);
  if (!g.present()) return false;
  std::uint32_t verb = g.word_at(i);
  if (is_one_of(word, {"please", "don't", "don’t", "do", "never", "just"})) {
    const std::uint32_t limit = std::min(verb + 4, passage.words.size());
    while (verb < limit && g.xpos(verb) != Xpos::vb) ++verb;
    if (verb == limit) return false;
  }
  if (g.xpos(verb) != Xpos::vb || g.upos(verb) != Upos::verb) return false;
  return !g.child(verb, {Relation::nsubj, Relation::nsubj_pass, Relation::expl});
}

/// One question and nothing else.
bool is_one_question(std::string_view words) {
  const std::size_t mark = words.find_first_of("?!.");
  if (mark == words.npos || words[mark] != '?') return false;
  return words.find_first_not_of("?\"'” ’", mark) == words.npos;
}

/// "called the move “reckless”": the name that is given blames.
bool gives_bad_name(const Passage& passage, std::string_view lemma, TokenRange content) {
  static const WordBag& labels = act_words("labels");
  static const WordBag& blame = act_words("blame");
  if (!labels.contains(lemma)) return false;
  for (std::uint32_t i = content.begin; i < content.end; ++i)
    if (blame.contains(passage.tokens.lower_at(i))) return !negation_in(passage, content);
  return false;
}

/// What the cue says of itself.
ActReading act_of_cue(const Passage& passage, const Attribution& attribution, std::span<const Span> cue) {
  ActReading out;
  if (const CueAct* found = cue_act(passage, attribution.cue_lemma, cue)) {
    out.act = found->act;
    out.polarity = found->polarity;
    out.certainty = found->certainty;
  }
  // "asked whether" is a question, "asked him to wait" a demand.
  const bool infinitive = found_by(attribution, "infinitive") || found_by(attribution, "hearer_infinitive");
  if (out.act == Act::question && infinitive) out.act = Act::demand;
  if (attribution.cue_lemma == "want_to_know") out.act = Act::question;
  return out;
}

/// "20 percent", "most readers", "voters": of a crowd it is told what they think, choose and agree on.
bool are_counted(const Passage& passage, std::span<const Span> source) {
  static const WordBag& counted = act_words("counted");
  static const WordBag& share = act_words("share");
  if (source.empty()) return false;
  const TokenRange words = tokens_of(passage, source.front());
  const SourcePhrase p = source_phrase(passage, source.front());
  if (counted.contains(p.lower(p.head))) return true;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (share.contains(passage.tokens.lower_at(i))) return true;
  return false;
}

/// "No group has claimed that ...", "nobody said so".
bool is_nobody(const Passage& passage, std::span<const Span> source) {
  if (source.empty()) return false;
  const TokenRange words = tokens_of(passage, source.front());
  return !words.empty() && is_one_of(passage.tokens.lower_at(words.begin), {"no", "nobody", "none", "neither"});
}

/// "One would hope he learns": whoever thinks so, which is the speaker around it.
bool is_anybody(const Passage& passage, std::span<const Span> source, std::span<const Span> cue) {
  if (source.empty() || cue.empty()) return false;
  const TokenRange words = tokens_of(passage, source.front());
  const TokenRange verbs = tokens_of(passage, cue.front());
  return words.end == words.begin + 1 && !verbs.empty() && passage.tokens.lower_at(words.begin) == "one" &&
         is_one_of(passage.tokens.lower_at(verbs.begin),
                   {"would", "could", "might", "may", "can", "should", "must", "wonders"});
}

/// "has not said how he will vote": asked, perhaps, and not said.
bool leaves_open(const Passage& passage, std::string_view lemma, std::span<const Span> cue, TokenRange content) {
  static const WordBag& plain = act_words("plain");
  const std::uint32_t i = first_spoken(passage, content);
  return plain.contains(lemma) && is_unwilling(passage, cue) && i < content.end &&
         is_one_of(passage.tokens.lower_at(i),
                   {"whether", "if", "how", "when", "why", "who", "what", "where", "which"});
}

/// The source does not hold what is said: "does not recommend", "did not promise", "nobody believes".
bool is_not_held(const Passage& passage, Act act, std::span<const Span> cue, std::span<const Span> source) {
  if (act == Act::believe) return is_nobody(passage, source);
  return (act == Act::propose || act == Act::promise || act == Act::demand) && is_unwilling(passage, cue);
}

/// Before a court; "pleaded for mercy" asks.
void read_plea(const Passage& passage, TokenRange content, ActReading& out) {
  const std::uint32_t i = first_spoken(passage, content);
  const std::string_view word = i < content.end ? passage.tokens.lower_at(i) : std::string_view();
  if (is_one_of(word, {"not", "innocent", "innocence"})) out.act = Act::deny;
  if (word == "guilty") out.act = Act::acknowledge;
  if (out.act == Act::deny) out.polarity = Polarity::negative;
}

/// Somebody or several, who are no "it".
bool is_person(const Passage& passage, std::span<const Span> source) {
  if (source.empty()) return false;
  const SourcePhrase p = source_phrase(passage, source.front());
  const std::string_view head = p.lower(p.head);
  static const lexicon::WordSet persons("person_nouns.txt");
  static const lexicon::WordSet unnamed("unnamed_heads.txt");
  return persons.has(head) || unnamed.has(head) || is_one_of(head, {"he", "she", "they", "who"});
}

/// "The law says that a mayor may", "the court ruled that states may": what is allowed.
bool permits(const Passage& passage, std::string_view lemma, std::span<const Span> source) {
  static const WordBag& rules = act_words("rule");
  if (source.empty()) return false;
  if (is_one_of(lemma, {"rule", "stipulate", "provide", "decree"})) return true;
  const SourcePhrase p = source_phrase(passage, source.front());
  return rules.contains(p.lower(p.head));
}

/// The words of a turn that nobody introduces end as a question.
bool asks_by_itself(const Attribution& attribution, std::string_view words) {
  const bool mark = words.ends_with("?") || words.ends_with("?”") || words.ends_with("?\"") || words.ends_with("?’");
  return mark && (found_by(attribution, "transcript") || found_by(attribution, "label") ||
                  found_by(attribution, "speaker_colon") || found_by(attribution, "own_voice"));
}

}  // namespace

ActReading read_act(const Input& input, const Attribution& attribution) {
  static const lexicon::PhraseIndex acts("acts.tsv");
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  ActReading out = act_of_cue(passage, attribution, input.attributions.spans.at(attribution.cue));
  const std::string_view text = attribution.field == Field::text ? input.article.text : input.article.title;
  const auto content = input.attributions.spans.at(attribution.content);
  const auto cue = input.attributions.spans.at(attribution.cue);
  const auto source = input.attributions.spans.at(attribution.source);
  if (leaves_unsaid(passage, cue))
    out.not_said = kLeftUnsaid;
  else if (!source.empty() && !found_by(attribution, "headline_verb") && undergoes(passage, cue))
    out.not_said = kSaidOfSource;
  else if ((is_nobody(passage, source) && out.act != Act::believe) || is_anybody(passage, source, cue))
    out.not_said = kLeftUnsaid;
  if (content.empty()) return out;
  const TokenRange first = tokens_of(passage, content.front());
  if (leaves_open(passage, attribution.cue_lemma, cue, first)) out.not_said = kLeftUnsaid;
  if (is_not_held(passage, out.act, cue, source)) out.polarity = Polarity::negative;
  turn_by_cue(passage, attribution.cue_lemma, cue, first, out);
  const TokenRange front{first.begin, std::min(first.end, first.begin + 8)};
  if (const auto hit = first_phrase(passage, front, acts))
    out.act = parse_word<Act>(acts.table().at(hit->row, "act")).value_or(out.act);
  static const WordBag& chooses = act_words("chooses");
  const bool chosen = out.act == Act::promise && chooses.contains(attribution.cue_lemma);
  const bool agreed = out.act == Act::acknowledge && attribution.cue_lemma == "agree";
  if ((chosen || agreed) && are_counted(passage, source)) out.act = Act::believe;
  if (is_ruled_by_court(passage, attribution.cue_lemma, out.act, source)) out.act = Act::find;
  if (is_shown_by_study(passage, attribution.cue_lemma, source)) out.act = Act::find;
  if (attribution.cue_lemma == "plead") read_plea(passage, first, out);
  if (out.act == Act::propose && attribution.cue_lemma == "suggest" && says_how_it_is(passage, first))
    out.act = Act::assert_;
  if ((out.act == Act::question || out.act == Act::assert_) && wants_something(passage, attribution.cue_lemma, first))
    out.act = Act::demand;
  if (out.act == Act::assert_ && gives_bad_name(passage, attribution.cue_lemma, first)) out.act = Act::accuse;
  static const WordBag& plain = act_words("plain");
  if (out.act == Act::assert_ && plain.contains(attribution.cue_lemma))
    out.act =
        apologises(passage, content, attribution.form == Form::direct)
            ? Act::apologise
            : act_of_intent(passage, content.front(), attribution.form == Form::direct, is_person(passage, source))
                  .value_or(act_of_urging(passage, content.front()).value_or(out.act));
  // "Vell to Odel: Stop reading" needs no marks.
  const bool spoken = (attribution.form == Form::direct || attribution.cue_lemma == ":") && out.act == Act::assert_;
  if (spoken && content.size() == 1 && is_one_question(slice(text, content.front())))
    out.act = Act::question;
  else if (spoken && is_imperative(passage, first) && !foretells(passage, content))
    out.act = Act::demand;
  if (out.act == Act::assert_ && asks_by_itself(attribution, slice(text, content.back()))) out.act = Act::question;
  read_hedges(passage, {attribution.cue_lemma, permits(passage, attribution.cue_lemma, source)}, content, out);
  hedge_cue(passage, attribution.cue_lemma, cue, out);
  out.negation = negation_in(passage, first);
  out.negated = out.negation.has_value();
  return out;
}

}  // namespace whosays::footing
