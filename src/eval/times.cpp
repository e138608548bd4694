#include "eval/times.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::eval {
namespace {

using Points = std::vector<char32_t>;

Points points_of_text(std::string_view text) {
  Points out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    out.push_back(d.point);
    at += d.length;
  }
  return out;
}

int shared_points(const TimeExpression& a, std::uint32_t begin, std::uint32_t end) {
  return static_cast<int>(std::min(a.end, end)) - static_cast<int>(std::max(a.begin, begin));
}

void trim_time(const Points& text, TimeExpression& e) {
  while (e.begin < e.end && e.begin < text.size() && is_blank_point(text[e.begin])) ++e.begin;
  while (e.end > e.begin && e.end <= text.size() && is_blank_point(text[e.end - 1])) --e.end;
}

/// Offsets in the predicted text to offsets in the gold's, blanks aside. False when they are not one text.
bool times_carry(const Points& found, const Points& text, std::vector<TimeExpression>& times) {
  if (found == text) return true;
  std::vector<std::uint32_t> mine, theirs;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (!is_blank_point(text[i])) mine.push_back(i);
  for (std::uint32_t i = 0; i < found.size(); ++i)
    if (!is_blank_point(found[i])) theirs.push_back(i);
  if (mine.size() != theirs.size()) return false;
  for (std::size_t k = 0; k < mine.size(); ++k)
    if (text[mine[k]] != found[theirs[k]]) return false;
  for (TimeExpression& e : times) {
    const auto first = std::lower_bound(theirs.begin(), theirs.end(), e.begin);
    const auto last = std::lower_bound(theirs.begin(), theirs.end(), e.end);
    if (first == last) {
      e.begin = e.end = 0;
      continue;
    }
    e.begin = mine[static_cast<std::size_t>(first - theirs.begin())];
    e.end = mine[static_cast<std::size_t>(last - theirs.begin()) - 1] + 1;
  }
  return true;
}

/// One to one, largest overlap first, then the closest length.
std::vector<std::pair<std::size_t, std::size_t>> times_matched(const std::vector<TimeExpression>& gold,
                                                               const std::vector<TimeExpression>& pred) {
  std::vector<std::tuple<int, int, std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t j = 0; j < pred.size(); ++j) {
      const int common = shared_points(gold[i], pred[j].begin, pred[j].end);
      const int lengths = static_cast<int>(gold[i].end - gold[i].begin) - static_cast<int>(pred[j].end - pred[j].begin);
      if (common > 0) links.emplace_back(-common, std::abs(lengths), i, j);
    }
  std::sort(links.begin(), links.end());
  std::set<std::size_t> used_gold, used_pred;
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [common, lengths, i, j] : links) {
    if (used_gold.contains(i) || used_pred.contains(j)) continue;
    used_gold.insert(i);
    used_pred.insert(j);
    out.emplace_back(i, j);
  }
  return out;
}

double times_percent(std::size_t a, std::size_t b) {
  return b == 0 ? 0.0 : 100.0 * static_cast<double>(a) / static_cast<double>(b);
}

struct TimesTally {
  std::size_t strict = 0, relaxed = 0, value = 0, gold = 0, pred = 0, ignored = 0, missing = 0;
  std::map<std::string, std::size_t> reasons;
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> wrong;  ///< in order of appearance

  void add_wrong(const std::string& wanted, const std::string& got) {
    const std::pair key(wanted, got);
    const auto found = std::find_if(wrong.begin(), wrong.end(), [&](const auto& row) { return row.first == key; });
    if (found == wrong.end())
      wrong.emplace_back(key, 1);
    else
      ++found->second;
  }
};

