#include "story/akin.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include "doc/document.h"
#include "relate/scan.h"
#include "story/akin_report.h"
#include "story/dates.h"

namespace whosays::story {
namespace {

constexpr std::uint32_t kBeginning = 1500;  // bytes: what a report leads with, and what it goes on with

// What may be said twice: that something is or will be so, or that somebody wants it. Empty for refusals and questions.
std::string_view akin_kind(Act act) {
  switch (act) {
    case Act::assert_:
    case Act::accuse:
    case Act::confirm:
    case Act::acknowledge:
    case Act::find:
    case Act::believe:
    case Act::promise:
    case Act::deny:
    case Act::dispute: return "fact";
    case Act::propose:
    case Act::demand: return "wish";
    default: return {};
  }
}

int firmness_of(const StatementRecord& s) {
  switch (s.stated_certainty) {
    case Certainty::certain: return 3;
    case Certainty::probable: return 2;
    default: return 1;
  }
}

bool refers_back(const StatementRecord& s) {
  if ((s.act != Act::confirm && s.act != Act::acknowledge) || s.field == Field::title) return false;
  const std::vector<Word> words = words_in(s.content);
  return !words.empty() && (words.front().text == "this" || words.front().text == "it" || words.front().text == "so");
}

std::string wording_of(const AkinSentence& sentence, std::string_view kind) {
  std::string out = fmt::format("{}|{}", kind, sentence.strength);
  for (const AkinWord& word : sentence.words) {
    out += word.negated ? '!' : ' ';
    out += word.form;
  }
  return out;
}

}  // namespace

Akin::Akin(const Desk& desk, const Credits& credits, const Relations& relations, const AlteredCopies& altered,
           const ClaimDecisions& decisions)
    : desk_(desk),
      credits_(credits),
      relations_(relations),
      decisions_(decisions),
      event_words_(desk.world.articles.size()),
      beginnings_(event_words_.size()),
      unread_(event_words_.size()) {
  for (StatementIndex i = 0; i < desk.world.statements.size(); ++i)
    if (const auto home = desk.article_of(desk.statement(i).article_row); home && !desk.statement(i).committed())
      unread_[*home].push_back(i);
  for (const ArticleIndex article : desk.articles()) {
    if (altered.all()[article] == Altered::closer_here) continue;
    const ArticleIndex root = relations.copy_root[article];
    if (event_words_[root].empty()) event_words_[root] = EventWords(desk.article(root).text);
    for (const StatementIndex i : desk.statements_of(article)) file_statement(i);
    file_text(article);
  }
  mark_common();
  leads_.emplace(desk, credits, relations, event_words_, std::move(beginnings_));
}

// Words in a third of the first reports, where there are enough to tell.
void Akin::mark_common() {
  constexpr std::size_t kFewest = 6;
  constexpr std::size_t kShare = 3;
  std::size_t reports = 0;
  for (const ArticleIndex article : desk_.articles()) reports += relations_.copy_root[article] == article ? 1U : 0U;
  if (reports < kFewest) return;
  for (const auto& [form, list] : by_word_) {
    std::set<ArticleIndex> in;
    for (const std::size_t passage : list)
      for (const AkinPlace& place : passages_[passage].places) in.insert(relations_.copy_root[place.article]);
    if (in.size() * kShare < reports) continue;
    for (const std::size_t passage : list)
      for (AkinWord& word : passages_[passage].sentence.words) word.common = word.common || word.form == form;
  }
}

void Akin::file_statement(StatementIndex i) {
  const StatementRecord& s = desk_.statement(i);
  const std::string_view kind = akin_kind(s.act);
  if (kind.empty()) return;
  if (refers_back(s)) return file_referred(i, kind);
  const bool denied = s.polarity == Polarity::negative && s.form != Form::direct;  // a quotation is said as it stands
  for (const PartRecord& part : s.parts) {
    if (part.part != Part::content) continue;
    for (AkinSentence& sentence : akin_sentences(part.words, denied)) {
      if (s.form != Form::direct) sentence.strength = std::min(sentence.strength, firmness_of(s));
      put(std::move(sentence), kind, {desk_.home(i), i, {}});
    }
  }
}

// "The ministry confirmed this": the sentence before.
void Akin::file_referred(StatementIndex i, std::string_view kind) {
  const ArticleIndex home = desk_.home(i);
  const std::string& text = desk_.article(home).text;
  std::uint32_t end = desk_.sentence(i).begin;
  while (end > 0 && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
  if (end == 0) return;
  const Span before = sentence_around(text, {end - 1, end});
  for (AkinSentence& sentence : akin_sentences(slice(text, before))) put(std::move(sentence), kind, {home, i, {}, {}});
  referred_[home].push_back(before);
}

// Sentences in which no statement's content stands. Of copies only what their first report has.
void Akin::file_text(ArticleIndex article) {
  if (relations_.copy_root[article] != article) return;
  const std::string& text = desk_.article(article).text;
  for (const AkinSentence& sentence : akin_sentences(desk_.article(article).title)) file_beginning(article, sentence);
  for (AkinSentence& sentence : akin_sentences(text)) {
    const Span at = sentence.span;
    if (at.begin < kBeginning) file_beginning(article, sentence);
    const std::vector<Span>& referred = referred_[article];
    if (content_in(desk_.statements_of(article), at) ||
        std::any_of(referred.begin(), referred.end(), [&](const Span& span) { return span.overlaps(at); }))
      continue;
    put(std::move(sentence), akin_kind(Act::assert_), {article, std::nullopt, at, content_in(unread_[article], at)});
  }
  std::sort(beginnings_[article].begin(), beginnings_[article].end());
}

void Akin::file_beginning(ArticleIndex article, const AkinSentence& sentence) {
  std::vector<std::uint32_t>& stems = beginnings_[article];
  for (const AkinWord& word : sentence.words) stems.push_back(relate::hash_of(word.form));
}

std::optional<StatementIndex> Akin::content_in(const std::vector<StatementIndex>& statements, Span at) const {
  for (const StatementIndex i : statements)
    if (desk_.statement(i).field == Field::text)
      for (const PartRecord& part : desk_.statement(i).parts)
        if (part.part == Part::content && part.span.overlaps(at)) return i;
  return std::nullopt;
}

void Akin::put(AkinSentence sentence, std::string_view kind, const AkinPlace& place) {
  const auto [it, is_new] = place_.try_emplace(std::hash<std::string>{}(wording_of(sentence, kind)), passages_.size());
  if (is_new) {
    for (const AkinWord& word : sentence.words) {
      if (!word.telling) continue;
      auto& list = by_word_[word.form];
      if (list.empty() || list.back() != passages_.size()) list.push_back(passages_.size());
    }
    passages_.push_back({std::move(sentence), kind, {}});
  }
  std::vector<AkinPlace>& places = passages_[it->second].places;
  if (place.statement) of_statement_[*place.statement].push_back(it->second);
  if (places.size() >= kCommonest) return;  // furniture
  const ArticleIndex root = relations_.copy_root[place.article];
  for (const AkinPlace& other : places)
    if (relations_.copy_root[other.article] == root && other.article != place.article) return;
  places.push_back(place);
}

// Passages that share a telling word in one form, if it is not too common.
std::vector<std::size_t> Akin::worth_comparing(const AkinSentence& sentence) const {
  std::vector<std::size_t> out;
  for (const AkinWord& word : sentence.words) {
    const auto it = word.telling ? by_word_.find(word.form) : by_word_.end();
    if (it != by_word_.end() && it->second.size() <= kCommonest)
      out.insert(out.end(), it->second.begin(), it->second.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Akin::of_one_event(ArticleIndex a, ArticleIndex b) const {
  constexpr std::int64_t kDays = 3 * kMinutesADay;
  if (a == b || relations_.rows[a].group == relations_.rows[b].group) return true;
  const float shared = shared_event(event_words_[relations_.copy_root[a]], event_words_[relations_.copy_root[b]]);
  if (shared < kOneEventOfTheseDays || shared >= kOneEventOfAnyDay) return shared >= kOneEventOfAnyDay;
  const auto& day_a = desk_.published(a);
  const auto& day_b = desk_.published(b);
  return day_a && day_b && std::abs(day_a->first - day_b->first) <= kDays;
}

const std::vector<std::size_t>& Akin::wordings(StatementIndex i) const {
  static const std::vector<std::size_t> kNone;
  const auto it = of_statement_.find(i);
  return it == of_statement_.end() ? kNone : it->second;
}

/// Looks for one claim. Of an outlet that a statement credits, and that has nothing alike, what is most like it is
/// taken.
class Akin::Search {
 public:
  Search(const Akin& akin, const ClaimGroup& group)
      : akin_(akin), members_(group.members.begin(), group.members.end()) {
    for (const StatementIndex i : group.members) homes_.insert(akin.relations_.copy_root[akin.desk_.home(i)]);
  }

  std::vector<AkinPlace> run() {
    for (const StatementIndex i : members_) hear(i);
    compare();
    while (!credited_.empty()) {
      const auto [publisher, wordings] = *credited_.begin();
      credited_.erase(credited_.begin());
      if (!heard_.contains(publisher)) look_at_credited(publisher, wordings);
    }
    look_at_leads();
    look_at_reports();
    std::vector<AkinPlace> out;
    for (const auto& [at, place] : found_) out.push_back(place);
    return out;
  }

 private:
  void hear(StatementIndex i) {
    heard_.insert(akin_.desk_.publisher(akin_.desk_.home(i)));
    const std::vector<std::size_t>& wordings = akin_.wordings(i);
    if (members_.contains(i)) own_.insert(wordings.begin(), wordings.end());
    if (const auto credited = akin_.credits_.of_statement(i); credited && credited->publisher)
      credited_[*credited->publisher].insert(wordings.begin(), wordings.end());
  }

  void compare() {
    for (const std::size_t mine : own_) {
      const Passage& passage = akin_.passages_[mine];
      for (const std::size_t other : akin_.worth_comparing(passage.sentence)) {
        const Passage& theirs = akin_.passages_[other];
        if (theirs.kind != passage.kind ||
            std::none_of(theirs.places.begin(), theirs.places.end(),
                         [&](const AkinPlace& place) { return speaks_of_event(place.article); }))
          continue;
        const bool said = likeness(passage.sentence, theirs.sentence, Asked::of_statement) > 0;
        const bool written = said && likeness(passage.sentence, theirs.sentence, Asked::of_text) > 0;
        for (const AkinPlace& place : theirs.places) {
          // An article has many sentences about its matter: within it, chance brings two of them near each other.
          const bool within = homes_.contains(akin_.relations_.copy_root[place.article]);
          const bool in_text = place.statement && akin_.desk_.statement(*place.statement).field == Field::text;
          if (in_text && !within ? said : written) add(place);
        }
      }
    }
  }

  void look_at_credited(PublisherIndex publisher, const std::set<std::size_t>& wordings) {
    const AkinPlace* best = nullptr;
    float most = 0;
    for (const std::size_t mine : wordings) {
      const Passage& passage = akin_.passages_[mine];
      for (const std::size_t other : akin_.worth_comparing(passage.sentence)) {
        const Passage& theirs = akin_.passages_[other];
        const float like =
            theirs.kind == passage.kind ? likeness(passage.sentence, theirs.sentence, Asked::of_credited) : 0;
        if (like <= most) continue;
        for (const AkinPlace& place : theirs.places)
          if (akin_.desk_.publisher(place.article) == publisher) {
            most = like;
            best = &place;
          }
      }
    }
    if (best != nullptr) add(*best);
  }

  // Of reports in which nothing alike was found.
  void look_at_leads() {
    std::set<ArticleIndex> seen = homes_;
    for (const auto& [at, place] : found_) seen.insert(akin_.relations_.copy_root[place.article]);
    std::set<ArticleIndex> leading;
    for (const StatementIndex i : members_)
      if (akin_.leads_->leads(i)) leading.insert(akin_.relations_.copy_root[akin_.desk_.home(i)]);
    for (const ArticleIndex root : leading)
      for (const Beside& beside : akin_.leads_->beside(root)) {
        if (seen.contains(beside.article) ||
            (!beside.same_outlet && heard_.contains(akin_.desk_.publisher(beside.article))))
          continue;
        if (const auto place = lead_of(beside)) {
          seen.insert(beside.article);
          led_.push_back(*place);
        }
      }
    for (const AkinPlace& place : led_) add(place);
  }

  // Who else speaks in the reports themselves.
  void look_at_reports() {
    for (const StatementIndex i : members_) {
      const ArticleIndex home = akin_.desk_.home(i);
      if (akin_.relations_.copy_root[home] != home) continue;
      for (const StatementIndex other : others_in_report(akin_.desk_, i, akin_.leads_->leads(i)))
        if (affirms(other) || !says_contrary(other)) add({home, other, {}, {}, true});
    }
  }

  // Whoever speaks first there; of another day, or of the same outlet, only if the report takes up what the claim says.
  [[nodiscard]] std::optional<AkinPlace> lead_of(const Beside& beside) const {
    const auto speaker = akin_.leads_->first_speaker(beside.article);
    if ((!beside.these_days || beside.same_outlet) && !is_taken_up(beside.article)) return std::nullopt;
    if (speaker) {
      if (says_less_or_more(*speaker) || (!affirms(*speaker) && says_contrary(*speaker))) return std::nullopt;
      return AkinPlace{beside.article, speaker, {}, {}, true};
    }
    if (const auto doing = akin_.leads_->own_doing(beside.article))
      return AkinPlace{beside.article, {}, *doing, {}, true};
    return std::nullopt;
  }

  // "Is believed to have taken": of another firmness than the claim in all its wordings.
  [[nodiscard]] bool says_less_or_more(StatementIndex i) const {
    const std::vector<std::size_t>& theirs = akin_.wordings(i);
    const auto as_firm = [&](std::size_t one) {
      return std::any_of(own_.begin(), own_.end(), [&](std::size_t mine) {
        return akin_.passages_[mine].sentence.strength == akin_.passages_[one].sentence.strength;
      });
    };
    return !theirs.empty() && !own_.empty() && std::none_of(theirs.begin(), theirs.end(), as_firm);
  }

  // "Confirmed that she will not be treasurer for much longer" is no denial of what others say of a treasurer.
  [[nodiscard]] bool affirms(StatementIndex i) const {
    const Act act = akin_.desk_.statement(i).act;
    return act == Act::confirm || act == Act::acknowledge;
  }

  [[nodiscard]] bool says_contrary(StatementIndex i) const {
    for (const std::size_t theirs : akin_.wordings(i))
      for (const std::size_t mine : own_)
        if (denies_a_word(akin_.passages_[theirs].sentence, akin_.passages_[mine].sentence)) return true;
    return false;
  }

  [[nodiscard]] bool is_taken_up(ArticleIndex root) const {
    return std::any_of(own_.begin(), own_.end(), [&](std::size_t wording) {
      return akin_.leads_->takes_up(root, akin_.passages_[wording].sentence);
    });
  }

  bool speaks_of_event(ArticleIndex article) {
    const auto [it, is_new] = event_.try_emplace(article, false);
    if (is_new)
      it->second =
          std::any_of(homes_.begin(), homes_.end(), [&](ArticleIndex i) { return akin_.of_one_event(i, article); });
    return it->second;
  }

  // "A memo shows that engineers warned": what they warned of is told by the memo, which is one origin.
  [[nodiscard]] bool is_inside_paper(StatementIndex i) const {
    const auto outer = akin_.desk_.outer(i);
    return outer && members_.contains(*outer) && akin_.desk_.statement(*outer).source_class == SourceClass::document;
  }

  void add(const AkinPlace& place) {
    if (place.statement && (members_.contains(*place.statement) || akin_.decisions_.stands_apart(*place.statement)))
      return;
    if (place.statement && is_inside_paper(*place.statement)) return;
    if (!speaks_of_event(place.article)) return;
    const std::uint32_t at = place.statement ? akin_.desk_.place(*place.statement).second : UINT32_MAX;
    const bool is_new = found_.try_emplace({akin_.desk_.rank(place.article), at}, place).second;
    if (is_new && place.statement) hear(*place.statement);
  }

  const Akin& akin_;
  std::set<StatementIndex> members_;
  std::unordered_map<ArticleIndex, bool> event_;  // whether an article may speak of the same
  std::set<ArticleIndex> homes_;                  // of the members, one of each family of copies
  std::set<std::size_t> own_;                     // wordings of the claim
  std::vector<AkinPlace> led_;
  std::set<PublisherIndex> heard_;                                    // with a statement of it, or one in other words
  std::map<PublisherIndex, std::set<std::size_t>> credited_;          // with the wordings that credit it
  std::map<std::pair<std::size_t, std::uint32_t>, AkinPlace> found_;  // by rank and place
};

std::vector<AkinPlace> Akin::of(const ClaimGroup& group) const { return Search(*this, group).run(); }

}  // namespace whosays::story
