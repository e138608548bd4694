// The parts of a mail (RFC 5322, MIME: RFC 2045 to 2047, 3676), and which of them are its text.
//
// Of alternatives the plain text, unless it is only a pointer to the HTML beside it; of related parts the first; of
// mixed ones every text that is shown in line, in order. Attachments and mails inside mails are passed over and
// counted. At most kMaxParts parts are looked at, kMaxDepth inside each other. Cost: linear in the bytes, times the
// depth.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/header_fields.h"

namespace whosays::read {

inline constexpr std::size_t kMaxMailParts = 1000;
inline constexpr std::size_t kMaxMailDepth = 16;

/// A text of the mail, out of its transfer coding.
struct MailText {
  std::string bytes;
  std::string charset;  ///< as declared; may be empty
  bool html = false;
  bool flowed = false;  ///< format=flowed: a blank at a line's end joins it to the next
  bool delete_space = false;
};

struct Mail {
  HeaderFields header;
  std::vector<MailText> texts;
  std::size_t attachments = 0;
  std::size_t mails_inside = 0;
  std::size_t broken = 0;  ///< characters that their transfer coding does not have
  bool too_many = false;   ///< parts, or parts inside parts, that were not looked at
};

Mail parse_mail(std::string_view bytes);

/// The value of a parameter: `charset` of "text/plain; charset=\"utf-8\"". `name` in lower case.
std::string parameter(std::string_view field, std::string_view name);

}  // namespace whosays::read
