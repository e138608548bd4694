// Text form -> samples. One pass over the lines; spans are looked up when a sample is complete, because the key that
// says which string they point into may follow them. Linear in the file but for `{words}`, which are searched in their
// text.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "doc/text_form.h"
#include "doc/text_form_escape.h"
#include "doc/text_form_keys.h"

namespace whosays::text_form {
namespace {

Error at_line(std::size_t line, std::string_view reason) {
  return {ErrorKind::input, fmt::format("line {}: {}", line, reason)};
}

/// A span as written, before its words are looked up.
struct WrittenSpan {
  std::optional<Span> points;  ///< offsets in code points
  std::string words;
  std::uint32_t occurrence = 1;
};

/// Reads a decimal number at the head of `rest` and takes it off; none when there is no number or it is too large.
std::optional<std::uint32_t> take_number(std::string_view& rest) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (problem != std::errc() || end == rest.data()) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return number;
}

/// Takes `0-10` off the head when a `{` follows it.
std::optional<Span> take_offsets(std::string_view& rest) {
  std::string_view ahead = rest;
  const auto begin = take_number(ahead);
  if (!begin || ahead.empty() || ahead.front() != '-') return std::nullopt;
  ahead.remove_prefix(1);
  const auto end = take_number(ahead);
  if (!end || ahead.empty() || ahead.front() != '{') return std::nullopt;
  rest = ahead;
  return Span{*begin, *end};
}

/// Without the row that a party's spans may be preceded by: `a1 0-4{Odel}`.
std::string_view without_row(std::string_view value) {
  std::string_view rest = value;
  if (rest.size() < 3 || rest.front() != 'a') return value;
  rest.remove_prefix(1);
  if (!take_number(rest) || rest.empty() || rest.front() != ' ') return value;
  return trimmed(rest);
}

/// True when a value is meant as a list of spans. Dumps write free text with its braces escaped, so it never is.
bool is_span_list(std::string_view value) {
  std::string_view rest = without_row(value);
  return (!rest.empty() && rest.front() == '{') || take_offsets(rest).has_value();
}

/// Takes `{words}` off the head; none when the brace is not closed or an escape is unknown.
std::optional<std::string> take_words(std::string_view& rest) {
  if (rest.empty() || rest.front() != '{') return std::nullopt;
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != '}') end += rest[end] == '\\' ? 2U : 1U;
  if (end >= rest.size()) return std::nullopt;
  auto words = unescaped(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  return words;
}

Result<std::vector<WrittenSpan>> read_spans(std::string_view value, std::size_t line) {
  std::vector<WrittenSpan> spans;
  for (std::string_view rest = without_row(value); !rest.empty(); rest = trimmed(rest)) {
    WrittenSpan span;
    span.points = take_offsets(rest);
    auto words = take_words(rest);
    if (!words) return at_line(line, fmt::format("not a list of spans {{words}}: {}", value));
    span.words = std::move(*words);
    if (!rest.empty() && rest.front() == '#') {
      rest.remove_prefix(1);
      const auto occurrence = take_number(rest);
      if (!occurrence || *occurrence == 0) return at_line(line, "#N counts from 1");
      if (span.points) return at_line(line, "a span has offsets or #N, not both");
      span.occurrence = *occurrence;
    }
    if (!rest.empty() && rest.front() != ' ') return at_line(line, fmt::format("unexpected after a span: {}", rest));
    spans.push_back(std::move(span));
  }
  return spans;
}

/// One of the sample's two strings.
struct FieldText {
  std::string_view text;
  utf8::OffsetTable points;
  explicit FieldText(std::string_view t) : text(t), points(t, utf8::Unit::code_points) {}
};

Result<Span> resolved_by_offsets(const WrittenSpan& written, const FieldText& field, std::size_t line) {
  const Span bytes{field.points.to_byte(written.points->begin), field.points.to_byte(written.points->end)};
  const bool inside = field.points.from_byte(bytes.begin) == written.points->begin &&
                      field.points.from_byte(bytes.end) == written.points->end && bytes.begin <= bytes.end;
  if (!inside) {
    return at_line(line, fmt::format("offsets {}-{} are outside the text", written.points->begin, written.points->end));
  }
  if (slice(field.text, bytes) != written.words) {
    return at_line(line, fmt::format("offsets {}-{} hold {{{}}}, not {{{}}}", written.points->begin,
                                     written.points->end, escaped(slice(field.text, bytes)), escaped(written.words)));
  }
  return bytes;
}

Result<Span> resolved(const WrittenSpan& written, const FieldText& field, std::size_t line) {
  if (written.points) return resolved_by_offsets(written, field, line);
  if (written.words.empty()) return at_line(line, "an empty span needs offsets");
  std::size_t at = field.text.find(written.words);
  for (std::uint32_t n = 1; n < written.occurrence && at != std::string_view::npos; ++n)
    at = field.text.find(written.words, at + 1);
  if (at == std::string_view::npos) {
    return at_line(line, fmt::format("{{{}}}#{} is not in the text", escaped(written.words), written.occurrence));
  }
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + written.words.size())};
}

