#include "footing/conduct.h"

#include <algorithm>
#include <optional>
#include <span>

#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

bool blames(const Grammar& g, std::span<const Span> cue, std::string_view lemma) {
  static const lexicon::WordSet blaming("blaming.txt");
  if (blaming.has(lemma)) return true;
  for (const Span span : cue) {
    const TokenRange words = g.words_of(span);
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (blaming.has(g.lemma(w)) || blaming.has(g.lower(w))) return true;
  }
  return false;
}

/// The word of a content that hangs on nothing inside it.
std::optional<std::uint32_t> top_of(const Grammar& g, TokenRange words) {
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    if (g.is_root(w) || !words.holds(g.head(w)))
      if (g.upos(w) != Upos::punct && g.upos(w) != Upos::adp) return w;
  return std::nullopt;
}

std::vector<PartyWords> whose(const Grammar& g, const PartyFinder& parties, std::uint32_t conduct) {
  if (const auto owner = g.child(conduct, {Relation::nmod_poss})) return parties.all_at(*owner, true);
  for (std::uint32_t w = conduct + 1; w < g.sentence(conduct).end; ++w)
    if (g.relation(w) == Relation::nmod && g.head(w) == conduct && is_one_of(g.preposition(w), {"of", "by"}))
      if (auto found = parties.all_at(w, true); !found.empty()) return found;
  if (const auto clause = g.child(conduct, {Relation::acl_relcl, Relation::acl}))
    if (const auto subject = g.child(*clause, {Relation::nsubj})) return parties.all_at(*subject, true);
  return {};
}

}  // namespace

std::vector<PartyWords> blamed_for_conduct(const Input& input, const Attribution& attribution, const Grammar& grammar,
                                           const PartyFinder& parties) {
  static const lexicon::WordSet conduct("conduct.txt");
  const auto content = input.attributions.spans.at(attribution.content);
  if (content.empty()) return {};
  if (!blames(grammar, input.attributions.spans.at(attribution.cue), attribution.cue_lemma)) return {};
  const auto top = top_of(grammar, grammar.words_of(content.front()));
  if (!top || !(conduct.has(grammar.lemma(*top)) || conduct.has(grammar.lower(*top)))) return {};
  return whose(grammar, parties, *top);
}

}  // namespace whosays::footing
