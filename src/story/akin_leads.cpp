#include "story/akin_leads.h"

#include <algorithm>

namespace whosays::story {
namespace {

constexpr std::int64_t kDays = 3 * kMinutesADay;
constexpr std::size_t kOfLead = 1;     // paragraphs
constexpr std::size_t kOfSpeaker = 3;  // a report may begin with a scene

bool states_a_fact(const StatementRecord& s) {
  switch (s.act) {
    case Act::assert_:
    case Act::accuse:
    case Act::confirm:
    case Act::acknowledge:
    case Act::find: return s.polarity != Polarity::negative;
    default: return false;
  }
}

}  // namespace

AkinLeads::AkinLeads(const Desk& desk, const Credits& credits, const Relations& relations,
                     const std::vector<EventWords>& words)
    : desk_(desk), credits_(credits), relations_(relations), words_(words), beside_(words.size()) {
  const std::vector<ArticleIndex>& order = desk.articles();  // by date, undated last
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& day = desk.published(order[i]);
    if (!day) break;
    if (relations.copy_root[order[i]] != order[i]) continue;
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const auto& other = desk.published(order[j]);
      if (!other || other->first - day->first > kDays) break;
      if (!are_beside(order[i], order[j])) continue;
      if (!credits_outlet(order[j], desk.publisher(order[i]))) beside_[order[i]].push_back(order[j]);
      if (!credits_outlet(order[i], desk.publisher(order[j]))) beside_[order[j]].push_back(order[i]);
    }
  }
}

bool AkinLeads::are_beside(ArticleIndex a, ArticleIndex b) const {
  return relations_.copy_root[a] == a && relations_.copy_root[b] == b &&
         relations_.rows[a].group != relations_.rows[b].group && desk_.publisher(a) != desk_.publisher(b) &&
         shared_event(words_[a], words_[b]) >= kOneEventOfAnyDay;
}

bool AkinLeads::credits_outlet(ArticleIndex article, PublisherIndex outlet) const {
  const std::vector<Credit>& all = credits_.of(article);
  return std::any_of(all.begin(), all.end(), [&](const Credit& c) { return !c.own && c.publisher == outlet; });
}

bool AkinLeads::within_paragraphs(StatementIndex i, std::size_t paragraphs) const {
  const StatementRecord& s = desk_.statement(i);
  if (s.field == Field::title) return true;
  const std::string_view text = desk_.article(desk_.home(i)).text;
  std::size_t breaks = 0;
  for (std::uint32_t at = 1; at < desk_.sentence(i).begin; ++at)
    if (text[at] == '\n' && text[at - 1] != '\n') ++breaks;
  return breaks < paragraphs;
}

bool AkinLeads::leads(StatementIndex i) const {
  return states_a_fact(desk_.statement(i)) && within_paragraphs(i, kOfLead);
}

std::optional<StatementIndex> AkinLeads::first_speaker(ArticleIndex article) const {
  for (const StatementIndex i : desk_.statements_of(article)) {
    const StatementRecord& s = desk_.statement(i);
    if (s.field == Field::title || !states_a_fact(s)) continue;
    return within_paragraphs(i, kOfSpeaker) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace whosays::story
