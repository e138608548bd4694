#include "read/furniture.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "lexicon/word_classes.h"

namespace whosays::read::furniture {
namespace {

constexpr std::size_t kLongestLabel = 30;

const lexicon::WordClasses& page_lines() {
  static const lexicon::WordClasses all("page_lines.tsv");
  return all;
}

}  // namespace

std::string normal(std::string_view line) {
  std::string out = utf8::ascii_lowered(blanks_collapsed(line));
  for (std::size_t at = out.find("\xE2\x80\x99"); at != std::string::npos; at = out.find("\xE2\x80\x99", at))
    out.replace(at, 3, "'");
  constexpr std::string_view kDecoration = " .:;!|-*_#>[]()=~";
  const std::size_t begin = out.find_first_not_of(kDecoration);
  if (begin == std::string::npos) return {};
  const std::size_t end = out.find_last_not_of(kDecoration);
  return out.substr(begin, end - begin + 1);
}

bool is_label(std::string_view words) {
  static const WordBag& labels = page_lines().of("label");
  return labels.contains(normal(words));
}

namespace {

/// By its first words. `line` is normal.
bool begins_as_page_line(std::string_view line) {
  static const WordBag& begins = page_lines().of("begins");
  constexpr std::size_t kMostWords = 7;
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMostWords && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    if (begins.contains(line.substr(0, end))) return true;
  }
  return false;
}

/// "Follow Ana Vell on Twitter", "Sign up for the Harbour newsletter".
bool asks_to_follow(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  if (line.size() > kLongest) return false;
  const auto holds = [&](std::string_view words) { return line.find(words) != std::string_view::npos; };
  if (line.starts_with("follow ")) return holds(" on twitter") || holds(" on facebook") || line.starts_with("follow @");
  return line.starts_with("sign up ") && (holds("newsletter") || holds("in your inbox"));
}

}  // namespace

bool is_line(std::string_view line) {
  static const WordBag& lines = page_lines().of("line");
  constexpr std::size_t kLongest = 400;
  if (line.size() > kLongest) return false;
  const std::string words = normal(line);
  return lines.contains(words) || begins_as_page_line(words) || asks_to_follow(words);
}

std::size_t pointer_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon > kLongestLabel) return 0;  // npos as well
  return is_label(line.substr(0, colon)) ? colon + 1 : 0;
}

bool is_pointer_label_line(std::string_view line) {
  const std::string_view bare = trimmed(line);
  if (bare.empty() || bare.size() > kLongestLabel) return false;
  const std::size_t label = pointer_label(bare);
  if (label > 0) return label == bare.size();
  return std::none_of(bare.begin(), bare.end(), ascii::is_lower) && is_label(bare);
}

bool is_section(std::string_view words) {
  static const WordBag& sections = page_lines().of("section");
  return sections.contains(normal(words));
}

bool is_outlet_word(std::string_view word) {
  static const WordBag& outlets = page_lines().of("outlet");
  return outlets.contains(word);
}

}  // namespace whosays::read::furniture
