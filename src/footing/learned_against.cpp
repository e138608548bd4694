#include "footing/learned_against.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "footing/charge_memory.h"
#include "footing/charge_net.h"
#include "footing/charge_places.h"
#include "footing/charge_ties.h"
#include "footing/charge_trees.h"
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

// From which log odds of the trees on, in units of 1 / kLogit; chosen on news and on open samples
// (docs/notes/goldens.md).
constexpr std::int32_t kDoubt = -3 * kLogit;        ///< of what somebody says, where nobody else is found
constexpr std::int32_t kSaid = -9 * kLogit / 8;     ///< of what somebody says
constexpr std::int32_t kOwn = 3 * kLogit / 4;       ///< of what the outlet says itself
constexpr std::int32_t kHeading = 3 * kLogit / 4;   ///< of a headline's
constexpr std::int32_t kKept = kSaid - 1;           ///< of whom the rules found, and less than what adds anybody
constexpr std::int32_t kMore = 2 * kLogit;          ///< of a second party, beside one that was found
constexpr std::int32_t kSureOfCharge = 2 * kLogit;  ///< whatever seems to clear them
constexpr std::int32_t kOut = -100 * kLogit;        ///< nobody's odds

constexpr float kSurer = 0.5F;  ///< log odds by which the net's party has to be ahead of the rules' to take its place

/// Whom the rules found, where the net's first choice is somebody else by far: "Judge Callis should not have heard the
/// case because her brother sits on the board" is not against her brother. Who was held down to `kept` is not compared.
void give_way(std::vector<AgainstReading>& by_rules, const Passage& passage, const ChargeRow& best, float odds,
              float kept) {
  const auto is_judged = [&](const AgainstReading& r) { return r.log_odds.has_value() && *r.log_odds > kept; };
  const bool is_theirs = std::ranges::any_of(by_rules, [&](const AgainstReading& r) {
    const bool same = r.actor.valid() && r.actor == best.party.actor;
    return same || is_same_party(passage, r.spans.front(), best.party.span) ||
           (is_judged(r) && *r.log_odds + kSurer >= odds);
  });
  if (!is_theirs) std::erase_if(by_rules, is_judged);
}

/// The net's scores of the rows with what the article's earlier contents say, into the rows; it remembers them without.
/// The content's number.
std::uint32_t add_net(const ChargeNet& net, const Said& said, ChargeRows& found, ChargeMemory* memory) {
  std::vector<std::int32_t> scores, bare;
  const std::vector<ChargeNet::Units> units = net.units(found);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (memory != nullptr) found.rows[i].memory = memory->of(found.rows[i]);
    bare.push_back(net.score(units[i], {}));
    scores.push_back(net.score(units[i], found.rows[i].memory));
  }
  add_scores(found, scores, bare);
  if (memory == nullptr) return ChargeOthers::kNoContent;
  if (!said.again) memory->keep(found, bare);
  return memory->others.keep(said, found, bare);
}

/// Is it worth the trees' time? Of whom neither the rules nor the net think anything, one in a thousand is accused by
/// them.
bool may_be_meant(const ChargeRow& row) {
  constexpr std::int32_t kFarOff = -4000;
  const auto figure = [&](ChargeFigure which) { return row.figures[static_cast<std::size_t>(which)]; };
  return figure(ChargeFigure::score) >= kFarOff || figure(ChargeFigure::by_rules) != 0;
}

/// What is seldom so that the trees hardly ask for it, and tells all the same (docs/notes/goldens.md): the object of
/// "blamed" is meant more often than they think, and whoever shares a name with the source or with its office, was
/// hurt, or stands outside the content less often.
std::int32_t beside_the_trees(const Said& said, const ChargeRow& row) {
  const auto is = [&](ChargeFigure which) { return row.figures[static_cast<std::size_t>(which)] != 0; };
  std::int32_t out = said.act == Act::accuse ? kLogit : 0;
  if (is(ChargeFigure::source_word) || is(ChargeFigure::source_role) || is(ChargeFigure::hurt)) return out - kLogit;
  return is(ChargeFigure::in_content) ? out : out - kLogit / 2;
}

