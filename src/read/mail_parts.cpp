#include "read/mail_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/transfer_coding.h"

namespace whosays::read {
namespace {

/// A plain text shorter than this beside HTML may be no more than "your program shows no HTML".
constexpr std::size_t kStub = 300;
constexpr std::size_t kTimesLonger = 8;

struct Part {
  HeaderFields header;
  std::string_view body;
  [[nodiscard]] std::string type() const {
    const std::string written = media_type(header.value("content-type"));
    return written.find('/') == std::string::npos ? "text/plain" : written;
  }
};

/// Where the first line that is empty ends: the body begins there.
std::size_t body_begin(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    const std::string_view line = bytes.substr(at, end == std::string_view::npos ? end : end - at);
    at = end == std::string_view::npos ? bytes.size() : end + 1;
    if (line.empty() || line == "\r") return at;
  }
  return bytes.size();
}

Part part_of(std::string_view bytes) {
  constexpr std::size_t kHeaderBytes = std::size_t{256} << 10;
  Part part;
  const std::size_t begin = body_begin(bytes);
  part.header.add_lines(bytes.substr(0, std::min(begin, kHeaderBytes)));
  part.body = bytes.substr(begin);
  return part;
}

/// True when the line that begins at `at` is the boundary; `last` when it ends the parts.
bool is_boundary(std::string_view bytes, std::size_t at, std::string_view boundary, bool& last) {
  std::string_view rest = bytes.substr(at);
  if (!rest.starts_with("--") || !rest.substr(2).starts_with(boundary)) return false;
  rest.remove_prefix(2 + boundary.size());
  rest = rest.substr(0, rest.find('\n'));
  last = rest.starts_with("--");
  return without_blanks(last ? rest.substr(2) : rest).empty();
}

/// The bytes between the boundaries, at most `most` pieces. A last boundary that is missing is no matter.
std::vector<std::string_view> pieces_of(std::string_view body, std::string_view boundary, std::size_t most) {
  std::vector<std::string_view> out;
  std::size_t begin = std::string_view::npos;
  std::size_t at = 0;
  while (at < body.size() && out.size() <= most) {
    bool last = false;
    const std::size_t line_end = std::min(body.find('\n', at), body.size());
    const std::size_t next = std::min(line_end + 1, body.size());
    if (is_boundary(body, at, boundary, last)) {
      if (begin != std::string_view::npos) out.push_back(body.substr(begin, std::max(begin, at) - begin));
      begin = next;
      if (last) return out;
    }
    at = next;
  }
  if (begin != std::string_view::npos && begin < body.size() && out.size() <= most) out.push_back(body.substr(begin));
  return out;
}

class Collector {
 public:
  explicit Collector(Mail& mail) : mail_(mail) {}

  std::vector<MailText> texts(const Part& part, std::size_t depth) {
    const std::string type = part.type();
    if (type.starts_with("multipart/")) return of_many(part, type, depth);
    if (type == "message/rfc822") return ++mail_.mails_inside, std::vector<MailText>{};
    const bool attached = utf8::ascii_lowered(part.header.value("content-disposition")).starts_with("attachment");
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    const bool text = html || type == "text/plain" || type == "text/markdown" || type == "text/enriched";
    if (!text || attached) return ++mail_.attachments, std::vector<MailText>{};
    return {text_of(part, html)};
  }

 private:
  MailText text_of(const Part& part, bool html) {
    const std::string coding = utf8::ascii_lowered(part.header.value("content-transfer-encoding"));
    const std::string_view type = part.header.value("content-type");
    MailText text;
    if (coding == "base64" || coding == "quoted-printable") {
      DecodedTransfer decoded = coding == "base64" ? from_base64(part.body) : from_quoted_printable(part.body);
      text.bytes = std::move(decoded.bytes);
      mail_.broken += decoded.broken;
    } else {
      text.bytes = part.body;
    }
    text.charset = parameter(type, "charset");
    text.html = html;
    text.flowed = !html && utf8::ascii_lowered(parameter(type, "format")) == "flowed";
    text.delete_space = utf8::ascii_lowered(parameter(type, "delsp")) == "yes";
    return text;
  }

  std::vector<MailText> of_many(const Part& part, const std::string& type, std::size_t depth) {
    const std::string boundary = parameter(part.header.value("content-type"), "boundary");
    if (boundary.empty()) return {text_of(part, false)};  // as mail programs do: what stands there
    if (depth >= kMaxMailDepth) return mail_.too_many = true, std::vector<MailText>{};
    std::vector<std::vector<MailText>> children;
    for (const std::string_view piece : pieces_of(part.body, boundary, kMaxMailParts)) {
      if (++parts_ > kMaxMailParts) {
        mail_.too_many = true;
        break;
      }
      children.push_back(texts(part_of(piece), depth + 1));
    }
    std::erase_if(children, [](const std::vector<MailText>& child) { return child.empty(); });
    if (children.empty()) return {};
    if (type == "multipart/alternative") return std::move(children[best_of(children)]);
    if (type == "multipart/related") return std::move(children.front());
    std::vector<MailText> all;
    for (auto& child : children) std::move(child.begin(), child.end(), std::back_inserter(all));
    return all;
  }

  /// The last plain one: senders put the richest last. Else the last.
  static std::size_t best_of(const std::vector<std::vector<MailText>>& children) {
    const auto is_html = [](const std::vector<MailText>& child) { return child.front().html; };
    std::size_t plain = children.size();
    std::size_t html = children.size();
    for (std::size_t i = 0; i < children.size(); ++i) (is_html(children[i]) ? html : plain) = i;
    if (plain == children.size()) return html;
    if (html == children.size()) return plain;
    const std::string_view words = without_blanks(children[plain].front().bytes);
    const bool stub = words.size() < kStub && children[html].front().bytes.size() > kTimesLonger * kStub;
    return stub || words.empty() ? html : plain;
  }

  Mail& mail_;
  std::size_t parts_ = 0;
};

}  // namespace

std::string parameter(std::string_view field, std::string_view name) {
  std::size_t at = field.find(';');
  while (at != std::string_view::npos) {
    std::string_view rest = without_blanks(field.substr(at + 1));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string key = utf8::ascii_lowered(without_blanks(rest.substr(0, equals)));
    rest = without_blanks(rest.substr(equals + 1));
    std::string value;
    std::size_t used = 0;
    if (rest.starts_with('"')) {
      for (used = 1; used < rest.size() && rest[used] != '"'; ++used) {
        if (rest[used] == '\\' && used + 1 < rest.size()) ++used;
        value += rest[used];
      }
    } else {
      used = std::min(rest.find(';'), rest.size());
      value = without_blanks(rest.substr(0, used));
    }
    if (key == name) return value;
    const std::size_t next = rest.find(';', used);
    at = next == std::string_view::npos ? next : static_cast<std::size_t>(rest.data() - field.data()) + next;
  }
  return {};
}

Mail parse_mail(std::string_view bytes) {
  if (bytes.starts_with("From ")) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);  // mbox
  const Part whole = part_of(bytes);
  Mail mail;
  mail.header = whole.header;
  mail.texts = Collector(mail).texts(whole, 0);
  return mail;
}

}  // namespace whosays::read
