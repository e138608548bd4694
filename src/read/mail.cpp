#include "read/mail.h"

#include <fmt/format.h>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/feed_dates.h"
#include "read/html.h"
#include "read/mail_parts.h"
#include "read/rendition.h"
#include "read/transfer_coding.h"

namespace whosays::read {
namespace {

/// The name in "Ilse Varga <i.varga@courier.example>", "\"Varga, Ilse\" <...>", "i.varga@courier.example (Ilse Varga)".
std::string sender_name(std::string_view from) {
  std::string_view name = from;
  const std::size_t open = from.find('<');
  const std::size_t bracket = from.find('(');
  if (open != std::string_view::npos) {
    name = from.substr(0, open);
  } else if (bracket != std::string_view::npos) {
    name = from.substr(bracket + 1, from.find(')', bracket) - bracket - 1);
  }
  name = without_blanks(name);
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  std::string decoded = blanks_collapsed(decoded_header(name));
  std::erase(decoded, '\\');
  return decoded.find('@') == std::string::npos ? decoded : std::string();  // an address is no name
}

/// Lines of plain text: flowed ones joined, the signature left out.
void add_plain(const MailText& part, std::string_view text, BodyWriter& body) {
  bool apart = true;
  bool joins = false;
  std::string flowing;
  const auto flush = [&] {
    apart ? body.paragraph(flowing) : body.line(flowing);
    if (!trimmed(flowing).empty()) apart = false;
    flowing.clear();
  };
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "-- ") break;
    if (trimmed(line).empty()) {
      flush();
      apart = true;
      joins = false;
      continue;
    }
    if (!joins) flush();
    joins = part.flowed && line.ends_with(' ');
    if (part.flowed && line.starts_with(' ')) line.remove_prefix(1);  // stuffed
    if (joins && part.delete_space) line.remove_suffix(1);
    flowing += line;
  }
  flush();
}

/// Blocks of a text that a reader of pages made: an empty line between paragraphs, items on lines.
void add_blocks(std::string_view text, BodyWriter& body) {
  bool apart = true;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) {
      apart = true;
    } else {
      apart ? body.paragraph(line) : body.line(line);
      apart = false;
    }
  }
}

Status add_text(const MailText& part, const Limits& limits, BodyWriter& body, Extract& extract) {
  auto decoded =
      part.html && part.charset.empty() ? decode_html(part.bytes) : decode_declared(part.bytes, part.charset);
  if (!decoded.ok()) return std::move(decoded.error());
  for (std::string& warning : decoded->warnings) extract.warnings.push_back(std::move(warning));
  if (!part.html) {
    add_plain(part, decoded->text.text, body);
    return success();
  }
  Article page;
  read_html(decoded->text, limits, page);
  for (std::string& warning : page.warnings) extract.warnings.push_back(std::move(warning));
  if (extract.language.empty()) extract.language = page.language;
  add_blocks(page.text, body);
  return success();
}

std::string what_is_left_out(const Mail& mail) {
  std::vector<std::string> parts;
  const auto count = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, n == 1 ? one : many));
  };
  count(mail.attachments, "attachment", "attachments");
  count(mail.mails_inside, "mail inside it", "mails inside it");
  return joined(parts, " and ");
}

}  // namespace

Result<ReadArticle> read_mail(std::string_view bytes, const Request& request) {
  const Mail mail = parse_mail(bytes);
  Extract extract;
  extract.media_type = "message/rfc822";
  extract.title = decoded_header(mail.header.value("subject"));
  extract.byline = sender_name(mail.header.value("from"));
  extract.published = feed_date(utf8::repaired(mail.header.value("date")));
  BodyWriter body;
  for (const MailText& text : mail.texts) TRY_VOID(add_text(text, request.limits, body, extract));
  const std::string left_out = what_is_left_out(mail);
  if (body.empty())
    return Error{ErrorKind::input, left_out.empty()
                                       ? std::string("a mail without text")
                                       : fmt::format("a mail without text, with {}; save what you need of it, "
                                                     "and read that",
                                                     left_out)};
  extract.body = body.finish();
  if (!left_out.empty())
    extract.warnings.push_back(fmt::format("left out: {}; save them, and read them apart", left_out));
  if (mail.too_many)
    extract.warnings.push_back(fmt::format(
        "more than {} parts, or parts nested more than {} deep; the rest is left out", kMaxMailParts, kMaxMailDepth));
  if (mail.broken > 0)
    extract.warnings.push_back(
        fmt::format("{} characters that its transfer coding does not have; read around them", mail.broken));
  return rendered(extract, bytes, request);
}

}  // namespace whosays::read
