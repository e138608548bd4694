#include "story/akin_leads.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "relate/scan.h"
#include "story/akin_report.h"
#include "story/same_voice.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::int64_t kDays = 3 * kMinutesADay;
constexpr std::size_t kOfLead = 1;         // paragraphs
constexpr std::size_t kOfSpeaker = 3;      // a report may begin with a scene
constexpr float kTakenUp = 0.25F;          // of what a sentence says, by weight
constexpr std::size_t kOfOwnDoing = 1500;  // bytes
constexpr std::ptrdiff_t kCrowd = 8;       // other reports, of which the looser limit takes less than one by chance

}  // namespace

AkinLeads::AkinLeads(const Desk& desk, const Credits& credits, const Relations& relations,
                     const std::vector<EventWords>& words, std::vector<std::vector<std::uint32_t>> beginnings)
    : desk_(desk),
      credits_(credits),
      relations_(relations),
      words_(words),
      index_(words),
      beginnings_(std::move(beginnings)) {
  for (const ArticleIndex i : desk.articles())
    if (const auto& day = desk.published(i); day && relations.copy_root[i] == i) days_.push_back(day->first);
  std::sort(days_.begin(), days_.end());
  find_brought_in();
}

// Once for all claims: a family may have thousands of rewrites.
void AkinLeads::find_brought_in() {
  std::unordered_map<ArticleIndex, std::string> texts;
  for (const ArticleIndex i : desk_.articles()) {
    const ArticleIndex root = relations_.copy_root[i];
    if (root == i || relations_.rows[i].relation != Relation::rewrite) continue;
    const auto speaker = first_speaker(i);
    if (!speaker) continue;
    const StatementRecord& s = desk_.statement(*speaker);
    if (s.actor.empty() || (s.source_class != SourceClass::named && s.source_class != SourceClass::institution))
      continue;
    const auto [text, is_new] = texts.try_emplace(root);
    if (is_new) text->second = normal(desk_.article(root).text);
    if (!has_words(text->second, normal(s.actor))) brought_in_[root].push_back(*speaker);
  }
}

const std::vector<StatementIndex>& AkinLeads::brought_in(ArticleIndex root) const {
  static const std::vector<StatementIndex> kNone;
  const auto found = brought_in_.find(root);
  return found == brought_in_.end() ? kNone : found->second;
}

// Where few reports are of the same days, chance brings none of them near another.
bool AkinLeads::on_crowded_days(ArticleIndex root) const {
  const auto& day = desk_.published(root);
  if (!day) return true;
  const auto begin = std::lower_bound(days_.begin(), days_.end(), day->first - kDays);
  return std::upper_bound(begin, days_.end(), day->first + kDays) - begin > kCrowd + 1;  // and itself
}

std::vector<Beside> AkinLeads::beside(ArticleIndex root) const {
  const float of_these_days = on_crowded_days(root) ? kOneEventOfAnyDay : kOneEventOfTheseDays;
  std::vector<Beside> out;
  for (const auto& [other, shared] : index_.near(words_[root])) {
    if (relations_.rows[root].group == relations_.rows[other].group || relations_.copy_root[other] != other) continue;
    const Apart days = apart(root, other);
    if (days == Apart::days_before || shared < (days == Apart::these_days ? of_these_days : kOneEventOfAnyDay))
      continue;
    out.push_back({other, days == Apart::these_days, desk_.publisher(root) == desk_.publisher(other),
                   credits_outlet(other, desk_.publisher(root))});
  }
  return out;
}

std::vector<ArticleIndex> AkinLeads::around(ArticleIndex root) const {
  std::vector<ArticleIndex> out;
  for (const auto& [other, shared] : index_.near(words_[root]))
    if (shared >= kOneEventAmongFew && relations_.rows[root].group != relations_.rows[other].group &&
        relations_.copy_root[other] == other)
      out.push_back(other);
  if (out.size() > static_cast<std::size_t>(kCrowd)) out.clear();
  return out;
}

AkinLeads::Apart AkinLeads::apart(ArticleIndex a, ArticleIndex b) const {
  const auto& one = desk_.published(a);
  const auto& other = desk_.published(b);
  if (!one || !other) return Apart::later_or_undated;
  if (std::abs(one->first - other->first) <= kDays) return Apart::these_days;
  return other->first < one->first ? Apart::days_before : Apart::later_or_undated;
}

bool AkinLeads::takes_up(ArticleIndex root, const AkinSentence& sentence) const {
  const std::vector<std::uint32_t>& stems = beginnings_[root];
  float all = 0;
  float taken = 0;
  for (const AkinWord& word : sentence.words) {
    all += word.weight;
    if (std::binary_search(stems.begin(), stems.end(), relate::hash_of(word.form))) taken += word.weight;
  }
  return taken >= kTakenUp * all;
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
  if (!states_a_fact(desk_.statement(i))) return false;
  if (within_paragraphs(i, kOfLead) || first_speaker(desk_.home(i)) == i) return true;
  if (!within_paragraphs(i, kOfLead + 1)) return false;
  const std::vector<StatementIndex>& others = desk_.statements_of(desk_.home(i));
  return std::any_of(others.begin(), others.end(), [&](StatementIndex other) {
    return other != i && states_a_fact(desk_.statement(other)) && within_paragraphs(other, kOfLead) &&
           (is_one_source(desk_, i, other) || names_below(desk_, desk_.statement(other), desk_.statement(i)));
  });
}

std::vector<StatementIndex> AkinLeads::with_access(ArticleIndex article) const {
  std::vector<StatementIndex> out;
  for (const StatementIndex i : desk_.statements_of(article)) {
    const StatementRecord& s = desk_.statement(i);
    if (s.field == Field::title || !states_a_fact(s) || !is_person_or_body(s) || is_nobody(s)) continue;
    if (credits_.told_here(i) || s.basis == Basis::took_part || s.basis == Basis::saw_or_heard || tells_the_same(s))
      out.push_back(i);
  }
  return out;
}

// Somebody, before the outlet itself or whoever it does not say.
std::optional<StatementIndex> AkinLeads::first_speaker(ArticleIndex article) const {
  std::optional<StatementIndex> out;
  for (const StatementIndex i : desk_.statements_of(article)) {
    const StatementRecord& s = desk_.statement(i);
    if (s.field == Field::title || !states_a_fact(s)) continue;
    if (!within_paragraphs(i, kOfSpeaker)) break;
    if (is_nobody(s)) continue;
    if (!out) out = i;
    if (s.source_class != SourceClass::own_voice && s.source_class != SourceClass::unspecified) return i;
  }
  return out;
}

// In no quotation: there "we" is somebody else.
std::optional<Span> AkinLeads::own_doing(ArticleIndex article) const {
  const std::string_view text = desk_.article(article).text;
  bool quoted = false;
  std::size_t at = 0;
  for (const Word& word : words_in(text.substr(0, kOfOwnDoing))) {
    for (; at < word.span.begin; ++at) {
      if (text[at] == '"') quoted = !quoted;
      if (text[at] == '\n') quoted = false;  // a mark was lost
    }
    if (!quoted && (word.text == "we" || word.text == "our")) return sentence_around(text, word.span);
  }
  return std::nullopt;
}

}  // namespace whosays::story
