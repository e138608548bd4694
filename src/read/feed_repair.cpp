#include "read/feed_repair.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

constexpr std::size_t kMostAttributes = 1000;
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestEntity = 256;
constexpr std::size_t kMostFilledIn = std::size_t{1} << 20;
constexpr std::string_view kBlanks = " \t\r\n";

bool is_name_start(char c) {
  return ascii::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name(char c) { return is_name_start(c) || ascii::is_digit(c) || c == '-' || c == '.'; }

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

/// &#146; and its kin are windows-1252 in practice (HTML5, 13.2.5.80).
char32_t meant_by_number(char32_t c) {
  static constexpr char32_t kWindows[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                            0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  return c >= 0x80 && c < 0xA0 ? kWindows[c - 0x80] : c;
}

struct Entity {
  std::string value;
  bool safe = false;  ///< short, and nothing but text
};

using Entities = std::map<std::string, Entity, std::less<>>;

/// Reads past the DOCTYPE that begins at `at`; its entities go to `entities`. The DOCTYPE's end, or the text's.
class Doctype {
 public:
  Doctype(std::string_view text, std::size_t at, Entities& entities) : text_(text), at_(at), entities_(entities) {}

  std::size_t end() {
    std::size_t brackets = 0;
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      const char c = rest[0];
      if (rest.starts_with("<!--")) {
        skip_to("-->");
      } else if (rest.starts_with("<?")) {
        skip_to("?>");
      } else if (rest.starts_with("<!ENTITY")) {
        at_ += 8;
        entity();
      } else if (c == '"' || c == '\'') {
        ++at_;
        skip_to(rest.substr(0, 1));
      } else {
        ++at_;
        if (c == '[') ++brackets;
        if (c == ']' && brackets > 0) --brackets;
        if (c == '>' && brackets == 0) return at_;
      }
    }
    return at_;
  }

 private:
  void skip_to(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size()); }

  /// name "value">; anything else (a file, an address, a parameter) is remembered as not safe. The first one counts.
  void entity() {
    constexpr std::size_t kMostEntities = 1000;
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    std::string name(text_.substr(begin, at_ - begin));
    if (name.empty() || entities_.size() >= kMostEntities) return;
    skip_blanks();
    Entity found;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const std::size_t stop = text_.find(text_[at_], at_ + 1);
      const std::string_view value = text_.substr(at_ + 1, stop == std::string_view::npos ? stop : stop - at_ - 1);
      found.safe = value.size() <= kLongestEntity && value.find_first_of("&%<") == std::string_view::npos;
      if (found.safe) found.value = value;
    }
    entities_.emplace(std::move(name), std::move(found));
  }

  std::string_view text_;
  std::size_t at_;
  Entities& entities_;
};

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.text.reserve(text.size() + text.size() / 8); }

  RepairedXml run() {
    // Blanks before the declaration are common, and the declared encoding is not the text's any more.
    at_ = std::min(text_.find_first_not_of(kBlanks), text_.size());
    if (text_.substr(at_).starts_with("<?xml") && kBlanks.find(text_.substr(at_ + 5, 1)) != std::string_view::npos)
      at_ = after("?>");
    while (at_ < text_.size() && out_.stopped.empty()) {
      const char c = text_[at_];
      if (c == '<') {
        markup();
      } else if (c == '&') {
        reference();
      } else {
        plain(std::min(text_.find_first_of("<&", at_), text_.size()));
      }
    }
    return std::move(out_);
  }

 private:
  void repaired(std::string_view what) {
    if (out_.repairs.empty()) out_.repairs = what;
  }

  std::size_t after(std::string_view mark) const {
    const std::size_t found = text_.find(mark, at_);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  /// Text as it stands up to `end`, without characters that XML does not allow.
  void plain(std::size_t end) {
    std::size_t from = at_;
    for (; at_ < end; ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      const bool noncharacter =
          byte == 0xEF && text_.substr(at_, 3) >= "\xEF\xBF\xBE" && text_.substr(at_, 3) <= "\xEF\xBF\xBF";
      if ((byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') && !noncharacter) continue;
      out_.text += text_.substr(from, at_ - from);
      at_ += noncharacter ? 2 : 0;
      from = at_ + 1;
      repaired("control characters");
    }
    at_ = std::max(at_, end);
    if (from < end) out_.text += text_.substr(from, end - from);
  }

  void markup() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      // Comments say nothing, and "--" inside them is an error.
      if (text_.find("-->", at_) == std::string_view::npos) repaired("a comment without an end");
      at_ = after("-->");
    } else if (rest.starts_with("<![CDATA[")) {
      const bool ended = text_.find("]]>", at_) != std::string_view::npos;
      plain(after("]]>"));
      if (!ended) repaired("a CDATA section without an end");
      if (!ended) out_.text += "]]>";
    } else if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
      at_ = Doctype(text_, at_ + 9, entities_).end();
    } else if (rest.starts_with("<?")) {
      at_ = after("?>");
    } else {
      tag();
    }
  }

  /// A tag up to its ">", references in its attributes included.
  void tag() {
    std::size_t attributes = 0;
    char quote = '<';  // none open
    std::size_t from = at_++;
    const auto flush = [&] {
      const std::size_t end = at_;
      at_ = from;
      plain(end);
    };
    for (; at_ < text_.size() && text_[at_] != '<'; ++at_) {
      const char c = text_[at_];
      if (c == '&') {
        flush();
        reference();
        from = at_--;
        if (!out_.stopped.empty()) return;
        continue;
      }
      if (quote != '<') {
        quote = c == quote ? '<' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
        if (++attributes > kMostAttributes) break;
      } else if (c == '>') {
        ++at_;
        break;
      }
    }
    if (attributes > kMostAttributes) {
      out_.stopped = fmt::format("more than {} attributes in one element", kMostAttributes);
      return;
    }
    flush();
  }

  void character(char32_t c) {
    if (c == '<' || c == '&' || c == '>' || c == '"' || c == '\'') {
      out_.text += fmt::format("&#{};", static_cast<unsigned>(c));
    } else {
      utf8::append(out_.text, c);
    }
  }

  void reference() {
    const std::string_view rest = text_.substr(at_ + 1, kLongestName);
    const std::size_t end = rest.find(';');
    const std::string_view name = rest.substr(0, end);
    if (end == std::string_view::npos || name.empty() || !known(name)) {
      character('&');
      ++at_;
      repaired("an & that begins no reference");
      return;
    }
    at_ += end + 2;
  }

  /// Writes what a reference stands for; false when it is none.
  bool known(std::string_view name) {
    if (name[0] == '#') return numbered(name.substr(1));
    if (!is_name_start(name[0]) || !std::all_of(name.begin(), name.end(), is_name)) return false;
    if (const auto declared = entities_.find(name); declared != entities_.end()) {
      filled_in_ += declared->second.value.size();
      if (!declared->second.safe || filled_in_ > kMostFilledIn) {
        out_.stopped =
            fmt::format("the entity \"{}\" is made of other entities, of markup or of a file, or is too long", name);
      } else {
        for (const char c : declared->second.value) {
          if (c == '>' || c == '"' || c == '\'') {
            character(static_cast<char32_t>(c));
          } else {
            out_.text += c;
          }
        }
      }
      return true;
    }
    const std::string key(name);
    if (key == "apos") return character('\''), true;
    const htmlEntityDesc* html = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
    if (html == nullptr) return false;
    character(html->value);
    return true;
  }

  bool numbered(std::string_view digits) {
    const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
    if (hex) digits.remove_prefix(1);
    constexpr std::size_t kMostDigits = 9;
    if (digits.empty() || digits.size() > kMostDigits) return false;
    char32_t value = 0;
    for (const char d : digits) {
      const auto lower = static_cast<char>(d | 0x20);
      if (ascii::is_digit(d)) {
        value = value * (hex ? 16 : 10) + static_cast<char32_t>(d - '0');
      } else if (hex && lower >= 'a' && lower <= 'f') {
        value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
      } else {
        return false;
      }
      if (value > 0x10FFFF) return false;
    }
    value = meant_by_number(value);
    if (!is_xml_character(value)) repaired("a reference to no character");
    if (is_xml_character(value)) character(value);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  RepairedXml out_;
  Entities entities_;
  std::size_t filled_in_ = 0;
};

}  // namespace

RepairedXml repaired_xml(std::string_view text) { return Repairer(text).run(); }

}  // namespace whosays::read
