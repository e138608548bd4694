#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "doc/conllu.h"

namespace whosays::conllu {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// `# key` or `# key = value`.
std::optional<std::string_view> comment(const Sentence& sentence, std::string_view key) {
  for (std::string_view line : sentence.comments) {
    line.remove_prefix(1);
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    if (!line.starts_with(key)) continue;
    line.remove_prefix(key.size());
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    if (line.empty()) return line;
    if (line.front() != '=') continue;
    line.remove_prefix(1);
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    return line;
  }
  return std::nullopt;
}

/// A sent_id without its last part: behind "-", else up to three digits.
std::string_view stem_of(std::string_view id) {
  std::size_t end = id.size();
  while (end > 0 && ascii::is_digit(id[end - 1])) --end;
  if (end < id.size() && end > 0 && id[end - 1] == '-') return id.substr(0, end - 1);
  return id.substr(0, std::max(end, id.size() - std::min<std::size_t>(id.size(), 3)));
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (!utf8::is_space(d.point)) out += text.substr(at, d.length);
    at += d.length;
  }
  return out;
}

bool glued(const Row& row) {
  const auto parts = split(row[misc], '|');
  return std::find(parts.begin(), parts.end(), "SpaceAfter=No") != parts.end();
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Result<std::vector<Sentence>> read(std::string_view text) {
  std::vector<Sentence> out;
  Sentence sentence;
  std::size_t line_number = 0;
  const auto end_sentence = [&] {
    if (!sentence.rows.empty()) out.push_back(std::move(sentence));
    sentence = {};
  };
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty()) {
      end_sentence();
    } else if (line.front() == '#') {
      sentence.comments.push_back(line);
    } else {
      const auto columns = split(line, '\t');
      if (columns.size() != std::tuple_size_v<Row>)
        return Error{ErrorKind::input, fmt::format("line {} has {} columns, not 10", line_number, columns.size())};
      std::copy(columns.begin(), columns.end(), sentence.rows.emplace_back().begin());
    }
  }
  end_sentence();
  return out;
}

std::vector<TreebankDocument> documents_of(std::vector<Sentence> sentences) {
  const bool marked = std::any_of(sentences.begin(), sentences.end(),
                                  [](const Sentence& s) { return comment(s, "newdoc") || comment(s, "newdoc id"); });
  std::vector<TreebankDocument> out;
  std::string last;
  for (Sentence& sentence : sentences) {
    std::optional<std::string> begins;
    if (const auto given = comment(sentence, "newdoc id")) {
      begins = std::string(*given);
    } else if (comment(sentence, "newdoc")) {
      begins = fmt::format("document {}", out.size() + 1);
    } else if (!marked) {
      std::string stem(stem_of(comment(sentence, "sent_id").value_or("")));
      if (stem != last || out.empty()) begins = stem;
      last = std::move(stem);
    }
    if (begins || out.empty()) out.push_back({begins && !begins->empty() ? *begins : "document 1", {}});
    out.back().sentences.push_back(std::move(sentence));
  }
  return out;
}

std::vector<const Row*> written_rows(const Sentence& sentence) {
  std::vector<const Row*> out;
  std::uint32_t until = 0;
  for (const Row& row : sentence.rows) {
    const std::size_t dash = row[id].find('-');
    if (dash != std::string_view::npos) {
      until = number(row[id].substr(dash + 1));
      out.push_back(&row);
    } else if (row[id].find('.') == std::string_view::npos && number(row[id]) > until) {
      out.push_back(&row);
    }
  }
  return out;
}

std::string raw_text(std::span<const Sentence> sentences) {
  std::string text;
  std::string_view glue;
  for (const Sentence& sentence : sentences) {
    if (!text.empty()) text += comment(sentence, "newpar") || comment(sentence, "newpar id") ? "\n\n" : glue;
    std::string plain;
    bool no_blank = false;
    for (const Row* row : written_rows(sentence)) {
      no_blank = glued(*row);
      plain += (*row)[form];
      if (!no_blank) plain += ' ';
    }
    const auto given = comment(sentence, "text");
    text += given && !given->empty() && without_blanks(*given) == without_blanks(plain) ? *given : trimmed(plain);
    glue = no_blank ? "" : " ";
  }
  return text;
}

}  // namespace whosays::conllu
