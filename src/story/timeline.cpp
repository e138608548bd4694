// Three clocks: when it happened, when it was said, when it was published. Only what the records date; nothing is
// inferred.
#include <algorithm>
#include <tuple>

#include "story/desk.h"
#include "story/stretch.h"
#include "story/words.h"

namespace whosays::story {
namespace {

/// How exact each date is. The word before a time expression ("before 12 May") bounds it from one side.
void add_stretch(Moment& moment, std::string_view lead) {
  Stretch stretch = stretch_of(moment.value, lead);
  moment.earliest = std::move(stretch.earliest);
  moment.latest = std::move(stretch.latest);
  moment.when = std::move(stretch.words);
}

Moment published(const Desk& desk, ArticleIndex i) {
  const ArticleRecord& article = desk.article(i);
  Moment out;
  out.clock = Moment::Clock::published;
  out.value = article.published;
  out.what = article.title.empty() ? article.id : article.title;
  out.by = article.publisher;
  out.article = i;
  add_stretch(out, {});
  return out;
}

std::string receipt_of(const Desk& desk, StatementIndex i) {
  const std::string bracketed = desk.receipt(i);  // " [r41]"
  return bracketed.empty() ? bracketed : bracketed.substr(2, bracketed.size() - 3);
}

/// By whose account: the actor's name, where there is one; else the source's own words, without the comma behind them.
/// A pronoun that nobody is known for stays in quotation marks, so that it is read as the text's.
std::string account_of(const StatementRecord& s) {
  if (!s.actor.empty() && s.source_class != SourceClass::unnamed) return s.actor;
  std::string_view words = s.source;
  while (!words.empty() && (words.back() == ',' || words.back() == ' ')) words.remove_suffix(1);
  const std::string plain = normal(words);
  const bool pronoun = plain == "he" || plain == "she" || plain == "they" || plain == "it" || plain == "who";
  return pronoun ? "“" + std::string(words) + "”" : std::string(words);
}

void add_said(const Desk& desk, std::vector<Moment>& out) {
  for (const StatementIndex i : desk.statements()) {
    const StatementRecord& s = desk.statement(i);
    if (s.said.empty()) continue;
    Moment moment;
    moment.clock = Moment::Clock::said;
    moment.value = s.said;
    moment.what = s.content.empty() ? s.cue : s.content;
    moment.by = account_of(s);
    moment.article = desk.home(i);
    moment.statement = i;
    moment.receipt = receipt_of(desk, i);
    add_stretch(moment, {});
    out.push_back(std::move(moment));
  }
}

void add_happened(const Desk& desk, std::vector<Moment>& out) {
  for (const TimeRecord& time : desk.world.times) {
    const auto article = desk.article_of(time.article_row);
    if (!article || (time.type != TimeType::date && time.type != TimeType::time)) continue;
    Moment moment;
    moment.clock = Moment::Clock::happened;
    moment.value = time.value;
    moment.what = time.words;
    moment.by = desk.article(*article).publisher;
    moment.article = *article;
    moment.receipt = time.receipt;
    const std::string& words = time.field == Field::text ? desk.article(*article).text : desk.article(*article).title;
    add_stretch(moment, lead_of(words, time.span));
    if (!time.statement.empty()) {
      const auto statement = desk.find(*article, time.statement);
      if (!statement) continue;  // set aside, or not in this view
      moment.statement = *statement;
      moment.what = desk.statement(*statement).content;
      moment.by = account_of(desk.statement(*statement));
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