/// "The ministry wanted to make it clear", "Ana Vell has described them as thieves": who says something is not accused.
bool speaks_out(const Grammar& g, std::uint32_t predicate) {
  if (is_one_of(g.lemma(predicate), {"describe", "characterize", "characterise", "portray"})) return true;
  constexpr std::uint32_t kReach = 7;
  const std::uint32_t end = std::min(g.sentence(predicate).end, predicate + kReach);
  bool makes = false;
  for (std::uint32_t w = predicate; w < end; ++w) {
    if (g.lemma(w) == "make") makes = true;
    if (makes && g.lower(w) == "clear") return true;
    if (makes && g.upos(w) == Upos::noun) return false;
  }
  return false;
}

/// "Suggested that the mayor try her hand at talks": who is proposed for something, unless for going or owning up.
bool is_proposed(const Grammar& g, const Said& said, std::uint32_t predicate) {
  const bool plain = g.xpos(predicate) == Xpos::vb && !g.child(predicate, {Relation::aux});
  return said.act == Act::propose && plain &&
         !is_one_of(g.lemma(predicate), {"resign", "stop", "quit", "apologise", "apologize", "pay", "leave", "return"});
}

/// "Whatever Vell's failings, Odel's are worse": what is granted first.
bool is_granted_first(const Grammar& g, std::uint32_t party) {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t w = party; w > g.sentence(party).begin && party - w < kReach; --w) {
    if (g.lower(w - 1) == ",") return false;
    if (g.lower(w - 1) == "whatever") return true;
  }
  return false;
}

/// "Why the mayor refuses to talk": a headline that explains.
bool explains(const Grammar& g, const Passage& p, const Said& said) {
  if (said.field != Field::title || said.source_class != SourceClass::own_voice || said.contents.empty()) return false;
  const std::uint32_t first = said.contents.front().begin;
  return first < p.tokens.size() && g.present() && is_one_of(p.tokens.lower_at(first), {"why", "what", "who"});
}

/// As a subject: of what should be done, of having been behind it; and who only speaks or is proposed.
std::int32_t as_subject(const Grammar& g, const Said& said, std::uint32_t predicate, bool done_to) {
  if (speaks_out(g, predicate)) return -kLogit;
  if (is_proposed(g, said, predicate)) return -3 * kLogit;
  if (is_one_of(g.lower(predicate), {"involved", "behind", "responsible", "complicit"}) && !g.is_negated(predicate))
    return kLogit;
  const auto aux = g.child(predicate, {Relation::aux});
  const bool ought = aux && is_one_of(g.lower(*aux), {"should", "must", "ought"});
  return ought && !g.is_negated(predicate) && !done_to ? kLogit / 2 : 0;
}

/// What words around a party tell beside the trees: of 5,263 contents of news that were read, fewer were right than the
/// trees thought where it stands behind such a preposition, is "it", or would do something, and more where somebody
/// says that it is something.
std::int32_t by_words_around(const Grammar& g, const Said& said, std::uint32_t party) {
  std::int32_t out = said.act == Act::promise ? -2 * kLogit / 3 : 0;
  if (g.lower(party) == "it") out -= 3 * kLogit / 4;
  const std::uint32_t word = bearer_of(g, party);
  if (is_granted_first(g, party)) return out - 2 * kLogit;
  if (is_one_of(g.preposition(word), {"with", "from", "of", "in", "at", "about"})) return out - kLogit / 2;
  const bool done_to = g.relation(word) == Relation::nsubj_pass;
  if ((g.relation(word) != Relation::nsubj && !done_to) || g.is_root(word)) return out;
  const std::uint32_t predicate = g.head(word);
  out += as_subject(g, said, predicate, done_to);
  if (done_to) return out;
  if (const auto aux = g.child(predicate, {Relation::aux}); aux && g.lower(*aux) == "would" && !g.is_negated(predicate))
    return out - 3 * kLogit / 4;
  if (said.source_class == SourceClass::own_voice) return out;  // "The owner is her sister"
  const auto be = g.child(predicate, {Relation::cop});
  return be && is_one_of(g.lower(*be), {"is", "'s", "’s"}) ? out + kLogit / 2 : out;
}