Status add_times_page(const TimesPage& page, const TimesAnswer* answer, TimesTally& tally) {
  const Points text = points_of_text(page.text);
  std::vector<TimeExpression> gold = page.gold;
  for (TimeExpression& e : gold) trim_time(text, e);
  std::vector<TimeExpression> pred;
  if (answer == nullptr) ++tally.missing;
  if (answer != nullptr) pred = answer->times;
  if (answer != nullptr && answer->text && !times_carry(points_of_text(*answer->text), text, pred))
    return Error{ErrorKind::input, fmt::format("{}: the predicted text is not the gold's", page.id)};
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> once;
  for (TimeExpression& e : pred) {
    trim_time(text, e);
    if (e.begin < e.end) once.emplace(e.begin, e.end, normal_time_value(e.value));
  }
  pred.clear();
  for (const auto& [begin, end, value] : once) {
    const auto over = [&](const auto& rows) {
      return std::any_of(rows.begin(), rows.end(), [&](const auto& r) {
        return shared_points({begin, end, {}}, r.begin, r.end) > 0;
      });
    };
    if (over(page.left_out) && !over(gold))
      ++tally.ignored;
    else
      pred.push_back({begin, end, value});
  }
  for (const LeftOutTime& row : page.left_out) ++tally.reasons[row.reason];
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> spans;
  for (const TimeExpression& e : gold) ++spans[{e.begin, e.end}];
  for (const TimeExpression& e : pred)
    if (const auto at = spans.find({e.begin, e.end}); at != spans.end() && at->second > 0) {
      --at->second;
      ++tally.strict;
    }
  for (const auto& [i, j] : times_matched(gold, pred)) {
    ++tally.relaxed;
    if (gold[i].value == pred[j].value)
      ++tally.value;
    else
      tally.add_wrong(gold[i].value, pred[j].value);
  }
  tally.gold += gold.size();
  tally.pred += pred.size();
  return success();
}

std::string times_measure(std::string_view name, std::size_t right, const TimesTally& t) {
  return fmt::format("{:<8} P {:6.2f}  R {:6.2f}  F1 {:6.2f}\n", name, times_percent(right, t.pred),
                     times_percent(right, t.gold), times_percent(2 * right, t.pred + t.gold));
}

}  // namespace

bool is_blank_point(char32_t point) {
  constexpr char32_t kZeroWidth = 0x200b, kByteOrder = 0xfeff;
  return (point >= 0x1c && point <= 0x1f) || (utf8::is_space(point) && point != kZeroWidth && point != kByteOrder);
}

std::string normal_time_value(std::string_view value) {
  std::string v(trimmed(value));
  for (char& c : v)
    if (ascii::is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  const auto digit = [&](std::size_t at) { return at < v.size() && ascii::is_digit(v[at]); };
  // "T17:00:00" is "T17:00".
  if (v.size() >= 9 && v.ends_with(":00")) {
    const std::size_t t = v.size() - 9;
    if (v[t] == 'T' && digit(t + 1) && digit(t + 2) && v[t + 3] == ':' && digit(t + 4) && digit(t + 5))
      v.resize(v.size() - 3);
  }
  while (v.ends_with("-XX")) v.resize(v.size() - 3);
  if (v.size() == 4 && digit(0) && digit(1) && v[3] == 'X' && (digit(2) || v[2] == 'X')) v.erase(v.find_first_of('X'));
  return v;
}

TimesAnswer times_answer(const Document& document) {
  TimesAnswer out;
  const utf8::OffsetTable offsets(document.article.text, utf8::Unit::code_points);
  for (const Time& time : document.times.rows)
    if (time.field == Field::text)
      out.times.push_back({offsets.from_byte(time.span.begin), offsets.from_byte(time.span.end), time.value});
  return out;
}

Result<std::string> times_table(const TimesGold& gold, const std::map<std::string, TimesAnswer>& answers) {
  TimesTally tally;
  for (const TimesPage& page : gold.pages) {
    const auto answer = answers.find(page.id);
    TRY_VOID(add_times_page(page, answer == answers.end() ? nullptr : &answer->second, tally));
  }
  std::string reasons;
  for (const auto& [reason, n] : tally.reasons)
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", reason, n);
  std::string out = fmt::format(
      "{} documents, {} without a prediction; gold {} expressions; left out: {}; predicted times ignored: {}\n",
      gold.pages.size(), tally.missing, tally.gold, reasons.empty() ? "none" : reasons, tally.ignored);
  if (gold.wikiwars) {
    out += times_measure("strict", tally.strict, tally) + times_measure("relaxed", tally.relaxed, tally) +
           times_measure("value", tally.value, tally);
  } else {
    out += fmt::format("found {:.2f}  value recall {:.2f}\n", times_percent(tally.relaxed, tally.gold),
                       times_percent(tally.value, tally.gold));
  }
  out += fmt::format("value accuracy {:.2f} on {} matched\n", times_percent(tally.value, tally.relaxed), tally.relaxed);
  std::stable_sort(tally.wrong.begin(), tally.wrong.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t kCommonest = 10;
  for (std::size_t i = 0; i < std::min(kCommonest, tally.wrong.size()); ++i)
    out += fmt::format("  {:3}  gold {:<12} predicted {}\n", tally.wrong[i].second, tally.wrong[i].first.first,
                       tally.wrong[i].first.second);
  return out;
}

}  // namespace whosays::eval
