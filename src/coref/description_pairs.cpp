#include "coref/description_pairs.h"

#include <algorithm>
#include <utility>

namespace whosays::coref {
namespace {

constexpr std::size_t kLongArticle = 2000;  ///< mentions or statements; beyond it an article is a list
constexpr std::uint32_t kTokensBack = 120;  ///< in which the two stand of whom one is the latter

/// 1 for a word for the older of several, -1 for the younger.
int rank_of(std::string_view word) {
  if (is_any_of(word, {"elder", "older", "big", "eldest", "oldest"})) return 1;
  return is_any_of(word, {"younger", "little", "youngest"}) ? -1 : 0;
}

int rank_of(const DescriptionPhrase& phrase) {
  int out = rank_of(phrase.head);
  for (const std::string_view word : phrase.modifiers)
    if (out == 0) out = rank_of(word);
  return out;
}

bool is_other(const DescriptionPhrase& phrase) {
  return !phrase.modifiers.empty() && phrase.modifiers.front() == "other";
}

}  // namespace

Gender gender_of(const DescriptionPhrase& phrase) {
  const Gender by_role = role_word(phrase.head).value_or(Gender::unknown);
  return by_role != Gender::unknown ? by_role : describing_noun(phrase.head).gender;
}

bool Pairs::compares(const DescriptionPhrase& phrase) const {
  return rank_of(phrase) != 0 || is_other(phrase) || is_any_of(phrase.head, {"former", "latter"});
}

std::uint32_t Pairs::compared(const DescriptionPhrase& phrase) const {
  std::size_t mentions = 0;
  for (const std::uint32_t actor : persons) mentions += cast.actors[actor].mentions.size();
  if (mentions > kLongArticle || scene.attributions.rows.size() > kLongArticle) return kNobody;
  if (is_any_of(phrase.head, {"former", "latter"})) return of_two(phrase);
  if (is_other(phrase)) return the_other(phrase);
  const int asked = rank_of(phrase);
  const std::uint32_t actor = by_age(phrase, asked);
  return actor != kNobody ? actor : oldest(phrase, asked > 0);
}

/// "Anna, the eldest", "his younger brother Timo".
std::uint32_t Pairs::by_age(const DescriptionPhrase& phrase, int asked) const {
  std::uint32_t out = kNobody;
  for (const std::uint32_t actor : persons)
    for (const Said& said : portraits.of[actor].said) {
      if (!said.tie || said.token >= phrase.first || rank_of(said.word) != asked) continue;
      if (out != kNobody && out != actor) return kNobody;
      out = actor;
    }
  if (out != kNobody) return out;
  for (const Tie& tie : portraits.ties) {
    const int said = rank_of(tie.modifier);
    if (said == 0 || tie.token >= phrase.first) continue;
    if (out != kNobody) return kNobody;
    out = asked == said ? tie.who : tie.to;
  }
  return out;
}

/// "the older man" of two whose age is known.
std::uint32_t Pairs::oldest(const DescriptionPhrase& phrase, bool older) const {
  std::vector<std::pair<int, std::uint32_t>> ages;
  for (const std::uint32_t actor : persons) {
    const Portrait& portrait = portraits.of[actor];
    const bool fits = compatible(known_gender(cast.actors[actor]), gender_of(phrase));
    if (portrait.age && portrait.first < phrase.first && fits) ages.push_back({*portrait.age, actor});
  }
  std::sort(ages.begin(), ages.end());
  if (ages.size() != 2 || ages[0].first == ages[1].first) return kNobody;
  return older ? ages[1].second : ages[0].second;
}

/// "the latter": of the two who are named in the last sentence that names several.
std::uint32_t Pairs::of_two(const DescriptionPhrase& phrase) const {
  std::vector<std::uint32_t> last;
  std::uint32_t sentence = kNobody;
  for (std::uint32_t i = phrase.first; i > 0 && phrase.first - i < kTokensBack; --i) {
    const std::uint32_t actor = begins_at(i - 1);
    if (actor == kNobody || scene.text.lower(i - 1) == "the") continue;  // "the latter" itself
    if (scene.text.sentence(i - 1) != sentence) {
      if (last.size() > 1) break;
      last.clear();
    }
    sentence = scene.text.sentence(i - 1);
    last.push_back(actor);
  }
  if (last.size() != 2 || last[0] == last[1]) return kNobody;
  return phrase.head == "latter" ? last[0] : last[1];
}

/// "Her opponent": the other of the only two whom the article has named, where just one of them can be "her".
std::uint32_t Pairs::opponent(const DescriptionPhrase& phrase) const {
  std::uint32_t her = kNobody, other = kNobody;
  for (const std::uint32_t actor : persons) {
    if (portraits.of[actor].first >= phrase.first) continue;
    std::uint32_t& out = known_gender(cast.actors[actor]) == phrase.possessor && her == kNobody ? her : other;
    if (out != kNobody) return kNobody;
    out = actor;
  }
  if (her == kNobody || other == kNobody) return kNobody;
  if (known_gender(cast.actors[other]) != phrase.possessor) return other;
  const std::uint32_t last = last_speaker(phrase.span.begin);  // of two women: not the one who spoke last
  return last == her ? other : last == other ? her : kNobody;
}

/// The person of whom a mention begins at the token.
std::uint32_t Pairs::begins_at(std::uint32_t token) const {
  const std::uint32_t begin = scene.text.span(token).begin;
  for (const std::uint32_t actor : persons)
    for (const Mention& m : cast.actors[actor].mentions)
      if (m.field == Field::text && m.span.begin == begin) return actor;
  return kNobody;
}

/// "the other woman": of two whom the word fits the one who did not speak last.
std::uint32_t Pairs::the_other(const DescriptionPhrase& phrase) const {
  const Gender gender = gender_of(phrase);
  const std::uint32_t last = last_speaker(phrase.span.begin);
  std::uint32_t out = kNobody;
  for (const std::uint32_t actor : persons) {
    if (portraits.of[actor].first >= phrase.first || actor == last) continue;
    if (gender != Gender::unknown && known_gender(cast.actors[actor]) != gender) continue;
    if (out != kNobody) return kNobody;
    out = actor;
  }
  return last == kNobody ? kNobody : out;
}

/// Of those who have a name: whose mention ends last within the words for a speaker before the byte.
std::uint32_t Pairs::last_speaker(std::uint32_t before) const {
  std::uint32_t last = kNobody;
  std::uint32_t at = 0;
  for (const Attribution& row : scene.attributions.rows) {
    const auto spans = scene.attributions.spans.at(row.source);
    if (row.field != Field::text || spans.empty() || spans.front().begin >= before) continue;
    for (const std::uint32_t actor : persons)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text && spans.front().contains(m.span) && m.span.end > at) {
          last = actor;
          at = m.span.end;
        }
  }
  return last;
}

