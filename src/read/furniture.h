// Lines that stand around an article without being part of it. Data only: English, as served by news sites; compared in
// lower case, without blanks and punctuation at the ends. Extend the tables, not the code.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::read::furniture {

/// Labels before the headline of another article: "Read more:" and its kin.
inline constexpr std::array<std::string_view, 27> kPointerLabels = {"read more",
                                                                    "read also",
                                                                    "also read",
                                                                    "read next",
                                                                    "related",
                                                                    "related story",
                                                                    "related stories",
                                                                    "related article",
                                                                    "related articles",
                                                                    "related content",
                                                                    "see also",
                                                                    "more on this story",
                                                                    "more on this",
                                                                    "more from",
                                                                    "watch",
                                                                    "watch more",
                                                                    "watch next",
                                                                    "listen",
                                                                    "read",
                                                                    "must read",
                                                                    "don't miss",
                                                                    "more stories",
                                                                    "recommended",
                                                                    "you may also like",
                                                                    "you might also like",
                                                                    "trending now",
                                                                    "in case you missed it"};

/// Lines that are dropped when they stand alone.
inline constexpr std::array<std::string_view, 49> kLines = {
    "advertisement",
    "advertisements",
    "advertising",
    "ad",
    "sponsored",
    "sponsored content",
    "paid content",
    "story continues below advertisement",
    "story continues below",
    "article continues below advertisement",
    "article continues after advertisement",
    "story continues",
    "continue reading",
    "continue reading below",
    "advertisement - story continues below",
    "this advertisement has not loaded yet, but your article continues below",
    "scroll down to continue reading",
    "continue reading the main story",
    "skip to main content",
    "skip advertisement",
    "share this article",
    "share this story",
    "share this",
    "share",
    "share on facebook",
    "share on twitter",
    "tweet",
    "tweet this",
    "email this article",
    "print this article",
    "print",
    "copy link",
    "save for later",
    "sign up for our newsletter",
    "sign up for our newsletters",
    "subscribe to our newsletter",
    "sign up",
    "subscribe",
    "subscribe now",
    "sign in",
    "log in",
    "follow us",
    "follow us on twitter",
    "follow us on facebook",
    "leave a comment",
    "view comments",
    "show comments",
    "back to top",
    "loading"};

/// Words that name outlets: a last part of a title that holds one is the outlet's, not the headline's.
inline constexpr std::array<std::string_view, 37> kOutletWords = {
    "news",     "times",    "post",     "herald",   "tribune",     "gazette",  "journal",   "chronicle",
    "courier",  "daily",    "weekly",   "press",    "mail",        "star",     "sun",       "globe",
    "guardian", "observer", "radio",    "tv",       "today",       "standard", "telegraph", "express",
    "record",   "review",   "magazine", "online",   "network",     "reporter", "monitor",   "examiner",
    "inquirer", "dispatch", "sentinel", "bulletin", "broadcasting"};

/// Sections that sites put behind a title.
inline constexpr std::array<std::string_view, 21> kSections = {
    "national", "world",   "international", "politics",      "local",   "business", "sport",
    "sports",   "opinion", "canada",        "us news",       "uk news", "europe",   "technology",
    "science",  "health",  "environment",   "entertainment", "culture", "video",    "breaking news"};

/// Lower case, trimmed of blanks and of punctuation that decorates a label.
inline std::string normal(std::string_view line) {
  std::string out = utf8::ascii_lowered(blanks_collapsed(line));
  for (std::size_t at = out.find("\xE2\x80\x99"); at != std::string::npos; at = out.find("\xE2\x80\x99", at))
    out.replace(at, 3, "'");
  constexpr std::string_view kDecoration = " .:;!|-*_#>[]()=~";
  const std::size_t begin = out.find_first_not_of(kDecoration);
  if (begin == std::string::npos) return {};
  const std::size_t end = out.find_last_not_of(kDecoration);
  return out.substr(begin, end - begin + 1);
}

template <std::size_t N>
constexpr bool holds(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// "Advertisement", "Share this article" alone on a line.
inline bool is_line(std::string_view line) {
  constexpr std::size_t kLongest = 90;
  return line.size() <= kLongest && holds(kLines, normal(line));
}

/// Length in bytes of a label with its colon at the line's beginning, or 0. "Read more: Council votes" -> 10.
inline std::size_t pointer_label(std::string_view line) {
  constexpr std::size_t kLongest = 30;
  const std::size_t colon = line.find(':');
  if (colon > kLongest) return 0;  // npos as well
  return holds(kPointerLabels, normal(line.substr(0, colon))) ? colon + 1 : 0;
}

/// A label alone on its line: "read more:", or without a colon all in capitals: "RELATED STORIES".
inline bool is_pointer_label_line(std::string_view line) {
  const std::string_view bare = trimmed(line);
  constexpr std::size_t kLongest = 30;
  if (bare.empty() || bare.size() > kLongest) return false;
  const std::size_t label = pointer_label(bare);
  if (label > 0) return label == bare.size();
  const bool capitals = std::none_of(bare.begin(), bare.end(), ascii::is_lower);
  return capitals && holds(kPointerLabels, normal(bare));
}

}  // namespace whosays::read::furniture
