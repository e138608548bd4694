#include "footing/ground.h"

#include <algorithm>
#include <vector>

#include "base/word_map.h"
#include "footing/basis.h"
#include "footing/channel.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// From the phrase to the end of its clause: a stop, a comma, a dash.
Span clause_from(const Passage& passage, TokenRange hit, std::uint32_t limit) {
  std::uint32_t end = hit.end;
  while (end < limit) {
    const std::string_view word = passage.tokens.lower_at(end);
    if (word == "," || word == "." || word == ";" || word == "—" || word == "–" || word == "said" || word == "told")
      break;
    ++end;
  }
  return span_of(passage, {hit.begin, std::max(end, hit.end)});
}

/// Behind the terms "on condition of anonymity": words with which a reason begins, by how they go on.
bool begins_reason(const Passage& passage, std::uint32_t i, std::uint32_t end) {
  static const lexicon::PhraseIndex leads("reason_leads.tsv");
  if (!leads.match(i, end, [&](std::uint32_t t) { return passage.tokens.lower_at(t); })) return false;
  const std::string_view word = passage.tokens.lower_at(i);
  const std::string_view next = i + 1 < end ? passage.tokens.lower_at(i + 1) : std::string_view();
  if (word == "as") return !is_one_of(next, {"well", "saying", "a", "an", "of"});
  return true;
}

/// "on condition of anonymity because they still work there"; "Because it is not signed, he declined to be identified";
/// "Neither would be named: both are here without papers"; "who, worried about the elders, would not give his name".
std::optional<Span> reason_beside(const Passage& passage, TokenRange range, TokenRange terms) {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t i = terms.end; i < std::min(range.end, terms.end + kReach); ++i) {
    if (begins_reason(passage, i, range.end)) return clause_from(passage, {i, i + 1}, range.end);
    if (passage.tokens.lower_at(i) == ":" && i + 2 < range.end) return clause_from(passage, {i + 1, i + 2}, range.end);
    const bool goes_on =
        passage.tokens.lower_at(i) == "," && i + 1 < range.end && begins_reason(passage, i + 1, range.end);
    if (passage.tokens.kind[i] == TokenKind::punctuation && passage.tokens.lower_at(i) != "-" && !goes_on) break;
  }
  const bool leads = is_one_of(passage.tokens.lower_at(range.begin), {"because", "given", "fearing", "since", "as"});
  if (leads && range.begin + 2 < terms.begin) return clause_from(passage, {range.begin, range.begin + 1}, terms.begin);
  // Between two commas right in front of the terms.
  static const lexicon::PhraseIndex states("reason_states.tsv");
  const TokenRange before{terms.begin - std::min(terms.begin - range.begin, 14U), terms.begin};
  for (std::uint32_t i = before.end; i-- > before.begin;)
    if (states.match(i, before.end, [&](std::uint32_t t) { return passage.tokens.lower_at(t); }))
      return clause_from(passage, {i, i + 1}, terms.begin);
  return std::nullopt;
}

/// "not authorised to speak", "lacks clearance to talk to the press": who may not speak, and is so no named source.
/// From the negation on; none where what is not allowed is something else ("not supposed to smoke").
std::optional<TokenRange> may_not_speak(const Passage& passage, TokenRange range) {
  static const WordBag& speaking = ground_words("speaks");
  static const WordBag& forbidding = ground_words("forbids");
  static const WordBag& negations = ground_words("may not");
  static const lexicon::WordSet leave("permission_words.txt");
  constexpr std::uint32_t kToLeave = 4;
  constexpr std::uint32_t kToSpeech = 6;
  const auto word = [&](std::uint32_t i) { return passage.tokens.lower_at(i); };
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const bool negated = negations.contains(word(i));
    const bool forbids = forbidding.contains(word(i));
    if (!negated && !forbids) continue;
    std::uint32_t at = i;
    for (std::uint32_t k = i + 1; negated && at == i && k < std::min(range.end, i + kToLeave); ++k)
      if (leave.has(word(k))) at = k;
    if (negated && at == i) continue;
    for (std::uint32_t k = at + 1; k < std::min(range.end, at + kToSpeech); ++k) {
      if (passage.tokens.kind[k] == TokenKind::punctuation) break;
      if (speaking.contains(word(k))) return TokenRange{forbids ? range.begin : i, k + 1};
    }
  }
  return std::nullopt;
}

/// "asked us to leave out her name", "not wishing to be named": terms in words that no list has.
std::optional<TokenRange> keeps_name_back(const Passage& passage, TokenRange range) {
  static const WordBag& names = ground_words("name");
  static const WordBag& leaving_out = ground_words("leaves out");
  static const WordBag& keeping_back = ground_words("keeps back");
  constexpr std::uint32_t kReach = 5;
  const auto word = [&](std::uint32_t i) { return passage.tokens.lower_at(i); };
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const bool back = keeping_back.contains(word(i)) ||
                      (leaving_out.contains(word(i)) && i + 1 < range.end && is_one_of(word(i + 1), {"out", "back"}));
    if (!back) continue;
    for (std::uint32_t k = i + 1; k < std::min(range.end, i + kReach); ++k) {
      if (passage.tokens.kind[k] == TokenKind::punctuation) break;
      const bool identity = names.contains(word(k));
      // "was not named in the report", "did not name the ship"
      if (identity && !(k + 1 < range.end && is_one_of(word(k + 1), {"in", "as", "the", "a", "any", "among"})))
        return TokenRange{i, k + 1};
      if (identity) break;
    }
  }
  return std::nullopt;
}