std::uint32_t Pairs::predecessor(const DescriptionPhrase& phrase) const {
  std::uint32_t out = kNobody;
  for (const Tie& tie : portraits.ties) {
    if (tie.relation != "predecessor" || tie.token >= phrase.first) continue;
    const auto& said = portraits.of[tie.to].said;
    const bool same = std::any_of(said.begin(), said.end(), [&](const Said& s) { return s.word == phrase.head; });
    if (!same || !compatible(known_gender(cast.actors[tie.who]), gender_of(phrase))) continue;
    if (out != kNobody && out != tie.who) return kNobody;
    out = tie.who;
  }
  return out;
}

std::uint32_t Pairs::relative(const DescriptionPhrase& phrase) const {
  if (phrase.head.empty() || phrase.nation) return kNobody;
  if (is_any_of(phrase.head, {"opponent", "rival", "challenger", "adversary", "co-author", "co-founder"}))
    return opponent(phrase);
  std::uint32_t out = kNobody;
  for (const Tie& tie : portraits.ties) {
    if (tie.token >= phrase.first) continue;
    const Gender to = known_gender(cast.actors[tie.to]);
    const Gender who = known_gender(cast.actors[tie.who]);
    std::uint32_t meant = kNobody;
    if (tie.relation == phrase.head && compatible(to, phrase.possessor)) meant = tie.who;
    const Converse converse = converse_of(tie.relation);
    const bool fits = phrase.head == converse.either || (phrase.head == converse.male && to != Gender::female) ||
                      (phrase.head == converse.female && to != Gender::male);
    const Gender of_relation = role_word(tie.relation).value_or(Gender::unknown);
    const Gender theirs = who == Gender::unknown ? of_relation : who;
    if (fits && compatible(theirs, phrase.possessor)) {
      if (meant != kNobody && meant != tie.to) {  // either is the other's: "her" is of the one who spoke last
        const std::uint32_t last = last_speaker(phrase.span.begin);
        if (last != tie.to && last != tie.who) return kNobody;
        meant = last == tie.to ? tie.who : tie.to;
      } else {
        meant = tie.to;
      }
    }
    if (meant == kNobody) continue;
    if (out != kNobody && out != meant) return kNobody;
    out = meant;
  }
  if (out != kNobody) return out;
  if (phrase.head == "counterpart") return opponent(phrase);
  return is_any_of(phrase.head, {"husband", "wife"}) ? spouse(phrase) : only_lawyer(phrase);
}

