#include "read/plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "read/link_cards.h"
#include "read/rendition.h"
#include "read/title.h"

namespace whosays::read {
namespace {

/// One line of the output: ranges of the source, more than one when a hard-wrapped paragraph was joined.
struct Line {
  Span span;                   ///< of the first part, without blanks at its end
  std::vector<Span> joined;    ///< further parts, each joined by one blank
  std::uint32_t line_end = 0;  ///< where the next line begins in the source
  [[nodiscard]] bool blank() const { return span.empty(); }
  [[nodiscard]] std::uint32_t end() const { return joined.empty() ? span.end : joined.back().end; }
};

std::string words_of_line(std::string_view text, const Line& line) {
  std::string out(slice(text, line.span));
  for (const Span part : line.joined) {
    out += ' ';
    out += slice(text, part);
  }
  return out;
}

/// Lines end with \n, \r\n, \r, form feed or U+2028/2029; blanks at their ends are left out.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of("\n\r\f\xE2", begin);
    while (end != std::string_view::npos && text[end] == '\xE2' && text.substr(end, 3) != "\xE2\x80\xA8" &&
           text.substr(end, 3) != "\xE2\x80\xA9")
      end = text.find_first_of("\n\r\f\xE2", end + 1);
    const std::size_t stop = std::min(end, text.size());
    std::size_t next = stop + 1;
    if (stop < text.size() && text[stop] == '\xE2') next = stop + 3;
    if (text.substr(std::min(stop, text.size()), 2) == "\r\n") next = stop + 2;
    const std::string_view whole = text.substr(begin, stop - begin);
    const std::string_view bare = trimmed(whole);
    Line line;
    line.span.begin =
        static_cast<std::uint32_t>(bare.empty() ? begin : begin + static_cast<std::size_t>(bare.data() - whole.data()));
    line.span.end = line.span.begin + static_cast<std::uint32_t>(bare.size());
    line.line_end = static_cast<std::uint32_t>(std::min(next, text.size()));
    out.push_back(line);
    begin = next;
  }
  return out;
}

// ---- header lines
// ------------------------------------------------------------------------------------------------------

enum class Key { file, url, publisher, published, modified, byline, title, language };

struct Header {
  Key key;
  Span value;
};

std::optional<Header> header_of(std::string_view text, const Line& line) {
  struct Name {
    std::string_view name;
    Key key;
  };
  static constexpr std::array kNames = {Name{"file", Key::file},           Name{"url", Key::url},
                                        Name{"publisher", Key::publisher}, Name{"published", Key::published},
                                        Name{"modified", Key::modified},   Name{"byline", Key::byline},
                                        Name{"title", Key::title},         Name{"language", Key::language}};
  const std::string_view words = slice(text, line.span);
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string name = utf8::ascii_lowered(trimmed(words.substr(0, colon)));
  if (name == "file" && !rendition_file(words)) return std::nullopt;
  for (const Name& n : kNames) {
    if (n.name != name) continue;
    const std::string_view value = trimmed(words.substr(colon + 1));
    if (value.empty()) return Header{n.key, {line.span.end, line.span.end}};
    const auto begin = static_cast<std::uint32_t>(value.data() - text.data());
    return Header{n.key, {begin, begin + static_cast<std::uint32_t>(value.size())}};
  }
  return std::nullopt;
}

/// Number of lines that the header block takes with the empty line behind it; 0 when there is none.
std::size_t header_block(std::string_view text, const std::vector<Line>& lines, std::vector<Header>& headers) {
  std::size_t at = 0;
  while (at < lines.size() && !lines[at].blank()) {
    const auto header = header_of(text, lines[at]);
    if (!header) return 0;
    headers.push_back(*header);
    ++at;
  }
  return at == 0 ? 0 : std::min(at + 1, lines.size());
}

void take_date(std::string_view key, const std::string& value, std::string& date, Article& article) {
  date = iso_date(value).value_or("");
  if (date.empty())
    article.warnings.push_back(fmt::format("{}: \"{}\" is no date; write it as 2031-05-03", key, value));
}

void take_headers(const MappedText& source, const std::vector<Header>& headers, Article& article) {
  for (const Header& header : headers) {
    const std::string value(slice(source.text, header.value));
    switch (header.key) {
      case Key::file: break;  // read_plain_text has looked at it
      case Key::url: article.url = value; break;
      case Key::publisher: article.publisher = value; break;
      case Key::byline: article.byline = value; break;
      case Key::language: article.language = value; break;
      case Key::published: take_date("Published", value, article.published, article); break;
      case Key::modified: take_date("Modified", value, article.modified, article); break;
      case Key::title: {
        MappedText title = sub_text(source, header.value);
        article.title = std::move(title.text);
        article.title_map = std::move(title.map);
        break;
      }
    }
  }
}

