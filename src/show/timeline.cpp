// Three clocks side by side: when it happened (as somebody says), when it was said, when it was published.
//
// A row of cells a date. Narrow terminals get the clocks one under the other instead.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"

namespace whosays::show {
namespace {

using Clock = story::Moment::Clock;
using Cells = std::array<std::vector<std::string>, 3>;  ///< wrapped lines in the columns of the three clocks

constexpr std::size_t kThreeColumns = 90;  ///< width from which on three columns can be read
constexpr std::size_t kDateWidth = 19;     ///< "30 September 2031" and two blanks
constexpr std::size_t kLinesOfWords = 3;
constexpr std::array<std::string_view, 3> kNames{"happened", "said", "published"};

/// Words cut to about three lines of `width` columns: the receipt leads to the rest.
std::string moment_words(const Lookup& lookup, const story::Moment& moment, std::size_t width) {
  std::string out =
      layout::elided(moment.by.empty() ? outlet_words(lookup.article(moment.article)) : moment.by, width * 2);
  if (!moment.what.empty()) out += ": " + quoted_short(moment.what, width * kLinesOfWords);
  if (!moment.receipt.empty()) out += " [" + moment.receipt + "]";
  return blanks_collapsed(out);
}

void print_columns(const Cells& cells, std::string_view date, std::pair<std::size_t, std::size_t> widths,
                   std::string& out) {
  const auto [date_column, column] = widths;
  std::size_t height = 0;
  for (const auto& cell : cells) height = std::max(height, cell.size());
  for (std::size_t i = 0; i < height; ++i) {
    std::string line = layout::fitted(i == 0 ? date : std::string_view{}, date_column - 2) + "  ";
    for (const auto& cell : cells) line += layout::fitted(i < cell.size() ? cell[i] : std::string{}, column) + "  ";
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

void print_stacked(const Lookup& lookup, std::span<const story::Moment> day, std::size_t width, std::string& out) {
  constexpr std::size_t kLabel = 13;
  for (const story::Moment& m : day)
    out += layout::labelled(fmt::format("  {}", kNames[static_cast<std::size_t>(m.clock)]),
                            moment_words(lookup, m, width - kLabel), kLabel, width);
}

std::string day_of(const story::Moment& m) { return m.when.empty() ? date_words(m.value) : m.when; }

/// Columns for the longest date: "30 September 2031" at least.
std::size_t date_width(const std::vector<story::Moment>& moments) {
  constexpr std::size_t kMost = 34;
  std::size_t out = kDateWidth;
  for (const story::Moment& m : moments) out = std::max(out, std::min(kMost, layout::width_of(day_of(m)) + 2));
  return out;
}

}  // namespace

std::string timeline(const Lookup& lookup, const std::vector<story::Moment>& moments, const Setting& setting) {
  if (moments.empty()) return "No dates were read in these articles.\n";
  const bool columns = setting.width >= kThreeColumns;
  const std::size_t dates = date_width(moments);
  const std::size_t column = columns ? (setting.width - dates - 4) / 3 : 0;
  std::string out;
  if (columns) {
    std::string head;
    print_columns({{{"HAPPENED, they say"}, {"SAID"}, {"PUBLISHED"}}}, "", {dates, column}, head);
    head.pop_back();
    out = strong(head, setting) + "\n";
  }
  for (std::size_t i = 0; i < moments.size();) {
    std::size_t end = i;
    while (end < moments.size() && day_of(moments[end]) == day_of(moments[i])) ++end;
    const std::span<const story::Moment> day(moments.data() + i, end - i);
    if (columns) {
      Cells cells;
      for (const story::Moment& m : day)
        for (std::string& line : layout::wrapped(moment_words(lookup, m, column), column))
          cells[static_cast<std::size_t>(m.clock)].push_back(std::move(line));
      print_columns(cells, day_of(moments[i]), {dates, column}, out);
    } else {
      out += strong(layout::elided(day_of(moments[i]), setting.width), setting) + "\n";
      print_stacked(lookup, day, setting.width, out);
    }
    i = end;
  }
  return out;
}

}  // namespace whosays::show
