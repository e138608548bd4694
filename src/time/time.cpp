// The stage: pieces, matches by the rule table, values in text order, then a time of day joined to the day beside it.
//
// In: sentences, and the date of publication. Out: times in order. Cost: linear in bytes.
#include "time/time.h"

#include <algorithm>

#include "time/calendar.h"
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

bool is_day(std::string_view value) { return value.size() == 10 && value[4] == '-' && value[7] == '-'; }
bool is_clock(std::string_view value) { return value.size() == 6 && value[0] == 'T'; }

/// "10:40 on 3 May 2031", "Tuesday at 9 p.m.": one expression when only a link lies between the day and the hour.
void join_clocks(std::string_view text, std::vector<Time>& times) {
  std::vector<Time> out;
  for (Time& time : times) {
    if (!out.empty()) {
      Time& before = out.back();
      const std::string_view between = slice(text, {before.span.end, time.span.begin});
      const bool linked = between == " " || between == " on " || between == " at " || between == ", " ||
                          between == ", at " || between == ", on ";
      const bool clock_last = is_day(before.value) && is_clock(time.value);
      const bool clock_first = is_clock(before.value) && is_day(time.value);
      if (linked && (clock_last || clock_first)) {
        before.value = clock_last ? before.value + time.value : time.value + before.value;
        before.span.end = time.span.end;
        before.type = TimeType::time;
        continue;
      }
    }
    out.push_back(std::move(time));
  }
  times = std::move(out);
}

std::vector<Time> times_of(std::string_view text, const Passage& passage, Field field, std::optional<Day> published) {
  const Pieces pieces = pieces_of(text, passage);
  const std::vector<Match> matches = matches_in(pieces);
  const Values values(pieces, published);
  Narrative narrative;
  narrative.history = tells_history(matches, published);
  std::vector<Time> out;
  for (const Match& match : matches) {
    const Span span{pieces.rows[match.first].span.begin, pieces.rows[match.end - 1].span.end};
    out.push_back({field, span, values.value_of(match, narrative), *match.rule->type});
  }
  join_clocks(text, out);
  return out;
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