/// Log odds of the trees, a row each.
struct ChargeOdds {
  std::vector<std::int32_t> plain;
  std::vector<std::int32_t> held;  ///< down, where grammar says that nobody speaks against them
};

ChargeOdds odds_of(const ChargeReaders& readers, const Said& said, ChargeRows& found) {
  ChargeOdds out{std::vector(found.rows.size(), kOut), std::vector(found.rows.size(), kOut)};
  if (std::ranges::none_of(found.rows, may_be_meant)) return out;
  const ContentRates content = content_rates(found.content);
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    ChargeRow& row = found.rows[i];
    if (!may_be_meant(row)) continue;
    add_rates(row, content);
    const std::int32_t odds = charge_odds(row.figures) + beside_the_trees(said, row) +
                              by_words_around(readers.grammar, said, row.party.word) -
                              (explains(readers.grammar, readers.passage, said) ? 2 * kLogit : 0);
    const bool aside = row.harmed || stands_aside(readers.grammar, row.party.word);
    const bool ruled = row.figures[static_cast<std::size_t>(ChargeFigure::by_rules)] != 0;
    if (is_cleared(readers, said, row.party.word, odds >= kSureOfCharge)) continue;
    out.plain[i] = odds;
    out.held[i] = aside ? std::min(odds, ruled ? kKept : kOut) : odds;
  }
  return out;
}

/// Rows with their scores, beside what the rules found.
class JudgedRows {
 public:
  JudgedRows(const Passage& passage, const ChargeRows& found, ChargeOdds odds)
      : passage_(passage),
        found_(found),
        scores_(std::move(odds.held)),
        plain_(std::move(odds.plain)),
        order_(scores_.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::stable_sort(order_, [&](std::size_t a, std::size_t b) { return scores_[a] > scores_[b]; });
  }

  [[nodiscard]] const ChargeRow& best() const { return found_.rows[order_.front()]; }
  [[nodiscard]] std::int32_t best_score() const { return scores_[order_.front()]; }

  /// Those of the rules that the net leaves, with what it thinks of them.
  [[nodiscard]] std::vector<AgainstReading> left_of_rules(std::vector<AgainstReading> by_rules,
                                                          std::int32_t limit) const {
    std::vector<AgainstReading> out;
    for (AgainstReading& reading : by_rules) {
      bool kept = true;
      for (std::size_t i = 0; i < scores_.size(); ++i) {
        if (!is_same_party(passage_, reading.spans.front(), found_.rows[i].party.span)) continue;
        if (scores_[i] < limit) kept = false;
        reading.log_odds = std::max(reading.log_odds.value_or(log_odds(scores_[i])), log_odds(scores_[i]));
      }
      if (kept) out.push_back(std::move(reading));
    }
    return out;
  }

  /// Adds those that the net is sure of, the surest first: to none from `enough` on, beside others from `more` on.
  void add_to(std::vector<AgainstReading>& out, std::int32_t enough, std::int32_t more) const {
    for (const std::size_t best : order_) {
      if (scores_[best] < (out.empty() ? enough : std::max(enough, more))) break;
      // "the goalkeeper and the referee": both.
      for (std::size_t i = 0; i < found_.rows.size(); ++i) {
        const ChargeRow& row = found_.rows[named_by(i)];
        const bool joined = found_.rows[i].group == found_.rows[best].group && scores_[i] > kOut;
        if (joined && !is_known(row, out) && !row.harmed)
          out.push_back({row.party.actor, {row.party.span}, false, log_odds(scores_[i])});
      }
    }
  }

