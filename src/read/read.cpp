#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>

#include "base/hash.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/byte_source.h"
#include "read/charset.h"
#include "read/credit.h"
#include "read/feed.h"
#include "read/html.h"
#include "read/inflate.h"
#include "read/json_lines.h"
#include "read/language.h"
#include "read/mail.h"
#include "read/markdown.h"
#include "read/mojibake.h"
#include "read/office.h"
#include "read/pdf.h"
#include "read/plain_text.h"
#include "read/warc.h"

namespace whosays::read {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} << 10;

Error named(const std::string& name, Error error) {
  error.message = fmt::format("{}: {}", utf8::made_safe(utf8::repaired(name), false), error.message);
  return error;
}

/// Appends up to `count` bytes of the stream, in steps that grow: a string fills what it grows by with zeros.
void read_more(std::istream& in, std::uint64_t count, std::string& bytes) {
  constexpr std::uint64_t kLongestStep = std::uint64_t{1} << 20;
  while (count > 0 && in) {
    const std::size_t size = bytes.size();
    const std::uint64_t wanted = std::min(count, std::clamp<std::uint64_t>(size, kHeadBytes, kLongestStep));
    bytes.resize(size + wanted);
    in.read(bytes.data() + size, static_cast<std::streamsize>(wanted));
    const auto got = static_cast<std::uint64_t>(in.gcount());
    bytes.resize(size + got);
    count -= got;
  }
}

std::string in_megabytes(std::uint64_t bytes) {
  return bytes < (std::uint64_t{1} << 20) ? fmt::format("{} bytes", bytes)
                                          : fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1 << 20));
}

Error too_large(std::uint64_t size, bool at_least, const Limits& limits) {
  return {ErrorKind::input,
          fmt::format("{}{}, above the limit of {}; split it, or raise the limit", at_least ? "more than " : "",
                      in_megabytes(size), in_megabytes(limits.max_input_bytes))};
}

/// UTF-16 is full of zero bytes; anything else with one is no text. Neither is what is thick with control characters.
bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  if (bytes.find('\0') != std::string_view::npos) return true;
  constexpr std::size_t kOneIn = 50;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && !(byte >= 9 && byte <= 13) && byte != 0x1B;
  });
  return static_cast<std::size_t>(controls) * kOneIn > bytes.size();
}

/// What the decoding put right, and what was decoded wrongly long before.
std::vector<Repair> all_repairs(DecodedBytes& decoded) {
  std::vector<Repair> repairs = std::move(decoded.repairs);
  const std::vector<Repair> mended = mend(decoded.text);
  repairs.insert(repairs.end(), mended.begin(), mended.end());
  std::sort(repairs.begin(), repairs.end(), [](const Repair& a, const Repair& b) { return a.range < b.range; });
  return repairs;
}

Result<ReadArticle> read_page(std::string bytes, const Request& request) {
  TRY(DecodedBytes decoded, decode_html(bytes, request.charset));
  const std::vector<Repair> repairs = all_repairs(decoded);
  ReadArticle out;
  out.article.url = request.url;
  out.article.media_type = "text/html";
  out.article.charset = decoded.charset;
  out.article.warnings = std::move(decoded.warnings);
  read_html(decoded.text, request.limits, out.article);
  mark_repairs(out.article, repairs);
  if (out.article.text.empty())
    return Error{ErrorKind::input, "no article text found in this page; save the article's text and read that"};
  out.original = std::move(bytes);
  return out;
}

Error binary(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return {ErrorKind::input,
            "an Office file of the old kind, or an encrypted one; save it as .docx or .odt without a "
            "password"};
  if (is_zip(bytes)) return {ErrorKind::input, "a zip archive; unpack it, and read what is in it"};
  return {ErrorKind::input, "is binary, not text; save it as HTML or text"};
}

Result<ReadArticle> read_text(std::string bytes, const Request& request, bool markdown) {
  if (is_binary(bytes)) return binary(bytes);
  TRY(DecodedBytes decoded, decode_text(bytes, request.charset));
  const std::vector<Repair> repairs = all_repairs(decoded);
  ReadArticle out;
  out.article.media_type = markdown ? "text/markdown" : "text/plain";
  out.article.charset = decoded.charset;
  out.article.warnings = std::move(decoded.warnings);
  markdown ? read_markdown(decoded.text, out.article) : read_plain_text(decoded.text, out.article);
  mark_repairs(out.article, repairs);
  if (!request.url.empty()) out.article.url = request.url;
  if (out.article.text.empty()) return Error{ErrorKind::input, "no text in it"};
  out.original = std::move(bytes);
  return out;
}

Result<ReadArticle> read_one(std::string bytes, Format format, const Request& request) {
  if (bytes.empty()) return Error{ErrorKind::input, "is empty"};
  switch (format) {
    case Format::pdf: return read_pdf(bytes, request);
    case Format::eml: return read_mail(bytes, request);
    case Format::docx: return read_docx(bytes, request);
    case Format::odt: return read_odt(bytes, request);
    case Format::feed:
      return Error{ErrorKind::not_built, "a feed inside an archive cannot be read yet; save it as a file"};
    default: break;
  }
  const std::string sha256 = sha256_hex(bytes);
  Result<ReadArticle> read = format == Format::html ? read_page(std::move(bytes), request)
                                                    : read_text(std::move(bytes), request, format == Format::markdown);
  if (!read.ok()) return read;
  Article& article = read->article;
  article.sha256 = sha256;
  HashBuilder hash;
  hash.add(sha256);
  if (!request.url.empty()) hash.add(request.url);
  article.id = hash.hex(16);
  return read;
}