void read_anonymity(const Passage& passage, TokenRange range, GroundReading& out) {
  static const lexicon::PhraseIndex phrases("anonymity.tsv");
  const TokenRange whole = range;
  while (const auto hit = first_phrase(passage, range, phrases)) {
    range.begin = hit->tokens.end;
    const bool is_reason = phrases.table().at(hit->row, "what") == "reason";
    if (is_reason && !out.anonymity_reason) {
      out.anonymity_reason = clause_from(passage, hit->tokens, range.end);
    } else if (!is_reason && !out.terms) {
      // "held until midnight", "on condition that they did not quote him": to the end of the clause.
      const bool runs_on = is_one_of(passage.tokens.lower_at(hit->tokens.end - 1), {"until", "that", "before"});
      out.terms = runs_on ? clause_from(passage, hit->tokens, range.end) : span_of(passage, hit->tokens);
      if (!out.anonymity_reason) out.anonymity_reason = reason_beside(passage, whole, hit->tokens);
    }
  }
  if (!out.terms) {
    if (const auto kept = keeps_name_back(passage, whole)) {
      out.terms = span_of(passage, *kept);
      if (!out.anonymity_reason) out.anonymity_reason = reason_beside(passage, whole, *kept);
    }
  }
  if (!out.anonymity_reason)
    if (const auto silent = may_not_speak(passage, whole))
      out.anonymity_reason = clause_from(passage, *silent, whole.end);
}

/// "sources" for "source" and "sources": enough to tell officials from engineers.
std::string_view without_plural(std::string_view word) {
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

}  // namespace

AnonymityTerms::AnonymityTerms(const Passage& passage) {
  for (std::uint32_t number = 0; number < passage.sentences.rows.size(); ++number) {
    const Sentence& sentence = passage.sentences.rows[number];
    const std::uint32_t begin = sentence.first_token;
    if (sentence.end_token < begin + 3) continue;
    const std::string_view first = passage.tokens.lower_at(begin);
    const bool of_some = first == "the" || first == "both" || first == "all";
    const bool of_those =
        is_one_of(first, {"he", "she", "they", "his", "her", "their", "neither", "none", "because", "given"});
    if (!of_some && !of_those) continue;
    GroundReading found;
    read_anonymity(passage, {begin, sentence.end_token}, found);
    if (!found.terms && (!found.anonymity_reason || of_those)) continue;
    Row row{{}, found.anonymity_reason, found.terms, of_those ? std::optional(number) : std::nullopt};
    // "The two national security sources spoke ...": any word ahead of the verb may be the one they are called by.
    for (std::uint32_t i = begin + 1; of_some && i < std::min(sentence.end_token, begin + 6); ++i)
      row.called.insert(without_plural(passage.tokens.lower_at(i)));
    rows_.push_back(std::move(row));
  }
}

void AnonymityTerms::fill(const Passage& passage, TokenRange source, GroundReading& out) const {
  if (source.empty() || (out.anonymity_reason && out.terms)) return;
  const std::uint32_t here = passage.tokens.sentence[source.begin];
  for (const Row& row : rows_) {
    // "He is not named here because he is 15. The boy said ...": the sentence before or behind.
    bool same = row.near && here + 1 >= *row.near && here <= *row.near + 1;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
      const std::string_view word = passage.tokens.lower_at(i);
      same = same || (word.size() > 3 && row.called.contains(without_plural(word)));
    }
    if (!same) continue;
    if (!out.anonymity_reason) out.anonymity_reason = row.reason;
    if (!out.terms) out.terms = row.terms;
    return;
  }
}

/// The document says so of a source that has no name.
bool AnonymityTerms::hide(const Passage& passage, TokenRange source) const {
  GroundReading found;
  fill(passage, source, found);
  return found.terms.has_value();
}

GroundReading read_ground(const Input& input, const Attribution& attribution) {
  GroundReading out;
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  const auto source = input.attributions.spans.at(attribution.source);
  const auto cue = input.attributions.spans.at(attribution.cue);
  const auto content = input.attributions.spans.at(attribution.content);
  if (cue.empty()) return out;
  if (const auto basis = read_basis(input, attribution)) {
    out.basis = basis->first;
    out.basis_span = basis->second;
  }
  const TokenRange sentence = sentence_tokens(passage, cue.front().begin);
  for (const TokenRange range : outside(passage, sentence, content)) {
    read_anonymity(passage, range, out);
  }
  out.channel = read_channel(input, attribution);
  // "They spoke on condition of anonymity for fear of ...": the sentence after, when it is about them.
  if (!source.empty() && sentence.end < passage.tokens.size()) {
    const TokenRange next = sentence_tokens(passage, passage.tokens.span[sentence.end].begin);
    if (!next.empty() && is_one_of(passage.tokens.lower_at(next.begin),
                                   {"they", "both", "he", "she", "the", "his", "her", "their", "neither", "all"})) {
      GroundReading later;
      read_anonymity(passage, next, later);
      if (!out.anonymity_reason) out.anonymity_reason = later.anonymity_reason;
      if (!out.terms) out.terms = later.terms;
    }
  }
  return out;
}

}  // namespace whosays::footing