  /// Of whom the rules found, who was held down to be compared with nobody: what the trees think of them all the same.
  void tell_plain_odds(std::vector<AgainstReading>& out) const {
    for (AgainstReading& reading : out)
      for (std::size_t i = 0; i < plain_.size() && reading.by_rule; ++i)
        if (reading.log_odds && is_same_party(passage_, reading.spans.front(), found_.rows[i].party.span))
          reading.log_odds = std::max(*reading.log_odds, log_odds(plain_[i]));
  }

 private:
  [[nodiscard]] bool is_known(const ChargeRow& row, const std::vector<AgainstReading>& out) const {
    return std::ranges::any_of(out, [&](const AgainstReading& r) {
      const bool same = r.actor.valid() && r.actor == row.party.actor;
      return same || is_same_party(passage_, r.spans.front(), row.party.span);
    });
  }

  /// "Tarot served the fish that he had told them to throw away": he by his name, where it stands there too.
  [[nodiscard]] std::size_t named_by(std::size_t i) const {
    const auto is_pronoun = [&](std::size_t row) {
      return found_.rows[row].figures[static_cast<std::size_t>(ChargeFigure::pronoun)] != 0;
    };
    const ActorId actor = found_.rows[i].party.actor;
    if (!actor.valid() || !is_pronoun(i)) return i;
    for (const std::size_t row : order_)
      if (found_.rows[row].party.actor == actor && !is_pronoun(row)) return row;
    return i;
  }

 private:
  const Passage& passage_;
  const ChargeRows& found_;
  std::vector<std::int32_t> scores_;  ///< a row each, held down
  std::vector<std::int32_t> plain_;
  std::vector<std::size_t> order_;  ///< of the rows, the highest score first
};

std::int32_t limit_of(const Said& said) {
  if (said.field == Field::title) return kHeading;
  return said.source_class == SourceClass::own_voice ? kOwn : kSaid;
}

bool is_of_office(const Grammar& g, const AgainstReading& reading) {
  const TokenRange words = g.words_of(reading.spans.front());
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    if (acts_by_office(g, w, words)) return true;
  return false;
}

}  // namespace

WeighedContent weighed(const Input& input, const ChargeReaders& readers, Said said,
                       std::vector<AgainstReading> by_rules) {
  WeighedContent out{std::move(said), std::move(by_rules), {}, ChargeOthers::kNoContent};
  const ChargeNet* net = embedded_charge_net();
  std::erase_if(out.by_rules, [&](const AgainstReading& reading) { return is_of_office(readers.grammar, reading); });
  if (net == nullptr && input.watch == nullptr) return out;
  out.found =
      charge_rows(readers.passage, readers.grammar, readers.parties, readers.accusations, out.said, out.by_rules);
  add_ties(input, out.said, out.found);
  if (net != nullptr) out.place = add_net(*net, out.said, out.found, input.memory);
  return out;
}

std::vector<AgainstReading> judged(const Input& input, const ChargeReaders& readers, WeighedContent content) {
  const Said& said = content.said;
  ChargeRows& found = content.found;
  if (input.memory != nullptr) input.memory->others.add_to(content.place, found);
  if (input.watch != nullptr) (*input.watch)(said, found, content.by_rules);
  if (embedded_charge_net() == nullptr || found.rows.empty()) return std::move(content.by_rules);
  const JudgedRows rows(readers.passage, found, odds_of(readers, said, found));
  std::vector<AgainstReading> out = rows.left_of_rules(std::move(content.by_rules), kKept);
  if (said.praises) {
    rows.tell_plain_odds(out);
    return out;
  }
  const std::int32_t enough = limit_of(said);
  if (rows.best_score() >= enough)
    give_way(out, readers.passage, rows.best(), log_odds(rows.best_score()), log_odds(kKept));
  rows.add_to(out, enough, kMore);
  // Recall first: the likeliest is named, with how likely it is.
  if (out.empty() && said.source_class != SourceClass::own_voice) rows.add_to(out, kDoubt, kMore);
  rows.tell_plain_odds(out);
  std::ranges::sort(out, {}, [](const AgainstReading& r) { return r.spans.front().begin; });
  return out;
}

}  // namespace whosays::footing
