#include "story/told.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text_util.h"
#include "base/utf8.h"
#include "story/desk.h"
#include "story/words.h"

namespace whosays::story {
namespace {

class ToldReader {
 public:
  ToldReader(const World& world, const Story& story, const ToldQuery& query)
      : desk_(world), story_(story), query_(query) {
    for (const Word& word : words_in(query.name))
      if (!is_filler(word.text)) wanted_.insert(word.text);
  }

  ToldPage run() {
    for (const std::size_t row : in_order()) take(row);
    arrange();
    return std::move(page_);
  }

 private:
  /// Rows by date of their article, then place: the earliest appearance of a telling comes first.
  [[nodiscard]] std::vector<std::size_t> in_order() const {
    std::vector<std::size_t> out;
    for (std::size_t r = 0; r < desk_.world.told.size(); ++r)
      if (desk_.article_of(desk_.world.told[r].article_row)) out.push_back(r);
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return out;
  }

  [[nodiscard]] std::pair<std::size_t, Span> place(std::size_t r) const {
    const ToldRecord& row = desk_.world.told[r];
    return {desk_.rank(*desk_.article_of(row.article_row)), row.span};
  }

  [[nodiscard]] bool named(std::string_view name) const {
    if (wanted_.empty()) return true;
    std::set<std::string> words;
    for (const Word& word : words_in(name)) words.insert(word.text);
    return std::includes(words.begin(), words.end(), wanted_.begin(), wanted_.end());
  }

  [[nodiscard]] std::string shown(const ToldRecord& row, const std::string& name) const {
    return name.empty() ? name : desk_.actors().shown(desk_.actors().label(row.article_row, name), name);
  }

  /// By whose account, as a key: one named source is one everywhere; everybody else belongs to the article's group.
  [[nodiscard]] std::string account(const ToldRecord& row, const ToldLine& line) const {
    if (!row.own_account && line.statement) {
      const StatementRecord& s = desk_.statement(*line.statement);
      if (s.source_class != SourceClass::unnamed && !s.actor.empty())
        return "actor " + desk_.actors().label(s.article_row, s.actor);
    }
    const std::size_t group = line.article < story_.relations.size() ? story_.relations[line.article].group : 0;
    return (row.own_account ? "article " : "source ") + std::to_string(group);
  }

  void take(std::size_t r) {
    const ToldRecord& row = desk_.world.told[r];
    ToldLine line;
    line.row = r;
    line.article = *desk_.article_of(row.article_row);
    line.actor = !row.who.empty();
    line.who = line.actor ? shown(row, row.who) : row.who_words;
    line.from = shown(row, row.from);
    const bool asked_for =
        named(line.who) || named(row.who) || (!line.from.empty() && (named(line.from) || named(row.from)));
    if (!asked_for) return;
    const std::string publisher = utf8::ascii_lowered(query_.publisher);
    if (!publisher.empty() && utf8::ascii_lowered(desk_.article(line.article).publisher) != publisher) return;
    if (is_altered(story_, line.article)) {
      ++page_.altered;
      return;
    }
    if (!row.statement.empty()) line.statement = desk_.find(line.article, row.statement);
    if (!row.statement.empty() && !line.statement) {
      ++page_.set_aside;
      return;
    }
    const std::size_t group = line.article < story_.relations.size() ? story_.relations[line.article].group : 0;
    const std::string who = line.actor ? "actor " + desk_.actors().label(row.article_row, row.who)
                                       : "words " + std::to_string(group) + normal(row.who_words);
    const std::tuple key(who, row.state, desk_.actors().label(row.article_row, row.from), normal(row.what),
                         account(row, line));
    const auto [at, is_new] = seen_.try_emplace(key, page_.lines.size());
    if (is_new) {
      page_.lines.push_back(std::move(line));
    } else {
      page_.lines[at->second].repeats.push_back(r);
    }
  }

  /// Hearers with most lines first, the lines of each by date of telling where it is known, else of the article.
  void arrange() {
    std::map<std::string, std::size_t> count;
    for (const ToldLine& line : page_.lines) ++count[line.who];
    const auto date = [&](const ToldLine& line) {
      const std::string& happened = desk_.world.told[line.row].happened;
      return happened.empty() ? desk_.article(line.article).published.substr(0, 10) : happened;
    };
    std::stable_sort(page_.lines.begin(), page_.lines.end(), [&](const ToldLine& a, const ToldLine& b) {
      return std::tuple(!a.actor, count[b.who], a.who, date(a)) < std::tuple(!b.actor, count[a.who], b.who, date(b));
    });
  }

  const Desk desk_;
  const Story& story_;
  const ToldQuery& query_;
  std::set<std::string> wanted_;
  std::map<std::tuple<std::string, ToldState, std::string, std::string, std::string>, std::size_t> seen_;
  ToldPage page_;
};

}  // namespace

bool is_altered(const Story& story, ArticleIndex article) {
  return article < story.altered.size() && story.altered[article] == Altered::closer_here;
}

ToldPage told_of(const World& world, const Story& story, const ToldQuery& query) {
  return ToldReader(world, story, query).run();
}

}  // namespace whosays::story