// ---- hard-wrapped text
// -------------------------------------------------------------------------------------------------

/// Lines broken at 50 to 80 columns by a mail program: most inner lines of paragraphs are that long, none is longer,
/// and many break in mid-sentence.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kShortest = 50;
  constexpr std::size_t kLongest = 80;
  constexpr std::size_t kFewest = 4;
  std::size_t inner = 0;
  std::size_t full = 0;
  std::size_t mid_sentence = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    const std::size_t columns = utf8::count(slice(text, lines[i].span));
    if (columns > kLongest) return false;
    if (lines[i + 1].blank()) continue;
    ++inner;
    full += columns >= kShortest ? 1 : 0;
    const char32_t next = utf8::decode(text, lines[i + 1].span.begin).point;
    const bool stops = ends_like_sentence(slice(text, lines[i].span));
    mid_sentence += !stops && utf8::is_letter(next) && !utf8::is_upper(next) ? std::size_t{1} : std::size_t{0};
  }
  return inner >= kFewest && full * 5 >= inner * 4 && mid_sentence * 3 >= inner;
}

/// Which line ends are inside a paragraph: those between two lines, or, in a rendition, a form feed between two.
std::vector<Line> joined_paragraphs(std::string_view text, const std::vector<Line>& lines, bool at_pages_only) {
  std::vector<Line> out;
  bool open = false;
  for (const Line& line : lines) {
    if (open && at_pages_only && text[out.back().line_end - 1] != '\f') open = false;
    if (open && !line.blank()) {
      out.back().joined.push_back(line.span);
      out.back().joined.insert(out.back().joined.end(), line.joined.begin(), line.joined.end());
      out.back().line_end = line.line_end;
    } else {
      out.push_back(line);
    }
    open = !line.blank();
  }
  return out;
}

// ---- what goes
// -----------------------------------------------------------------------------------------------------------

/// A headline of another article behind a label: short, not a sentence.
bool is_pointed_at(std::string_view words) {
  constexpr std::size_t kLongest = 220;
  return words.size() <= kLongest && !ends_like_sentence(words);
}

/// Bytes of a line before a pointer to another article that stands behind its last sentence: of "... she said. READ
/// MORE: Council votes" those up to "said.". All of them when there is none.
std::size_t size_without_pointer(std::string_view words) {
  constexpr std::size_t kLongestLabel = 30;
  constexpr std::size_t kLongestTail = 220;
  std::size_t colon = words.find(':', words.size() - std::min(words.size(), kLongestTail));
  for (; colon != std::string_view::npos; colon = words.find(':', colon + 1)) {
    const std::string_view headline = trimmed(words.substr(colon + 1));
    if (headline.empty() || !is_pointed_at(headline)) continue;
    const char32_t first = utf8::decode(headline, 0).point;
    if (utf8::is_letter(first) && !utf8::is_upper(first)) continue;
    for (std::size_t at = colon - std::min(colon, kLongestLabel); at < colon; ++at) {
      if (at == 0 || words[at - 1] != ' ' || words[at] == ' ') continue;
      const std::string_view label = words.substr(at, colon - at);
      const bool set_off =
          label.find(' ') != std::string_view::npos || std::none_of(label.begin(), label.end(), ascii::is_lower);
      const std::string_view before = trimmed(words.substr(0, at));
      if (set_off && ends_like_sentence(before) && furniture::is_label(label)) return before.size();
    }
  }
  return words.size();
}

/// Keeps the first `size` bytes of the line's words.
void shorten(Line& line, std::size_t size) {
  std::size_t used = line.span.size();
  if (size <= used) {
    line.span.end = line.span.begin + static_cast<std::uint32_t>(size);
    line.joined.clear();
  }
  for (std::size_t i = 0; i < line.joined.size(); ++i) {
    used += 1 + line.joined[i].size();
    if (size > used) continue;
    line.joined[i].end -= static_cast<std::uint32_t>(used - size);
    line.joined.resize(i + 1);
  }
}

std::size_t next_non_blank(const std::vector<Line>& lines, std::size_t at) {
  while (at < lines.size() && lines[at].blank()) ++at;
  return at;
}

/// Marks furniture lines and "Read more:" pairs.
std::vector<bool> dropped_lines(std::string_view text, const std::vector<Line>& lines) {
  std::vector<bool> dropped(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank() || dropped[i]) continue;
    const std::string words = words_of_line(text, lines[i]);
    if (furniture::is_line(words)) dropped[i] = true;
    if (const std::size_t label = furniture::pointer_label(words); label > 0 && label < words.size())
      dropped[i] = is_pointed_at(words);
    if (!furniture::is_pointer_label_line(words)) continue;
    dropped[i] = true;
    const std::size_t next = next_non_blank(lines, i + 1);
    if (next < lines.size() && is_pointed_at(words_of_line(text, lines[next]))) dropped[next] = true;
  }
  return dropped;
}

