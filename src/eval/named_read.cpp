// The three file forms, and the raw text that is made of tokens where a file has none.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

#include "base/text_util.h"
#include "base/utf8.h"
#include "eval/named.h"

namespace whosays::eval {
namespace {

struct Row {
  std::string_view token;
  std::string_view tag;
};

/// One sentence as the file has it.
struct Lines {
  std::optional<std::string> document;  ///< it begins one, of this id (empty: by number)
  std::optional<std::string_view> text;
  std::vector<Row> rows;
};

std::optional<NameType> type_of(std::string_view tag) {
  struct Known {
    std::string_view tag;
    NameType type;
  };
  static constexpr auto kKnown = std::to_array<Known>({{"PER", NameType::person},
                                                       {"person", NameType::person},
                                                       {"politician", NameType::person},
                                                       {"ORG", NameType::organisation},
                                                       {"organisation", NameType::organisation},
                                                       {"organization", NameType::organisation},
                                                       {"politicalparty", NameType::organisation},
                                                       {"LOC", NameType::place},
                                                       {"location", NameType::place},
                                                       {"country", NameType::place},
                                                       {"place", NameType::place}});
  const auto* found = std::ranges::find(kKnown, tag, &Known::tag);
  return found == kKnown.end() ? std::nullopt : std::optional(found->type);
}

bool is_clitic(std::string_view token) {
  static constexpr auto kEnds = std::to_array<std::string_view>({"s", "re", "ve", "ll", "d", "m", "t", "S"});
  const auto behind = [](std::string_view word) -> std::optional<std::string_view> {
    if (word.starts_with("'")) return word.substr(1);
    if (word.starts_with("’")) return word.substr(3);
    return std::nullopt;
  };
  if (const auto rest = behind(token)) return std::ranges::find(kEnds, *rest) != kEnds.end();
  if (!token.starts_with('n')) return false;
  const auto rest = behind(token.substr(1));
  return rest && *rest == "t";
}

bool is_joined_word(std::string_view token) {
  const std::size_t mark = token.starts_with("’") ? 3 : 1;
  if (token.empty() || (token[0] != '-' && token[0] != '\'' && mark == 1) || token.size() <= mark) return false;
  return utf8::is_word(utf8::decode(token, mark).point);
}

bool is_one_of(std::string_view token, std::string_view signs) {
  return token.size() == 1 && signs.find(token) != std::string_view::npos;
}

/// Tokens as a text, with few blanks; appends their byte spans.
std::string spread(const std::vector<Row>& rows, std::vector<Span>& spans) {
  std::string text;
  bool quoted = false;
  bool glue = true;
  for (const Row& row : rows) {
    const std::string_view t = row.token;
    const bool opening = t == "\"" && !quoted;
    const bool tight = (!t.empty() && t.find_first_not_of(",.;:!?%)]}") == std::string_view::npos) || is_clitic(t) ||
                       t.empty() || is_one_of(t, "-/") || t == "-/" || (t == "\"" && quoted) || is_joined_word(t);
    if (t == "\"") quoted = !quoted;
    if (!glue && !tight) text += ' ';
    spans.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + t.size())});
    text += t;
    glue = is_one_of(t, "([{$#-/") || opening;
  }
  return text;
}

/// Where the tokens stand in a text with the same characters but for blanks.
Result<std::vector<Span>> placed(const std::vector<Row>& rows, std::string_view text) {
  std::vector<Span> spans;
  std::size_t at = 0;
  const auto skip = [&](std::string_view in, std::size_t from) {
    while (from < in.size() && utf8::is_space(utf8::decode(in, from).point)) from += utf8::decode(in, from).length;
    return from;
  };
  for (const Row& row : rows) {
    std::optional<std::size_t> begin;
    for (std::size_t i = skip(row.token, 0); i < row.token.size(); i = skip(row.token, i)) {
      at = skip(text, at);
      const std::size_t length = utf8::decode(row.token, i).length;
      if (text.substr(at, length) != row.token.substr(i, length))
        return Error{ErrorKind::input, fmt::format("token {} not found in: {}", row.token, text)};
      if (!begin) begin = at;
      at += length;
      i += length;
    }
    spans.push_back({static_cast<std::uint32_t>(begin.value_or(at)), static_cast<std::uint32_t>(at)});
  }
  return spans;
}

