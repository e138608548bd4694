#include "footing/beside.h"

#include <algorithm>
#include <span>

#include "footing/gender.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kLongestPhrase = 8;  ///< tokens up to the head of who is named

const Passage& passage_of(const Input& input, const Attribution& a) {
  return a.field == Field::text ? input.text : input.title;
}

bool inside(std::span<const Span> spans, Span token) {
  return std::ranges::any_of(spans, [&](Span s) { return s.overlaps(token); });
}

/// The first party whose words begin in a range of tokens.
std::vector<PartyWords> first_party(const Passage& p, const Grammar& g, const PartyFinder& parties, TokenRange range) {
  if (range.empty()) return {};
  const std::uint32_t limit = std::min(range.end, range.begin + kLongestPhrase);
  for (std::uint32_t w = g.word_at(range.begin); w < p.words.size() && p.words.token[w] < limit; ++w) {
    const Xpos tag = g.xpos(w);
    if (g.upos(w) == Upos::verb && (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp)) return {};
    if (g.relation(w) == Relation::nmod_poss) continue;  // "of her former manager"
    const bool part = g.relation(w) == Relation::amod || g.relation(w) == Relation::compound;
    if (part && g.head(w) > w) continue;
    auto found = parties.all_at(w);
    if (!found.empty() && found.front().span.begin >= p.tokens.span[range.begin].begin) return found;
  }
  return {};
}

}  // namespace

std::vector<PartyWords> spoken_of(const Input& input, const Attribution& a, const Grammar& g,
                                  const PartyFinder& parties, bool whoever) {
  const auto cue = input.attributions.spans.at(a.cue);
  const auto content = input.attributions.spans.at(a.content);
  if (cue.empty() || content.empty()) return {};
  const Passage& p = passage_of(input, a);
  const TokenRange sentence = sentence_tokens(p, cue.front().begin);
  const TokenRange words = tokens_of(p, cue.back());
  constexpr std::uint32_t kReach = 12;  // "said the losing candidate, Odile Trent, of the ..."
  for (std::uint32_t i = words.begin; i < std::min(words.end + kReach, sentence.end); ++i) {
    if (p.tokens.lower_at(i) != "of" || inside(content, p.tokens.span[i])) continue;
    const bool behind_cue = i > 0 && inside(cue, p.tokens.span[i - 1]);
    const bool behind_comma = i > 0 && p.tokens.lower_at(i - 1) == ",";  // "said Odile Trent, of the officer"
    bool left = whoever;
    for (std::uint32_t k = i + 1; k < std::min(i + 4, sentence.end); ++k)
      left = left || is_one_of(p.tokens.lower_at(k), {"former", "ex", "late", "estranged"});
    if (left && (behind_cue || behind_comma)) return first_party(p, g, parties, {i + 1, sentence.end});
  }
  return {};
}

std::vector<PartyWords> pointed_at(const Input& input, const Attribution& a, const Grammar& g,
                                   const PartyFinder& parties) {
  static const lexicon::PhraseIndex pointing("pointing.tsv");
  const auto cue = input.attributions.spans.at(a.cue);
  const auto content = input.attributions.spans.at(a.content);
  if (cue.empty()) return {};
  const Passage& p = passage_of(input, a);
  TokenRange rest = sentence_tokens(p, cue.front().begin);
  const std::uint32_t end = rest.end;
  while (const auto hit = first_phrase(p, rest, pointing)) {
    rest.begin = hit->tokens.end;
    if (inside(content, p.tokens.span[hit->tokens.begin])) continue;
    if (auto found = first_party(p, g, parties, {hit->tokens.end, end}); !found.empty()) return found;
  }
  return {};
}