/// Whether the line can be the headline, given what follows.
bool is_headline(std::string_view words, const std::vector<Line>& lines, std::size_t at) {
  constexpr std::size_t kLongest = 250;
  constexpr std::size_t kLongestQuestion = 120;
  const std::size_t body = next_non_blank(lines, at + 1);
  if (body >= lines.size() || words.size() >= kLongest) return false;
  if (!ends_like_sentence(words)) return true;
  const bool set_off = at + 1 < lines.size() && lines[at + 1].blank();
  return set_off && words.ends_with("?") && words.size() < kLongestQuestion;
}

/// Copies a range of one line without the cards of links in it.
void copy_without_cards(TextBuilder& out, std::string_view text, Span range) {
  std::uint32_t begin = range.begin;
  for (const Span card : link_cards(slice(text, range))) {
    out.copy({begin, range.begin + card.begin});
    begin = range.begin + card.end;
  }
  if (begin < range.end) out.copy({begin, range.end});
}

void put_line(TextBuilder& out, std::string_view text, const Line& line) {
  copy_without_cards(out, text, line.span);
  std::uint32_t end = line.span.end;
  for (const Span part : line.joined) {
    out.put(" ", {end, part.begin});
    copy_without_cards(out, text, part);
    end = part.end;
  }
}

/// Takes headline, byline and date lines from `at` on; returns where the body begins.
std::size_t take_head(const MappedText& source, const std::vector<Line>& lines, std::size_t at, Article& article) {
  at = next_non_blank(lines, at);
  if (at >= lines.size()) return at;
  const std::string first = words_of_line(source.text, lines[at]);
  if (article.title.empty() && is_headline(first, lines, at)) {
    TextBuilder builder(source);
    put_line(builder, source.text, lines[at]);
    const MappedText line = builder.finish();
    const std::size_t kept = title_length_without_outlet(line.text, article.publisher);
    article.title = line.text.substr(0, kept);
    article.title_map = sub_text(line, {0, static_cast<std::uint32_t>(kept)}).map;
    ++at;
  } else if (!article.title.empty() && blanks_collapsed(first) == blanks_collapsed(article.title)) {
    ++at;  // the headline again, behind a Title: line
  }
  if (article.title.empty()) return at;
  for (std::size_t next = next_non_blank(lines, at); next < lines.size(); next = next_non_blank(lines, at)) {
    const std::string words = words_of_line(source.text, lines[next]);
    if (const auto names = byline_of(words)) {
      if (article.byline.empty()) article.byline = *names;
    } else if (const auto date = date_line(words)) {
      if (article.published.empty()) article.published = *date;
    } else {
      break;
    }
    at = next + 1;
  }
  return at;
}

}  // namespace

void read_plain_text(const MappedText& source, Article& article) {
  std::vector<Line> lines = lines_of(source.text);
  std::vector<Header> headers;
  const std::size_t skipped = header_block(source.text, lines, headers);
  if (skipped > 0) take_headers(source, headers, article);
  if (const std::size_t kept = title_length_without_outlet(article.title, article.publisher);
      kept < article.title.size()) {
    MappedText title = sub_text({article.title, article.title_map}, {0, static_cast<std::uint32_t>(kept)});
    article.title = std::move(title.text);
    article.title_map = std::move(title.map);
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(skipped));
  const std::optional<RenditionFile> packed = rendition_file(source.text);
  if (packed) {
    article.media_type = packed->media_type;
    lines = joined_paragraphs(source.text, lines, true);
  }
  if (is_hard_wrapped(source.text, lines)) lines = joined_paragraphs(source.text, lines, false);
  const std::size_t begin = take_head(source, lines, 0, article);
  const std::vector<bool> dropped = dropped_lines(source.text, lines);
  for (Line& line : lines) {
    const std::string words = words_of_line(source.text, line);
    if (const std::size_t size = size_without_pointer(words); size < words.size()) shorten(line, size);
  }
  TextBuilder body(source);
  std::uint32_t end = 0;
  bool apart = false;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (lines[i].blank()) apart = true;
    if (lines[i].blank() || dropped[i]) continue;
    if (!body.empty()) body.put(apart ? "\n\n" : "\n", {end, lines[i].span.begin});
    put_line(body, source.text, lines[i]);
    end = lines[i].end();
    apart = false;
  }
  MappedText text = body.finish();
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
}

}  // namespace whosays::read
