#include "read/title.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "read/months.h"

namespace whosays::read {
namespace {

std::optional<int> title_month(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] ||
        (word.size() >= 3 && word.size() <= 4 && kMonths[i].starts_with(word.substr(0, 3)) &&
         kMonths[i].starts_with(word)) ||
        (word == "sept" && i == 8))
      return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::optional<int> number_of(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  if (word.empty() || word.size() > 4 || !std::all_of(word.begin(), word.end(), ascii::is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : word) value = value * 10 + (c - '0');
  return value;
}

/// Lower-case words and numbers, punctuation dropped.
std::vector<std::string> title_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : utf8::ascii_lowered(text) + " ") {
    const bool part = ascii::is_digit(c) || ascii::is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

struct FoundDate {
  std::string iso;
  std::size_t first = 0;  ///< words [first, first + 3)
};

std::optional<FoundDate> date_in_words(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    auto day = number_of(words[i]);
    auto month = title_month(words[i + 1]);
    if (!day || !month) {
      month = title_month(words[i]);
      day = number_of(words[i + 1]);
    }
    const auto year = number_of(words[i + 2]);
    if (!day || !month || !year || *day < 1 || *day > 31 || *year < 1500) continue;
    return FoundDate{fmt::format("{:04}-{:02}-{:02}", *year, *month, *day), i};
  }
  return std::nullopt;
}

/// Length of an ISO 8601 date or date and time at the text's beginning, or 0.
std::size_t iso_length(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size()) return 0;
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] == 'd' ? !ascii::is_digit(text[i]) : text[i] != '-') return 0;
  std::size_t end = kShape.size();
  if (end < text.size() && text[end] == 'T') {
    const std::size_t stop = text.find_first_not_of("0123456789:.+-Zz", end + 1);
    end = stop == std::string_view::npos ? text.size() : stop;
  }
  return end;
}

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  bool bar = false;
};

Separator last_separator(std::string_view title) {
  static constexpr std::array<std::string_view, 6> kSeparators = {
      " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "};
  Separator best;
  for (const std::string_view s : kSeparators) {
    const std::size_t at = title.rfind(s);
    if (at == std::string_view::npos || (best.at != std::string_view::npos && at < best.at)) continue;
    best = {at, s.size(), s == " | " || s == " :: "};
  }
  return best;
}

std::string squashed(std::string_view text) {
  std::string out;
  for (const std::string& word : title_words(text)) out += word;
  return out;
}

bool names_outlet(std::string_view part, std::string_view publisher, bool behind_bar) {
  constexpr std::size_t kLongest = 45;
  const std::vector<std::string> words = title_words(part);
  if (words.empty() || words.size() > 5 || part.size() > kLongest || ends_like_sentence(part)) return false;
  const std::string own = squashed(publisher);
  if (!own.empty() && squashed(part) == own) return true;
  if (furniture::is_section(part)) return true;
  const std::string_view first = trimmed(part);
  if (!utf8::is_upper(utf8::decode(first, 0).point))
    return part.find(' ') == std::string_view::npos && part.ends_with(".com");
  if (behind_bar) return true;
  return words.size() > 1 && std::any_of(words.begin(), words.end(), furniture::is_outlet_word);
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kClosing = {"\"",           "'",        ")", "]", "\xE2\x80\x9D",
                                                               "\xE2\x80\x99", "\xC2\xBB", "*"};
  line = trimmed(line);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kClosing) {
      if (!line.ends_with(mark)) continue;
      line.remove_suffix(mark.size());
      again = true;
    }
  }
  if (line.empty()) return false;
  return line.back() == '.' || line.back() == '!' || line.back() == '?' || line.ends_with("\xE2\x80\xA6") ||
         line.ends_with("\xE3\x80\x82");
}

std::size_t title_length_without_outlet(std::string_view title, std::string_view publisher) {
  constexpr std::size_t kMostParts = 3;
  constexpr std::size_t kFewestWords = 3;
  std::string_view rest = trimmed(title);
  const auto skipped = static_cast<std::size_t>(rest.data() - title.data());
  for (std::size_t i = 0; i < kMostParts; ++i) {
    const Separator separator = last_separator(rest);
    if (separator.at == std::string_view::npos) break;
    const std::string_view part = rest.substr(separator.at + separator.length);
    const std::string_view before = trimmed(rest.substr(0, separator.at));
    if (title_words(before).size() < kFewestWords || !names_outlet(part, publisher, separator.bar)) break;
    rest = before;
  }
  return skipped + rest.size();
}

std::optional<std::string_view> byline_of(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  constexpr std::size_t kMostWords = 14;
  line = trimmed(line);
  const std::string lowered = utf8::ascii_lowered(line.substr(0, 3));
  if (lowered != "by " && lowered != "by:") return std::nullopt;
  const std::string_view names = trimmed(line.substr(3));
  if (names.empty() || line.size() > kLongest || ends_like_sentence(line)) return std::nullopt;
  if (!utf8::is_upper(utf8::decode(names, 0).point) || title_words(names).size() > kMostWords) return std::nullopt;
  // "By Tuesday the water had risen" is a sentence, "By Ilse Varga and Jon Tam" is not: names are capitalised.
  std::size_t small = 0;
  for (const std::string_view word : split(names, ' '))
    small += !word.empty() && ascii::is_lower(word[0]) && word != "and" && word != "for" && word != "in"
                 ? std::size_t{1}
                 : std::size_t{0};
  return small > 2 ? std::nullopt : std::optional(names);
}

std::optional<std::string> iso_date(std::string_view text) {
  text = trimmed(text);
  if (const std::size_t length = iso_length(text); length > 0) return std::string(text.substr(0, length));
  if (auto found = date_in_words(title_words(text))) return found->iso;
  return std::nullopt;
}

std::optional<std::string> date_line(std::string_view line) {
  constexpr std::size_t kLongest = 90;
  static constexpr std::array<std::string_view, 31> kAround = {
      "published", "posted",  "updated",   "first",    "last",   "on",       "at",     "date", "modified", "am", "pm",
      "a",         "p",       "m",         "et",       "est",    "edt",      "gmt",    "bst",  "utc",      "t",  "z",
      "monday",    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "cet",  "cest"};
  const auto around = [](std::string_view word) { return std::ranges::find(kAround, word) != kAround.end(); };
  line = trimmed(line);
  if (line.empty() || line.size() > kLongest) return std::nullopt;
  const std::vector<std::string> words = title_words(line);
  auto found = date_in_words(words);
  const std::size_t number = line.find_first_of("0123456789");
  const std::size_t iso = found || number == std::string_view::npos ? 0 : iso_length(line.substr(number));
  if (!found && iso == 0) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool of_date = found && i >= found->first && i < found->first + 3;
    const bool numeric = ascii::is_digit(words[i][0]);
    const bool abbreviated_day =
        words[i].size() == 3 &&
        std::string_view("mon tue wed thu fri sat sun").find(words[i]) != std::string_view::npos;
    if (!of_date && !numeric && !abbreviated_day && !around(words[i]) && !title_month(words[i])) return std::nullopt;
  }
  return found ? found->iso : std::string(line.substr(number, iso));
}

}  // namespace whosays::read