/// "His lawyer", of defence counsel Roland Holm: the only one whom the article calls so, and no prosecutor.
std::uint32_t Pairs::only_lawyer(const DescriptionPhrase& phrase) const {
  if (!is_any_of(phrase.head, {"lawyer", "attorney", "barrister", "solicitor", "counsel"})) return kNobody;
  std::uint32_t out = kNobody;
  for (const std::uint32_t actor : persons)
    for (const Said& said : portraits.of[actor].said) {
      if (said.token >= phrase.first || stands_for(phrase.head, said.word) == 0) continue;
      if (said.whole.find("prosec") != std::string::npos) continue;
      if (out != kNobody && out != actor) return kNobody;
      out = actor;
    }
  return out;
}

/// "Brenda and Clive Moss bought it. ... Her husband": the only one of the surname of whoever spoke last.
std::uint32_t Pairs::spouse(const DescriptionPhrase& phrase) const {
  const std::uint32_t last = last_speaker(phrase.span.begin);
  if (last == kNobody || !compatible(known_gender(cast.actors[last]), phrase.possessor)) return kNobody;
  const Gender gender = phrase.head == "husband" ? Gender::male : Gender::female;
  std::uint32_t out = kNobody;
  for (const std::uint32_t actor : persons) {
    if (actor == last || portraits.of[actor].first >= phrase.first) continue;
    if (!compatible(known_gender(cast.actors[actor]), gender) || !share_surname(actor, last)) continue;
    if (out != kNobody) return kNobody;
    out = actor;
  }
  return out;
}

/// Some mention of each ends in the same word, or "Lotte and Emil Fersen" brings them in.
bool Pairs::share_surname(std::uint32_t a, std::uint32_t b) const {
  const auto ends = [&](std::uint32_t actor) {
    std::vector<std::string> out;
    for (const Mention& m : cast.actors[actor].mentions)
      if (m.field == Field::text)
        if (auto words = name_words(scene.text.words(m.span)); !words.empty()) out.push_back(std::move(words.back()));
    return out;
  };
  const auto mine = ends(a);
  const auto other = ends(b);
  if (std::find_first_of(mine.begin(), mine.end(), other.begin(), other.end()) != mine.end()) return true;
  const auto joined = [&](std::uint32_t first, std::uint32_t second) {
    for (const Mention& m : cast.actors[first].mentions)
      for (const Mention& n : cast.actors[second].mentions)
        if (m.field == Field::text && n.field == Field::text && m.span.end < n.span.begin &&
            scene.text.words({m.span.end, n.span.begin}) == " and ")
          return true;
    return false;
  };
  return joined(a, b) || joined(b, a);
}

}  // namespace whosays::coref
