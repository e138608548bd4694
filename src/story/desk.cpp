#include "story/desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "base/text_util.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::story {
namespace {

std::unordered_map<std::int64_t, std::size_t> row_ranks(const World& world) {
  std::unordered_map<std::int64_t, std::size_t> out;
  // Canonical ranks, so that actors come out in one order whatever the rows are.
  std::vector<std::size_t> order(world.articles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      const ArticleRecord& article = world.articles[i];
      const auto moments = moments_of(article.published);
      return std::tuple(moments ? moments->first : std::numeric_limits<std::int64_t>::max(),
                        std::string_view(article.published), stands_since(article.published, article.modified),
                        std::string_view(article.id), article.version, std::string_view(article.sha256));
    };
    return key(a) < key(b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) out.emplace(world.articles[order[i]].row, i);
  return out;
}

// Last words of outlets' names that are no names by themselves.
bool is_generic_outlet(std::string_view word) {
  static const std::set<std::string_view> kSet = {"news",  "media", "online", "daily",  "today", "network",
                                                  "group", "press", "radio",  "report", "local", "agency"};
  return kSet.contains(word);
}

}  // namespace

Desk::Desk(const World& the_world) : world(the_world), actors_(the_world, row_ranks(the_world)) {
  order_articles();
  order_statements();
  order_remarks();
  name_publishers();
}

void Desk::order_articles() {
  const auto ranks = row_ranks(world);
  for (const ArticleRecord& article : world.articles) published_.push_back(moments_of(article.published));
  order_.resize(world.articles.size());
  rank_.resize(world.articles.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(), [&](ArticleIndex a, ArticleIndex b) {
    return ranks.at(world.articles[a].row) < ranks.at(world.articles[b].row);
  });
  for (std::size_t i = 0; i < order_.size(); ++i) {
    rank_[order_[i]] = i;
    by_row_.emplace(world.articles[order_[i]].row, order_[i]);
  }
}

void Desk::order_statements() {
  by_article_.resize(world.articles.size());
  for (StatementIndex i = 0; i < world.statements.size(); ++i)
    if (world.statements[i].committed() && article_of(world.statements[i].article_row)) statements_.push_back(i);
  std::sort(statements_.begin(), statements_.end(), [&](StatementIndex a, StatementIndex b) {
    const auto key = [&](StatementIndex i) { return std::tuple(place(i), std::string_view(statement(i).id)); };
    return key(a) < key(b);
  });
  for (const StatementIndex i : statements_) by_article_[home(i)].push_back(i);
}

void Desk::set_aside(const std::vector<Altered>& altered) {
  std::erase_if(statements_, [&](StatementIndex i) { return altered[home(i)] == Altered::closer_here; });
  for (ArticleIndex a = 0; a < by_article_.size(); ++a)
    if (altered[a] == Altered::closer_here) by_article_[a].clear();
}

void Desk::order_remarks() {
  remarks_.resize(world.articles.size());
  for (std::size_t i = 0; i < world.remarks.size(); ++i)
    if (const auto article = article_of(world.remarks[i].article_row)) remarks_[*article].push_back(i);
  for (auto& list : remarks_)
    std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        return std::tuple(world.remarks[i].span.begin, std::string_view(world.remarks[i].words));
      };
      return key(a) < key(b);
    });
}

