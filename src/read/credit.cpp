// Agencies are compared by the words that name them; the places where these count are the beginning of the text, the
// byline and the closing lines. A short name counts in capitals only: "pa" and "ap" are other words.
#include "read/credit.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "read/title.h"

namespace whosays::read {
namespace {

struct Agency {
  std::string_view written;  ///< lower case, without "the"
  std::string_view name;
  bool is_short = false;   ///< letters that mean other things in lower case
  bool is_degree = false;  ///< behind a person's name they mean other things: "Ilse Varga, PA"
};

constexpr std::array kAgencies = {
    Agency{"aap", "Australian Associated Press", true},
    Agency{"afp", "Agence France-Presse", true},
    Agency{"agence france-presse", "Agence France-Presse"},
    Agency{"ani", "ANI", true, true},
    Agency{"ansa", "ANSA", true},
    Agency{"ap", "Associated Press", true},
    Agency{"apa", "APA", true, true},
    Agency{"associated press", "Associated Press"},
    Agency{"australian associated press", "Australian Associated Press"},
    Agency{"bloomberg", "Bloomberg"},
    Agency{"bloomberg news", "Bloomberg"},
    Agency{"canadian press", "The Canadian Press"},
    Agency{"cnn", "CNN", true},
    Agency{"cnn business", "CNN"},
    Agency{"cp", "The Canadian Press", true, true},
    Agency{"dpa", "dpa"},
    Agency{"efe", "EFE", true},
    Agency{"ians", "IANS", true},
    Agency{"interfax", "Interfax"},
    Agency{"kyodo", "Kyodo News"},
    Agency{"kyodo news", "Kyodo News"},
    Agency{"pa", "PA Media", true, true},
    Agency{"pa media", "PA Media"},
    Agency{"press association", "PA Media"},
    Agency{"press trust of india", "PTI"},
    Agency{"pti", "PTI", true},
    Agency{"reuters", "Reuters"},
    Agency{"tass", "TASS", true},
    Agency{"thomson reuters", "Reuters"},
    Agency{"united press international", "UPI"},
    Agency{"upi", "UPI", true},
    Agency{"xinhua", "Xinhua"},
    Agency{"yonhap", "Yonhap"},
};

/// The agency that the words are, with "The" in front and "Staff" behind, or none.
const Agency* agency_of(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kThe = "the ";
  words = trimmed(words);
  if (utf8::ascii_lowered(words.substr(0, kThe.size())) == kThe) words.remove_prefix(kThe.size());
  if (words.empty() || words.size() > kLongest) return nullptr;
  std::string bare = furniture::normal(words);
  for (const std::string_view behind : {" staff", " news agency", " reporters"})
    if (bare.ends_with(behind)) bare.resize(bare.size() - behind.size());
  const auto* const found =
      std::find_if(kAgencies.begin(), kAgencies.end(), [&](const Agency& a) { return a.written == bare; });
  if (found == kAgencies.end()) return nullptr;
  const bool small = std::any_of(words.begin(), words.end(), ascii::is_lower);
  return found->is_short && small ? nullptr : found;
}

/// At most so many bytes, whole characters.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && utf8::is_continuation(text[size])) --size;
  return text.substr(0, size);
}

bool is_dash(std::string_view rest) {
  return rest.starts_with('-') || rest.starts_with(':') || rest.starts_with("\xE2\x80\x93") ||
         rest.starts_with("\xE2\x80\x94");
}

/// "HAYWICK, Calif.": a full stop behind a short name with a capital ends no sentence.
bool ends_with_abbreviation(std::string_view words) {
  constexpr std::size_t kLongest = 7;
  const std::string_view last = words.substr(words.rfind(' ') + 1);  // all of them when there is one
  return last.ends_with('.') && last.size() <= kLongest && ascii::is_upper(last.front());
}

/// "Callis, May 3": what may stand before an agency in brackets.
bool is_place(std::string_view words) {
  if (words.empty()) return true;
  return utf8::is_upper(utf8::decode(words, 0).point) && words.find('\n') == std::string_view::npos &&
         (!ends_like_sentence(words) || ends_with_abbreviation(words));
}

/// "CALLIS (CNN)The ferry", "(CNN) The ferry": without a dash, but what follows begins a sentence, and what stands
/// before is a short name at most: "The Associated Press (AP) President" is none.
bool begins_sentence(std::string_view place, std::string_view rest) {
  constexpr std::size_t kLongestPlace = 30;
  if (rest.empty() || place.size() > kLongestPlace || place.starts_with("The ")) return false;
  if (agency_of(place) != nullptr) return false;
  if (rest.front() == '"' || rest.starts_with("\xE2\x80\x9C")) return true;
  return utf8::is_upper(utf8::decode(rest, 0).point);
}

std::string name_of(const Agency* agency) { return agency == nullptr ? std::string() : std::string(agency->name); }

/// "The Associated Press and Reuters": the first of several that is an agency.
std::string first_agency(std::string_view names) {
  std::size_t begin = 0;
  while (begin <= names.size()) {
    const std::size_t joint = std::min(names.find(" and ", begin), names.find(',', begin));
    const std::size_t end = std::min(joint, names.size());
    if (const Agency* agency = agency_of(names.substr(begin, end - begin))) return std::string(agency->name);
    begin = end + (end < names.size() && names[end] == ' ' ? 5 : 1);
  }
  return {};
}

std::string_view without_front(std::string_view line, std::initializer_list<std::string_view> fronts) {
  for (const std::string_view front : fronts)
    if (utf8::ascii_lowered(line.substr(0, front.size())) == front) return trimmed(line.substr(front.size()));
  return line;
}

/// One of the last lines: "Reuters", "(AP)", "With files from The Canadian Press", "The Associated Press contributed to
/// this report.", "Copyright 2031 The Associated Press. All rights reserved."
std::string credit_of_line(std::string_view line) {
  constexpr std::size_t kLongest = 160;
  line = trimmed(line);
  if (line.empty() || line.size() > kLongest) return {};
  const std::string_view bare = without_front(line, {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-"});
  if (const Agency* agency = agency_of(bare)) return std::string(agency->name);
  const std::string_view from = without_front(
      bare, {"with files from ", "with material from ", "with reporting by ", "contributing:", "source:"});
  if (from.size() < bare.size()) return first_agency(from.substr(0, from.find_last_not_of(". ") + 1));
  const std::string lowered = utf8::ascii_lowered(bare);
  for (const std::string_view behind : {" contributed to this ", " contributed reporting", " contributed."})
    if (const std::size_t end = lowered.find(behind); end != std::string::npos)
      return first_agency(bare.substr(0, end));
  std::string_view owner = without_front(bare, {"copyright"});
  owner = without_front(owner, {"\xC2\xA9", "(c)"});
  if (owner.size() == bare.size()) return {};
  while (!owner.empty() && (ascii::is_digit(owner.front()) || owner.front() == ' ')) owner.remove_prefix(1);
  return name_of(agency_of(owner.substr(0, owner.find('.'))));
}

}  // namespace

std::string credit_of_dateline(std::string_view text) {
  constexpr std::size_t kLongestPlace = 80;
  constexpr std::size_t kLongestName = 60;
  text = trimmed(beginning(text, kLongestPlace + 2 * kLongestName));
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', open == std::string_view::npos ? text.size() : open);
  if (close == std::string_view::npos || open > kLongestPlace || close - open > kLongestName) return {};
  const std::string_view place = trimmed(text.substr(0, open));
  if (!is_place(place)) return {};
  const std::string_view rest = trimmed(text.substr(close + 1));
  if (!is_dash(rest) && !begins_sentence(place, rest)) return {};
  return name_of(agency_of(text.substr(open + 1, close - open - 1)));
}

std::string credit_of_byline(std::string_view byline) {
  constexpr std::size_t kLongest = 500;
  byline = beginning(byline, kLongest);
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= byline.size(); ++at) {
    const bool ends = at == byline.size() || std::string_view(",/|;()\n").find(byline[at]) != std::string_view::npos;
    if (!ends) continue;
    const std::string_view part = trimmed(byline.substr(begin, at - begin));
    begin = at + 1;
    if (const Agency* agency = agency_of(part); agency != nullptr && !agency->is_degree)
      return std::string(agency->name);
    // "Ilse Varga Associated Press": a long name behind a person's.
    const std::string lowered = utf8::ascii_lowered(part);
    for (const Agency& a : kAgencies)
      if (!a.is_short && lowered.ends_with(" " + std::string(a.written))) return std::string(a.name);
  }
  return {};
}

std::string credit_of_end(std::string_view text) {
  constexpr int kLines = 3;
  for (int i = 0; i < kLines; ++i) {
    text = trimmed(text);
    const std::size_t line = text.rfind('\n');
    if (line == std::string_view::npos) return {};  // the only line is the text itself
    if (std::string credit = credit_of_line(text.substr(line)); !credit.empty()) return credit;
    text = text.substr(0, line);
  }
  return {};
}

void find_credit(Article& article) {
  if (article.credit.empty()) article.credit = credit_of_dateline(article.text);
  if (article.credit.empty()) article.credit = credit_of_byline(article.byline);
  if (article.credit.empty()) article.credit = credit_of_end(article.text);
}

}  // namespace whosays::read