/// What is no web archive. `bytes` are the stream's first.
void read_unpacked(std::string bytes, std::istream& in, Format format, const Request& request, const Sink& with_name) {
  if (format == Format::jsonl) {
    read_json_lines(bytes, in, request, with_name);
    return;
  }
  const std::uint64_t limit = request.limits.max_input_bytes;
  if (bytes.size() <= limit) read_more(in, limit + 1 - bytes.size(), bytes);
  if (bytes.size() > limit) {
    with_name(too_large(limit, true, request.limits));
    return;
  }
  if (format == Format::feed && !in.bad()) return read_feed(bytes, request, with_name);
  with_name(in.bad() ? Result<ReadArticle>(Error{ErrorKind::io, "reading stopped half way; nothing was taken from it"})
                     : read_one(std::move(bytes), format, request));
}

/// What a gzip file holds, as if it were a file. `bytes` are the stream's first.
void read_gzip(std::string_view bytes, std::istream& in, Format format, const Request& request, const Sink& with_name) {
  StreamSource packed(bytes, in);
  GunzipSource source(packed, request.limits);
  if (format == Format::warc) return read_archive(source, request, read_one, with_name);
  const auto damaged = [&] {
    return Error{ErrorKind::input, fmt::format("{}; unpack what can be saved of it, and read that", source.trouble())};
  };
  SourceStreambuf buffer(source);
  std::istream unpacked(&buffer);
  std::string head;
  read_more(unpacked, kHeadBytes, head);
  const bool lines = format == Format::jsonl;
  bool going_on = true;
  // Whether the data are whole is known at their end only: lines are given as they come, a page is not.
  const Sink unless_damaged = [&](Result<ReadArticle> read) {
    if (lines || source.trouble().empty()) return going_on = with_name(std::move(read));
    with_name(damaged());
    return false;
  };
  if (is_gzip(head)) {
    with_name(Error{ErrorKind::input, "is packed twice over; unpack it once, and read that"});
  } else if (!lines || !head.empty()) {
    read_unpacked(std::move(head), unpacked, format, request, unless_damaged);
  }
  if (lines && going_on && !source.trouble().empty()) with_name(damaged());
}

}  // namespace

void read_stream(std::istream& in, const Request& request, const Sink& sink) {
  const Sink with_name = [&](Result<ReadArticle> read) {
    if (read.ok()) {
      find_language(read->article);
      find_credit(read->article);
      mark_what_is_left(read->article);
    }
    return sink(read.ok() ? std::move(read) : Result<ReadArticle>(named(request.name, std::move(read.error()))));
  };
  std::string bytes;
  read_more(in, kHeadBytes, bytes);
  if (bytes.empty()) {
    with_name(Error{ErrorKind::input, in.bad() ? "could not be read" : "is empty"});
    return;
  }
  const Format format = request.format == Format::sniff ? sniffed(bytes, request.name) : request.format;
  if (is_gzip(bytes)) return read_gzip(bytes, in, format, request, with_name);
  if (format == Format::warc) {
    StreamSource source(bytes, in);
    return read_archive(source, request, read_one, with_name);
  }
  read_unpacked(std::move(bytes), in, format, request, with_name);
}

void read_file(const std::string& path, const Request& request, const Sink& sink) {
  namespace fs = std::filesystem;
  Request asked = request;
  if (asked.name.empty()) asked.name = path;
  const auto fail = [&](ErrorKind kind, std::string what) { sink(named(asked.name, {kind, std::move(what)})); };
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) {
    return fail(ErrorKind::input, code && status.type() != fs::file_type::not_found
                                      ? "cannot be looked at: " + code.message()
                                      : "no such file; check the name");
  }
  if (fs::is_directory(status)) return fail(ErrorKind::input, "is a folder; name the files in it");
  if (!fs::is_regular_file(status))
    return fail(ErrorKind::input,
                "is no regular file (a pipe, socket or device); save it to a file, or use - for standard input");
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorKind::io, "cannot be opened; check its permissions");
  const std::uint64_t size = fs::file_size(path, code);
  const std::uint64_t limit = asked.limits.max_input_bytes;
  if (!code && size > limit) {
    // JSON lines and archives may be larger than memory: there the limit is one line's or page's.
    std::string head;
    read_more(in, kHeadBytes, head);
    const Format format = asked.format == Format::sniff ? sniffed(head, asked.name) : asked.format;
    if (format != Format::jsonl && format != Format::warc)
      return (void)sink(named(asked.name, too_large(size, false, asked.limits)));
    in.clear();
    in.seekg(0);
  }
  read_stream(in, asked, sink);
}

}  // namespace whosays::read
