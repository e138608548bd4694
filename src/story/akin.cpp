#include "story/akin.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>

#include "doc/document.h"
#include "relate/scan.h"
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

}  // namespace whosays::story
