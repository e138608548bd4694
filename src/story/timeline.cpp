// Three clocks: when it happened, when it was said, when it was published. Only what the records date; nothing is
// inferred.
#include <algorithm>
#include <tuple>

#include "story/desk.h"
#include "story/words.h"

namespace whosays::story {
namespace {

Moment published(const Desk& desk, ArticleIndex i) {
  const ArticleRecord& article = desk.article(i);
  return {Moment::Clock::published,
          article.published,
          article.title.empty() ? article.id : article.title,
          article.publisher,
          i,
          std::nullopt,
          {}};
}

std::string receipt_of(const Desk& desk, StatementIndex i) {
  const std::string bracketed = desk.receipt(i);  // " [r41]"
  return bracketed.empty() ? bracketed : bracketed.substr(2, bracketed.size() - 3);
}

void add_said(const Desk& desk, std::vector<Moment>& out) {
  for (const StatementIndex i : desk.statements()) {
    const StatementRecord& s = desk.statement(i);
    if (!s.said.empty())
      out.push_back({Moment::Clock::said, s.said, s.content.empty() ? s.cue : s.content, s.source, desk.home(i), i,
                     receipt_of(desk, i)});
  }
}

void add_happened(const Desk& desk, std::vector<Moment>& out) {
  for (const TimeRecord& time : desk.world.times) {
    const auto article = desk.article_of(time.article_row);
    if (!article || (time.type != TimeType::date && time.type != TimeType::time)) continue;
    Moment moment{Moment::Clock::happened,
                  time.value,
                  time.words,
                  desk.article(*article).publisher,
                  *article,
                  std::nullopt,
                  time.receipt};
    if (!time.statement.empty()) {
      const auto statement = desk.find(*article, time.statement);
      if (!statement) continue;  // set aside, or not in this view
      moment.statement = *statement;
      moment.what = desk.statement(*statement).content;
      moment.by = desk.statement(*statement).source;
      if (moment.by.empty()) moment.by = desk.article(*article).publisher;
    } else if (time.field == Field::text && time.span.end <= desk.article(*article).text.size()) {
      const std::string& text = desk.article(*article).text;
      moment.what = std::string(slice(text, sentence_around(text, time.span)));
    }
    out.push_back(std::move(moment));
  }
}

}  // namespace

std::vector<Moment> timeline(const World& world) {
  const Desk desk(world);
  std::vector<Moment> out;
  for (const ArticleIndex i : desk.articles()) out.push_back(published(desk, i));
  add_said(desk, out);
  add_happened(desk, out);
  std::sort(out.begin(), out.end(), [&](const Moment& a, const Moment& b) {
    const auto key = [&](const Moment& m) {
      const std::uint32_t ordinal = m.statement ? desk.statement(*m.statement).ordinal : 0;
      return std::tuple(m.value.empty(), std::string_view(m.value), desk.rank(m.article), m.clock, ordinal,
                        std::string_view(m.what), std::string_view(m.receipt));
    };
    return key(a) < key(b);
  });
  return out;
}

}  // namespace whosays::story