class Reader {
 public:
  explicit Reader(NamedForm form) : form_(form) {}

  Result<std::vector<NamedText>> read(std::string_view file) {
    Lines now;
    for (std::string_view line : split(file, '\n')) {
      while (line.ends_with('\r')) line.remove_suffix(1);
      TRY_VOID(take(line, now));
    }
    TRY_VOID(end(now));
    return std::move(documents_);
  }

 private:
  Status take(std::string_view line, Lines& now) {
    if (form_ == NamedForm::uner && line.starts_with('#')) {
      if (line.starts_with("# text = ")) now.text = line.substr(9);
      if (line.starts_with("# newdoc id = ")) now.document = line.substr(14);
      return success();
    }
    if (trimmed(line).empty()) return end(now);
    if (line.starts_with("-DOCSTART-")) {
      now.document = "";
      return success();
    }
    if (form_ == NamedForm::wikigold) {
      const std::size_t blank = line.rfind(' ');
      if (blank != std::string_view::npos) now.rows.push_back({line.substr(0, blank), line.substr(blank + 1)});
      return success();
    }
    const auto cells = split(line, '\t');
    const std::size_t first = form_ == NamedForm::uner ? 1U : 0U;
    if (cells.size() < first + 2) return Error{ErrorKind::input, fmt::format("not a line of the form: {}", line)};
    now.rows.push_back({cells[first], cells[first + 1]});
    return success();
  }

  Status end(Lines& now) {
    if (!now.rows.empty()) {
      TRY_VOID(add(now));
      now.document.reset();
    }
    now.text.reset();
    now.rows.clear();
    return success();
  }

  Status add(const Lines& lines) {
    if (form_ == NamedForm::crossner || lines.document || documents_.empty()) {
      static constexpr auto kNames = std::to_array<std::string_view>({"uner", "wikigold", "crossner"});
      const bool given = form_ == NamedForm::uner && lines.document && !lines.document->empty();
      documents_.push_back({given
                                ? *lines.document
                                : fmt::format("{} {}", kNames[static_cast<std::size_t>(form_)], documents_.size() + 1),
                            {},
                            {}});
    }
    NamedText& document = documents_.back();
    std::vector<Span> spans;
    std::string text;
    if (lines.text) {
      text = *lines.text;
      TRY(spans, placed(lines.rows, text));
    } else {
      text = spread(lines.rows, spans);
    }
    if (!document.text.empty()) document.text += '\n';
    const auto base = static_cast<std::uint32_t>(utf8::count(document.text));
    document.text += text;
    const utf8::OffsetTable points(text, utf8::Unit::code_points);
    for (std::size_t at = 0; at < lines.rows.size();) {
      const std::string_view tag = lines.rows[at].tag;
      const std::string_view kind = tag.size() > 2 ? tag.substr(2) : "";
      std::size_t end = at + 1;
      while (!kind.empty() && end < lines.rows.size() && lines.rows[end].tag.starts_with("I-") &&
             lines.rows[end].tag.substr(2) == kind)
        ++end;
      if (const auto type = type_of(kind))
        document.names.push_back(
            {base + points.from_byte(spans[at].begin), base + points.from_byte(spans[end - 1].end), *type});
      at = end;
    }
    return success();
  }

  NamedForm form_;
  std::vector<NamedText> documents_;
};

}  // namespace

Result<std::vector<NamedText>> read_named(const std::string& path, NamedForm form) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be read", path)};
  std::ostringstream text;
  text << in.rdbuf();
  auto read = Reader(form).read(text.str());
  if (!read.ok()) return Error{ErrorKind::input, fmt::format("{}: {}", path, read.error().message)};
  return read;
}

}  // namespace whosays::eval
