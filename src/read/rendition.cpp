#include "read/rendition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/plain_text.h"

namespace whosays::read {
namespace {

constexpr std::string_view kFileKey = "File: ";
constexpr std::string_view kHashKey = " bytes, SHA-256 ";
constexpr std::size_t kHashDigits = 64;

/// One line of shown characters: no control characters, runs of blanks as one.
std::string cleaned(std::string_view words) {
  std::string bare;
  for (const char c : utf8::repaired(words)) {
    const auto byte = static_cast<unsigned char>(c);
    bare += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return blanks_collapsed(bare);
}

void add_header(std::string& out, std::string_view key, std::string_view value) {
  const std::string line = cleaned(value);
  if (!line.empty()) out += fmt::format("{}: {}\n", key, line);
}

std::string rendition_of(const Extract& extract, std::string_view file) {
  std::string out =
      fmt::format("{}{}, {}{}{}\n", kFileKey, extract.media_type, file.size(), kHashKey, sha256_hex(file));
  add_header(out, "Title", extract.title);
  add_header(out, "Byline", extract.byline);
  add_header(out, "Published", extract.published);
  add_header(out, "Modified", extract.modified);
  add_header(out, "Language", extract.language);
  return out + "\n" + extract.body + "\n";
}

}  // namespace

bool is_program_title(std::string_view title) {
  static constexpr std::array<std::string_view, 6> kAlone = {
      "document", "untitled", "dokument", "powerpoint presentation", "word document", "slide"};
  static constexpr std::array<std::string_view, 7> kEndings = {".doc", ".docx", ".odt", ".indd",
                                                               ".pdf", ".qxd",  ".rtf"};
  const std::string lowered = utf8::ascii_lowered(trimmed(title));
  if (lowered.starts_with("microsoft word - ")) return true;
  if (std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return lowered.ends_with(e); }))
    return true;
  return std::any_of(kAlone.begin(), kAlone.end(), [&](std::string_view alone) {
    return lowered.starts_with(alone) && lowered.find_first_not_of("0123456789 .", alone.size()) == std::string::npos;
  });
}

bool is_program_author(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "microsoft office user", "microsoft", "user",  "administrator", "admin",
      "unknown author",        "unknown",   "owner", "python-docx",   "un-named"};
  const std::string lowered = utf8::ascii_lowered(trimmed(name));
  return std::find(kNames.begin(), kNames.end(), lowered) != kNames.end();
}

void BodyWriter::put(std::string_view words, std::string_view between) {
  const std::string line = cleaned(words);
  if (line.empty()) return;
  const std::string pages(new_pages_, '\f');
  if (body_.empty()) {
    body_ += pages;  // pages without text before the first word
  } else if (pages.empty()) {
    body_ += between;
  } else {
    // Inside a paragraph the form feed is all that stands between two words; between paragraphs it has its own line.
    body_ += between == " " ? pages : "\n" + pages + "\n";
  }
  new_pages_ = 0;
  body_ += line;
}

Result<ReadArticle> rendered(const Extract& extract, std::string_view file, const Request& request) {
  if (trimmed(extract.body).empty()) return Error{ErrorKind::input, "no text in it"};
  ReadArticle out;
  out.original = rendition_of(extract, file);
  Article& article = out.article;
  article.charset = "utf-8";
  article.warnings = extract.warnings;
  const MappedText source{out.original, SourceMap::identity(static_cast<std::uint32_t>(out.original.size()))};
  read_plain_text(source, article);
  if (article.text.empty()) return Error{ErrorKind::input, "no text in it"};
  if (!request.url.empty()) article.url = request.url;
  article.sha256 = sha256_hex(out.original);
  HashBuilder hash;
  hash.add(sha256_hex(file));
  if (!request.url.empty()) hash.add(request.url);
  article.id = hash.hex(16);
  return out;
}

std::optional<RenditionFile> rendition_file(std::string_view original) {
  const std::string_view line = original.substr(0, std::min<std::size_t>(original.find('\n'), 300));
  if (!line.starts_with(kFileKey)) return std::nullopt;
  const std::size_t comma = line.find(", ");
  const std::size_t key = line.find(kHashKey);
  if (comma == std::string_view::npos || key == std::string_view::npos || key < comma + 2) return std::nullopt;
  RenditionFile file;
  file.media_type = line.substr(kFileKey.size(), comma - kFileKey.size());
  const std::string_view digits = line.substr(comma + 2, key - comma - 2);
  const auto [stop, code] = std::from_chars(digits.data(), digits.data() + digits.size(), file.size);
  file.sha256 = line.substr(key + kHashKey.size());
  const bool hex = file.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (code != std::errc() || stop != digits.data() + digits.size() || file.sha256.size() != kHashDigits || !hex)
    return std::nullopt;
  return file;
}

std::uint32_t rendition_page(std::string_view original, std::uint64_t at) {
  const auto file = rendition_file(original);
  if (!file || file->media_type != "application/pdf") return 0;
  const std::string_view before = original.substr(0, std::min<std::uint64_t>(at, original.size()));
  return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\f'));
}

}  // namespace whosays::read
