// The stage: pieces, matches by the rule table, values in text order, then what belongs together joined (joins.h).
//
// In: sentences, and the date of publication. Out: times in order. Cost: linear in bytes.
#include "time/time.h"

#include <algorithm>

#include "time/calendar.h"
#include "time/joins.h"
#include "time/patterns.h"
#include "time/pieces.h"
#include "time/values.h"

namespace whosays::time {
namespace {

constexpr int kLongPast = 3;             ///< years before publication that make a year history
constexpr std::size_t kEnoughYears = 5;  ///< named years before an article may count as history

/// An article that names many years, mostly long past, is told as history: its dates hang on each other, not on
/// publication.
bool tells_history(const std::vector<Match>& matches, std::optional<Day> published) {
  std::size_t years = 0;
  std::size_t past = 0;
  for (const Match& match : matches) {
    if (match.captures.year == 0) continue;
    ++years;
    if (!published || match.captures.year + kLongPast <= date_of(*published).year) ++past;
  }
  return years >= kEnoughYears && past * 4 >= years * 3;
}

std::vector<Time> with_values(const Pieces& pieces, const std::vector<Match>& matches, const Values& values,
                              Field field, bool history) {
  Narrative narrative;
  narrative.history = history;
  std::vector<Time> out;
  for (const Match& match : matches) {
    const Span span{pieces.rows[match.first].span.begin, pieces.rows[match.end - 1].span.end};
    out.push_back({field, span, values.value_of(match, narrative), *match.rule->type});
  }
  return out;
}

/// "Sunday", "last week": days that only a date of publication would tell. Beside half as many of them as years an
/// article of which that date is not known is news, and its "March 4" not the year's that was named before.
bool tells_news(const std::vector<Match>& matches, const std::vector<Time>& times) {
  std::ptrdiff_t years = 0;
  for (const Match& match : matches) years += match.captures.year != 0 ? 1 : 0;
  const auto days =
      std::ranges::count_if(times, [](const Time& time) { return time.type == TimeType::date && time.value.empty(); });
  return days * 2 >= years;
}

std::vector<Time> times_of(std::string_view text, const Passage& passage, Field field, std::optional<Day> published) {
  const Pieces pieces = pieces_of(text, passage);
  const std::vector<Match> matches = matches_in(pieces);
  const Values values(pieces, published);
  const bool history = tells_history(matches, published);
  std::vector<Time> out = with_values(pieces, matches, values, field, history);
  if (history && !published && tells_news(matches, out)) out = with_values(pieces, matches, values, field, false);
  return joined(text, std::move(out));
}

}  // namespace

Times find(const Article& article, const Passage& text, const Passage& title) {
  const std::optional<Day> published = parse_day(article.published);
  Times out;
  out.state = LayerState::present;
  out.rows = times_of(article.title, title, Field::title, published);
  const std::vector<Time> in_text = times_of(article.text, text, Field::text, published);
  out.rows.insert(out.rows.end(), in_text.begin(), in_text.end());
  return out;
}

}  // namespace whosays::time
