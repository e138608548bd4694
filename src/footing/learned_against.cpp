#include "footing/learned_against.h"

#include <algorithm>
#include <numeric>

#include "footing/charge_net.h"
#include "footing/charge_places.h"
#include "footing/clause_words.h"
#include "footing/word_lists.h"

namespace whosays::footing {

bool stands_aside(const Grammar& g, std::uint32_t word) {
  static const WordBag& holding = charge_words("holds");
  if (g.child(word, {Relation::cop})) return true;
  if (g.relation(word) != Relation::nsubj || g.is_root(word)) return false;
  const std::uint32_t verb = g.head(word);
  if (!holding.contains(g.lemma(verb))) return false;
  const bool passes_on = g.lemma(verb) == "report" && g.relation(verb) == Relation::advcl;
  return passes_on || g.child(verb, {Relation::ccomp}).has_value();
}

namespace {

/// "had acted properly", "the court said that he did not steal it": of whom a content speaks so, it is against nobody.
/// `sure`: the net is sure of the contrary.
bool is_cleared(const ChargeReaders& r, const Said& said, std::uint32_t word, bool sure) {
  static const WordBag& victims = charge_words("victim");
  const PartyPlaces places = places_around(r.grammar, bearer_of(r.grammar, word));
  const bool is_subject = r.grammar.relation(places.head) == Relation::nsubj;
  if (is_subject && r.grammar.child(places.predicate, {Relation::cop}) &&
      victims.contains(r.grammar.lemma(places.predicate)))
    return true;
  const Passage& p = r.passage;
  const Sentence& sentence = p.sentences.rows[p.tokens.sentence[p.words.token[word]]];
  for (const TokenRange content : said.contents) {
    const TokenRange part{std::max(content.begin, sentence.first_token), std::min(content.end, sentence.end_token)};
    if (!part.empty() && !sure && clears(p, part)) return true;
  }
  if (said.field != Field::text || said.source.empty() || !finds_by_office(p, tokens_of(p, said.source.front())))
    return false;
  return clearing_signs(r.grammar, places)[1];  // a deed that is no duty, not done
}

float log_odds(std::int32_t score) { return static_cast<float>(score) / kLogit; }

constexpr float kSurer = 0.5F;  ///< log odds by which the net's party has to be ahead of the rules' to take its place

/// Whom the rules found, where the net's first choice is somebody else by far: "Judge Callis should not have heard the
/// case because her brother sits on the board" is not against her brother. Who was held down to `kept` is not compared.
void give_way(std::vector<AgainstReading>& by_rules, const Passage& passage, const ChargeRow& best, float odds,
              float kept) {
  const auto is_judged = [&](const AgainstReading& r) { return r.log_odds.has_value() && *r.log_odds > kept; };
  const bool is_theirs = std::ranges::any_of(by_rules, [&](const AgainstReading& r) {
    return is_same_party(passage, r.spans.front(), best.party.span) || (is_judged(r) && *r.log_odds + kSurer >= odds);
  });
  if (!is_theirs) std::erase_if(by_rules, is_judged);
}

}  // namespace

std::vector<AgainstReading> judged(const Input& input, const ChargeReaders& readers, const Said& said,
                                   std::vector<AgainstReading> by_rules) {
  const ChargeNet* net = embedded_charge_net();
  std::erase_if(by_rules, [&](const AgainstReading& reading) {
    const TokenRange words = readers.grammar.words_of(reading.spans.front());
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (acts_by_office(readers.grammar, w, words)) return true;
    return false;
  });
  if (net == nullptr && input.watch == nullptr) return by_rules;
  const ChargeRows found =
      charge_rows(readers.passage, readers.grammar, readers.parties, readers.accusations, said, by_rules);
  if (input.watch != nullptr) (*input.watch)(said, found, by_rules);
  if (net == nullptr || found.rows.empty()) return by_rules;
  std::vector<std::int32_t> scores = net->scores(found);
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (stands_aside(readers.grammar, found.rows[i].party.word))
      scores[i] = std::min(scores[i], net->limit(ChargeLimit::kept));
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (found.rows[i].harmed) scores[i] = std::min(scores[i], net->limit(ChargeLimit::kept));
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (is_cleared(readers, said, found.rows[i].party.word, scores[i] >= net->limit(ChargeLimit::more) + kLogit))
      scores[i] = net->limit(ChargeLimit::kept) - 1;
  std::vector<AgainstReading> out;
  const auto overlaps = [&](const AgainstReading& reading, const ChargeRow& row) {
    return is_same_party(readers.passage, reading.spans.front(), row.party.span);
  };
  for (AgainstReading& reading : by_rules) {
    bool kept = true;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (!overlaps(reading, found.rows[i])) continue;
      if (scores[i] < net->limit(ChargeLimit::kept)) kept = false;
      reading.log_odds = std::max(reading.log_odds.value_or(log_odds(scores[i])), log_odds(scores[i]));
    }
    if (kept) out.push_back(std::move(reading));
  }
  if (said.praises) return out;
  const bool own = said.source_class == SourceClass::own_voice;
  const std::int32_t enough = net->limit(said.field == Field::title ? ChargeLimit::heading
                                         : own                      ? ChargeLimit::own
                                                                    : ChargeLimit::said);
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  if (scores[order.front()] >= enough)
    give_way(out, readers.passage, found.rows[order.front()], log_odds(scores[order.front()]),
             log_odds(net->limit(ChargeLimit::kept)));
  for (const std::size_t best : order) {
    if (scores[best] < (out.empty() ? enough : std::max(enough, net->limit(ChargeLimit::more)))) break;
    // "the goalkeeper and the referee": both.
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
      const ChargeRow& row = found.rows[i];
      const bool known = std::ranges::any_of(out, [&](const AgainstReading& r) { return overlaps(r, row); });
      if (row.group == found.rows[best].group && !known && !row.harmed)
        out.push_back({row.party.actor, {row.party.span}, false, log_odds(scores[i])});
    }
  }
  std::ranges::sort(out, {}, [](const AgainstReading& r) { return r.spans.front().begin; });
  return out;
}

}  // namespace whosays::footing