void Desk::name_publishers() {
  std::map<std::string, PublisherIndex> known;
  std::map<std::string, std::set<PublisherIndex>> last_words;
  publisher_of_.resize(world.articles.size());
  for (const ArticleIndex i : order_) {
    std::string name = normal(world.articles[i].publisher);
    if (name.empty()) name = "\x01" + world.articles[i].id;  // unknown publishers are nobody's, and never equal
    const auto [it, fresh] = known.emplace(name, publishers_.size());
    publisher_of_[i] = it->second;
    if (!fresh) continue;
    const bool unknown = name.front() == '\x01';
    publishers_.push_back(unknown ? "an outlet that is not named" : world.articles[i].publisher);
    if (unknown) continue;
    outlets_.emplace_back(name.starts_with("the ") ? name.substr(4) : name, it->second);
    const std::string last = name.substr(name.rfind(' ') + 1);
    if (last.size() >= 3 && !is_generic_outlet(last)) last_words[last].insert(it->second);
  }
  for (const auto& [word, owners] : last_words)
    if (owners.size() == 1) outlets_.emplace_back(word, *owners.begin());
  std::sort(outlets_.begin(), outlets_.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.first.size(), a.first) < std::tuple(a.first.size(), b.first);
  });
  outlets_.erase(std::unique(outlets_.begin(), outlets_.end()), outlets_.end());
  for (std::size_t i = 0; i < outlets_.size(); ++i)
    outlets_by_word_[outlets_[i].first.substr(0, outlets_[i].first.find(' '))].push_back(i);
}

std::optional<ArticleIndex> Desk::article_of(std::int64_t row) const {
  const auto it = by_row_.find(row);
  if (it == by_row_.end()) return std::nullopt;
  return it->second;
}

ArticleIndex Desk::home(StatementIndex i) const { return by_row_.at(world.statements[i].article_row); }

std::optional<StatementIndex> Desk::find(ArticleIndex article, std::string_view id) const {
  if (id.empty()) return std::nullopt;
  for (const StatementIndex i : by_article_[article])
    if (world.statements[i].id == id) return i;
  return std::nullopt;
}

std::pair<std::size_t, std::uint32_t> Desk::place(StatementIndex i) const {
  return {rank_[home(i)], world.statements[i].ordinal};
}

std::optional<PublisherIndex> Desk::publisher_in(std::string_view words) const {
  std::vector<std::size_t> candidates;  // names whose first word stands there; of thousands of outlets a few
  for (const std::string_view word : split(words, ' '))
    if (const auto it = outlets_by_word_.find(word); it != outlets_by_word_.end())
      candidates.insert(candidates.end(), it->second.begin(), it->second.end());
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::string left(words);
  std::optional<PublisherIndex> found;
  for (const std::size_t candidate : candidates) {  // longest first, and taken out: no shorter name in it is a second
    const auto& [name, publisher] = outlets_[candidate];
    if (!has_words(left, name)) continue;
    if (found && *found != publisher) return std::nullopt;
    found = publisher;
    left.replace(left.find(name), name.size(), "|");
  }
  return found;
}

const std::string& Desk::made(StatementIndex i) const {
  const StatementRecord& s = statement(i);
  return moments_of(s.said) ? s.said : article(home(i)).published;
}

Span Desk::sentence(StatementIndex i) const {
  const StatementRecord& s = statement(i);
  if (s.field != Field::text || s.parts.empty()) return {};
  Span all{std::numeric_limits<std::uint32_t>::max(), 0};
  for (const PartRecord& part : s.parts) {
    if (part.part != Part::source && part.part != Part::cue && part.part != Part::content) continue;
    all.begin = std::min(all.begin, part.span.begin);
    all.end = std::max(all.end, part.span.end);
  }
  const std::string& text = article(home(i)).text;
  if (all.begin >= all.end || all.end > text.size()) return {};
  return sentence_around(text, all);
}

std::string_view Desk::sentence_words(StatementIndex i) const {
  const Span span = sentence(i);
  return span.empty() ? std::string_view() : slice(article(home(i)).text, span);
}

std::string Desk::receipt(StatementIndex i) const {
  const PartRecord* best = nullptr;
  for (const PartRecord& part : statement(i).parts) {
    if (part.receipt.empty()) continue;
    if (!best || (part.part == Part::content && best->part != Part::content)) best = &part;
  }
  return best ? fmt::format(" [{}]", best->receipt) : std::string();
}

}  // namespace whosays::story
