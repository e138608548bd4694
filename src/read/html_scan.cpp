#include "read/html_scan.h"

#include <algorithm>

#include "base/ascii.h"

namespace whosays::read::scan {
namespace {

std::size_t behind_blanks(std::string_view html, std::size_t at) {
  while (at < html.size() && ascii::is_blank(html[at])) ++at;
  return at;
}

/// Reads the attribute at `at`, which has a name of at least one character: "=" too when it comes first.
bool read_attribute(std::string_view html, std::size_t at, Attribute& a) {
  a.name = at++;
  while (at < html.size() && !ascii::is_blank(html[at]) && html[at] != '/' && html[at] != '>' && html[at] != '=') ++at;
  a.name_end = a.value = a.value_end = a.end = at;
  a.quoted = false;
  const std::size_t sign = behind_blanks(html, at);
  if (sign >= html.size() || html[sign] != '=') return true;
  at = behind_blanks(html, sign + 1);
  if (at >= html.size()) return false;
  a.value = a.value_end = a.end = at;
  if (html[at] == '>') return true;  // a value is missing
  if (html[at] == '"' || html[at] == '\'') {
    const std::size_t close = html.find(html[at], at + 1);
    if (close == kNone) return false;
    a.value = at + 1;
    a.value_end = close;
    a.end = close + 1;
    a.quoted = true;
    return true;
  }
  while (at < html.size() && !ascii::is_blank(html[at]) && html[at] != '>') ++at;
  a.value_end = a.end = at;
  return true;
}

}  // namespace

Comment comment_at(std::string_view html, std::size_t open) {
  const std::size_t words = open + 4;
  if (html.substr(words, 1) == ">") return {words, words + 1};
  if (html.substr(words, 2) == "->") return {words, words + 2};
  for (std::size_t at = html.find("--", words); at != kNone; at = html.find("--", at + 1)) {
    if (html.substr(at + 2, 1) == ">") return {at, at + 3};
    if (html.substr(at + 2, 2) == "!>") return {at, at + 4};
  }
  return {};
}

void read_tag(std::string_view html, std::size_t open, Tag& tag) {
  tag.closes = html[open + 1] == '/';
  tag.name = open + (tag.closes ? 2 : 1);
  tag.end = kNone;
  tag.self_closing = false;
  tag.regular = true;
  tag.attributes.clear();
  std::size_t at = tag.name;
  while (at < html.size() && !ascii::is_blank(html[at]) && html[at] != '/' && html[at] != '>') ++at;
  tag.name_end = at;
  for (;;) {
    const std::size_t blank = at;
    at = behind_blanks(html, at);
    if (at >= html.size()) return;
    if (html[at] == '>') break;
    if (html[at] == '/') {
      tag.self_closing = html.substr(at + 1, 1) == ">";
      ++at;
      if (tag.self_closing) break;
      tag.regular = false;
      continue;
    }
    tag.regular = tag.regular && at > blank;
    Attribute& attribute = tag.attributes.emplace_back();
    attribute.blank = blank;
    if (!read_attribute(html, at, attribute)) return;
    at = attribute.end;
  }
  tag.end = at + 1;
}

std::size_t end_tag(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != kNone; at = html.find("</", at + 2)) {
    const std::size_t end = at + 2 + name.size();
    if (end >= html.size()) return kNone;
    if ((ascii::is_blank(html[end]) || html[end] == '/' || html[end] == '>') &&
        same_name(html.substr(at + 2, name.size()), name))
      return at;
  }
  return kNone;
}

bool same_name(std::string_view written, std::string_view lower) {
  return std::equal(written.begin(), written.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return ascii::lowered(a) == b; });
}

bool mentions(std::string_view written, std::string_view lower) {
  return std::search(written.begin(), written.end(), lower.begin(), lower.end(),
                     [](char a, char b) { return ascii::lowered(a) == b; }) != written.end();
}

}  // namespace whosays::read::scan