std::vector<PartyWords> answerable_for_source(const Input& input, const Attribution& a, const Grammar& g,
                                              const PartyFinder& parties) {
  const auto source = input.attributions.spans.at(a.source);
  if (source.empty()) return {};
  const Passage& p = passage_of(input, a);
  const TokenRange tokens = tokens_of(p, source.front());
  for (std::uint32_t i = tokens.begin + 1; i + 1 < tokens.end; ++i) {
    if (!is_one_of(p.tokens.lower_at(i), {"for", "at", "by", "of", "under", "with"})) continue;
    static const lexicon::WordSet people("source_nouns.txt");  // "three of the students": themselves
    if (p.tokens.lower_at(i) == "of" && !people.has(p.tokens.lower_at(i - 1))) continue;
    auto found = first_party(p, g, parties, {i + 1, tokens.end});
    std::erase_if(found, [&](const PartyWords& party) {  // "a victim of Callis": where they live
      return party.actor.valid() && input.actors.rows[party.actor.value].kind == ActorKind::place;
    });
    if (!found.empty()) return found;
    // "at the Golden Anchor": a house with a name.
    std::uint32_t end = i + 1;
    if (is_one_of(p.tokens.lower_at(end), {"the"})) ++end;
    const std::uint32_t name = end;
    while (end < tokens.end && p.tokens.capital[end] != 0) ++end;
    if (end >= name + 2 && is_one_of(p.tokens.lower_at(i), {"for", "at"}))
      return {PartyWords{ActorId(), span_of(p, {i + 1, end}), g.word_at(end - 1)}};
  }
  return {};
}

std::vector<PartyWords> called(const Input& input, const Attribution& a, const Grammar& g, const PartyFinder& parties,
                               const SourceReader& sources) {
  const auto content = input.attributions.spans.at(a.content);
  if (content.empty()) return {};
  const Passage& p = passage_of(input, a);
  TokenRange tokens = tokens_of(p, content.front());
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
    if (is_one_of(p.tokens.lower_at(i), {"“", "‘", "\"", "as"})) tokens.end = i;
  if (auto found = first_party(p, g, parties, tokens); !found.empty()) return found;
  std::uint32_t end = tokens.begin;
  while (end < tokens.end && p.tokens.kind[end] == TokenKind::word &&
         !is_one_of(p.tokens.lower_at(end), {"as", "a", "an"}))
    ++end;
  if (end < tokens.begin + 2 || end - tokens.begin > kLongestPhrase) return {};
  const std::uint32_t head = g.word_at(end - 1);
  if (!parties.can_act(head) && p.tokens.capital[end - 1] == 0) return {};
  const Span span = span_of(p, {tokens.begin, end});
  return {PartyWords{sources.actor_in(a.field, span), span, head}};
}

namespace {

/// Of a pronoun whose actor nobody knows.
bool may_be_source(const SourceReading& source, std::string_view pronoun, std::string_view said, int weight) {
  const bool several = said.ends_with('s') || source.count.value_or(1) > 1 || source.count_min;
  const bool body = source.source_class == SourceClass::institution || source.source_class == SourceClass::media ||
                    source.source_class == SourceClass::document;
  if (pronoun == "it") return body;
  if (pronoun == "they" || pronoun == "them") return several || body;
  return !several && !body && weight < 3;
}

}  // namespace

bool is_source_itself(const Input& input, const Attribution& a, const SourceReading& source, const Grammar& g,
                      const PartyWords& party, int weight) {
  if (party.actor.valid() && (party.actor == source.actor || party.actor == source.speaks_for)) return true;
  const auto own = input.attributions.spans.at(a.source);
  if (own.empty()) return false;
  for (const Span span : own)
    if (span.overlaps(party.span)) return true;
  const Passage& p = a.field == Field::text ? input.text : input.title;
  const std::string_view word = g.lower(party.word);
  const std::string_view said = slice(p.tokens.lower, own.front());
  if (g.upos(party.word) != Upos::pron) return said == slice(p.tokens.lower, party.span);
  // In its own words a source is "I": "“He told us to keep quiet,” said a cook" speaks of another.
  if (a.form == Form::direct && !party.actor.valid()) return false;
  if (said == word) return true;
  if (party.actor.valid() || !may_mean(g, word, own.front())) return false;
  return may_be_source(source, word, said, weight);
}

}  // namespace whosays::footing
