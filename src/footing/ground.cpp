#include "footing/ground.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "base/text_util.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// Parts of a token range that lie outside the spans.
std::vector<TokenRange> outside(const Passage& passage, TokenRange range, std::span<const Span> spans) {
  std::vector<TokenRange> out;
  std::uint32_t begin = range.begin;
  for (const Span span : spans) {
    const TokenRange inner = tokens_of(passage, span);
    if (inner.begin > begin && inner.begin <= range.end) out.push_back({begin, inner.begin});
    begin = std::max(begin, inner.end);
  }
  if (begin < range.end) out.push_back({begin, range.end});
  return out;
}

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

void read_anonymity(const Passage& passage, TokenRange range, GroundReading& out) {
  static const lexicon::PhraseIndex phrases("anonymity.tsv");
  while (const auto hit = first_phrase(passage, range, phrases)) {
    range.begin = hit->tokens.end;
    const bool is_reason = phrases.table().at(hit->row, "what") == "reason";
    if (is_reason && !out.anonymity_reason) {
      out.anonymity_reason = clause_from(passage, hit->tokens, range.end);
    } else if (!is_reason && !out.terms) {
      out.terms = span_of(passage, hit->tokens);
      // "on condition of anonymity because they still work there"
      for (std::uint32_t i = hit->tokens.end; i < std::min(range.end, hit->tokens.end + 3) && !out.anonymity_reason;
           ++i)
        if (passage.tokens.lower_at(i) == "because") out.anonymity_reason = clause_from(passage, {i, i + 1}, range.end);
    }
  }
}

void read_channel(const Passage& passage, TokenRange range, GroundReading& out) {
  static const auto nouns = [] {
    std::unordered_set<std::string_view> words;
    const lexicon::Table table("channels.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (const std::string_view word : split(table.at(row, "noun"), ' ')) words.insert(word);
    return words;
  }();
  for (std::uint32_t i = range.begin; i + 1 < range.end && !out.channel; ++i) {
    const std::string_view first = passage.tokens.lower_at(i);
    const bool leads =
        first == "in" || first == "at" || first == "on" || first == "by" || first == "during" || first == "via";
    if (!leads) continue;
    for (std::uint32_t k = i + 1; k < std::min(range.end, i + 5); ++k) {
      if (passage.tokens.kind[k] == TokenKind::punctuation) break;
      if (nouns.contains(passage.tokens.lower_at(k))) {
        out.channel = span_of(passage, {i, k + 1});
        break;
      }
    }
  }
}

/// "sources" for "source" and "sources": enough to tell officials from engineers.
std::string_view without_plural(std::string_view word) {
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

}  // namespace

AnonymityTerms::AnonymityTerms(const Passage& passage) {
  for (const Sentence& sentence : passage.sentences.rows) {
    const std::uint32_t begin = sentence.first_token;
    const std::string_view first = sentence.end_token > begin + 2 ? passage.tokens.lower_at(begin) : "";
    if (first != "the" && first != "both" && first != "all") continue;
    GroundReading found;
    read_anonymity(passage, {begin, sentence.end_token}, found);
    if (!found.anonymity_reason && !found.terms) continue;
    Row row{{}, found.anonymity_reason, found.terms};
    // "The two national security sources spoke ...": any word ahead of the verb may be the one they are called by.
    for (std::uint32_t i = begin + 1; i < std::min(sentence.end_token, begin + 6); ++i)
      row.called.insert(without_plural(passage.tokens.lower_at(i)));
    rows_.push_back(std::move(row));
  }
}

void AnonymityTerms::fill(const Passage& passage, TokenRange source, GroundReading& out) const {
  if (source.empty() || (out.anonymity_reason && out.terms)) return;
  for (const Row& row : rows_) {
    bool same = false;
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

GroundReading read_ground(const Input& input, const Attribution& attribution) {
  static const lexicon::PhraseIndex bases("basis.tsv");
  GroundReading out;
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  const auto source = input.attributions.spans.at(attribution.source);
  const auto cue = input.attributions.spans.at(attribution.cue);
  const auto content = input.attributions.spans.at(attribution.content);
  if (cue.empty()) return out;
  const TokenRange sentence = sentence_tokens(passage, cue.front().begin);
  for (const TokenRange range : outside(passage, sentence, content)) {
    if (const auto hit = first_phrase(passage, range, bases); hit && out.basis == Basis::not_stated) {
      out.basis = parse_word<Basis>(bases.table().at(hit->row, "basis")).value_or(Basis::not_stated);
      out.basis_span = span_of(passage, hit->tokens);
    }
    read_anonymity(passage, range, out);
    read_channel(passage, range, out);
  }
  // "They spoke on condition of anonymity for fear of ...": the sentence after, when it is about them.
  if (!source.empty() && sentence.end < passage.tokens.size()) {
    const TokenRange next = sentence_tokens(passage, passage.tokens.span[sentence.end].begin);
    const std::string_view first = next.empty() ? std::string_view{} : passage.tokens.lower_at(next.begin);
    if (first == "they" || first == "both" || first == "he" || first == "she" || first == "the") {
      GroundReading later;
      read_anonymity(passage, next, later);
      if (!out.anonymity_reason) out.anonymity_reason = later.anonymity_reason;
      if (!out.terms) out.terms = later.terms;
    }
  }
  // What a quoted person says of themselves: "I saw the call book".
  if (out.basis == Basis::not_stated && attribution.form != Form::indirect && !content.empty()) {
    const auto hit = first_phrase(passage, tokens_of(passage, content.front()), bases);
    if (hit && passage.tokens.lower_at(hit->tokens.begin) == "i") {
      out.basis = parse_word<Basis>(bases.table().at(hit->row, "basis")).value_or(Basis::not_stated);
      out.basis_span = span_of(passage, hit->tokens);
    }
  }
  return out;
}

}  // namespace whosays::footing