Status resolve_entry(Entry& entry, const Block& block, const FieldText& field) {
  const auto known = words_of_key(block.kind, entry.key);
  if (!known.empty() && std::ranges::find(known, std::string_view(entry.value)) == known.end())
    return at_line(entry.line, fmt::format("{} cannot be {}", entry.key, entry.value));
  if (!is_span_list(entry.value)) {
    auto text = unescaped(entry.value);
    if (!text) return at_line(entry.line, fmt::format("unknown escape in: {}", entry.value));
    entry.value = std::move(*text);
    return success();
  }
  TRY(const auto written, read_spans(entry.value, entry.line));
  for (const WrittenSpan& span : written) {
    TRY(const Span bytes, resolved(span, field, entry.line));
    entry.spans.push_back(bytes);
  }
  return success();
}

/// Looks up the spans of all blocks of a complete sample.
Status resolve(Sample& sample) {
  const FieldText text(sample.text);
  const FieldText title(sample.title);
  for (Block& block : sample.blocks) {
    const Entry* said = block.find("field");
    block.field = said != nullptr && said->value == "title" ? Field::title : Field::text;
    for (Entry& entry : block.entries) {
      const bool in_title = block.field == Field::title || entry.key.ends_with("_title");
      TRY_VOID(resolve_entry(entry, block, in_title ? title : text));
    }
  }
  return success();
}

class Parser {
 public:
  Result<std::vector<Sample>> parse(std::string_view file) {
    for (const std::string_view line : split(file, '\n')) {
      ++line_;
      if (utf8::first_invalid(line) != std::string_view::npos) return at_line(line_, "not UTF-8");
      TRY_VOID(take(line));
    }
    TRY_VOID(finish());
    return std::move(samples_);
  }

 private:
  Status take(std::string_view line) {
    if (in_text_ && line.starts_with('|')) return take_text(line);  // verbatim, with blanks at its end
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty() || line.starts_with('#')) return success();
    if (line.starts_with("== ")) return begin(trimmed(line.substr(3)));
    if (samples_.empty()) return at_line(line_, "expected == and the id of a document");
    if (line.starts_with("  ")) return take_entry(line.substr(2));
    in_text_ = false;
    return take_heading(line);
  }

  Status begin(std::string_view id) {
    TRY_VOID(finish());
    if (id.empty()) return at_line(line_, "a document needs an id");
    if (!ids_.emplace(id).second) return at_line(line_, fmt::format("a second document {}", id));
    samples_.emplace_back();
    samples_.back().id = id;
    samples_.back().line = line_;
    in_text_ = has_text_ = false;
    return success();
  }

  Status finish() {
    if (samples_.empty()) return success();
    Sample& sample = samples_.back();
    const auto statement = std::ranges::find(sample.blocks, "statement", &Block::kind);
    if (sample.no_statements && statement != sample.blocks.end())
      return at_line(statement->line, "a statement beside `no statements`");
    return resolve(sample);
  }

  Status take_text(std::string_view line) {
    line.remove_prefix(line.starts_with("| ") ? 2 : 1);
    std::string& text = samples_.back().text;
    if (lines_of_text_++ > 0) text += '\n';
    text += line;
    return success();
  }

  Status take_heading(std::string_view line) {
    Sample& sample = samples_.back();
    if (line == "text") {
      if (has_text_) return at_line(line_, "a second text");
      in_text_ = has_text_ = true;
      lines_of_text_ = 0;
      return success();
    }
    if (line.starts_with("title ")) return take_string(sample.title, line.substr(6));
    if (line.starts_with("published ")) return take_string(sample.published, line.substr(10));
    if (line == "no statements") {
      sample.no_statements = true;
      return success();
    }
    if (block_keys(line) == nullptr) return at_line(line_, fmt::format("unknown line: {}", line));
    Block& block = sample.blocks.emplace_back();
    block.kind = line;
    block.line = line_;
    return success();
  }

  Status take_string(std::string& into, std::string_view written) const {
    auto text = unescaped(written);
    if (!text) return at_line(line_, "unknown escape");
    into = std::move(*text);
    return success();
  }

  Status take_entry(std::string_view line) {
    Sample& sample = samples_.back();
    if (sample.blocks.empty()) return at_line(line_, "a key before any block");
    Block& block = sample.blocks.back();
    const std::size_t blank = line.find(' ');
    Entry entry;
    entry.key = line.substr(0, blank);
    entry.line = line_;
    if (blank != std::string_view::npos) entry.value = trimmed(line.substr(blank + 1));
    if (!has_key(*block_keys(block.kind), entry.key))
      return at_line(line_, fmt::format("a {} has no key {}", block.kind, entry.key));
    if (entry.value.empty()) return at_line(line_, fmt::format("{} has no value", entry.key));
    block.entries.push_back(std::move(entry));
    return success();
  }

  std::vector<Sample> samples_;
  std::set<std::string, std::less<>> ids_;
  std::size_t line_ = 0;
  std::size_t lines_of_text_ = 0;
  bool has_text_ = false;
  bool in_text_ = false;
};

}  // namespace

Result<std::vector<Sample>> parse(std::string_view file) { return Parser().parse(file); }

}  // namespace whosays::text_form
