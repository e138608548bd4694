// The record of who was asked what, when and how: a CSV that a desk keeps beside a draft.
//
// Header: who,allegation,asked_at,channel,words_put,deadline,answered_at in any order; RFC 4180 quoting; times as
// 2032-06-08T10:00+02:00 or a day. deadline and answered_at may be empty. A bad row is an error with its line's number:
// a record that is half read would say that somebody was not asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::audit {

struct Request {
  std::string who, allegation, asked_at, channel, words_put, deadline, answered_at;
  std::uint32_t line = 0;  ///< of the file, where the row begins

  /// Minutes between asking and deadline; none where either is a day only or there is no deadline.
  [[nodiscard]] std::optional<std::int64_t> minutes_given() const;
};

/// `name` is for messages. Errors: no header, a column that is missing or unknown, a row of another width, a time that
/// is none, a deadline or an answer before the asking, a quotation mark that is not closed, bytes that are no UTF-8.
Result<std::vector<Request>> parse_reply_file(std::string_view bytes, std::string_view name);

/// "80 minutes", "2 hours", "50 hours", "3 days".
std::string duration_words(std::int64_t minutes);

}  // namespace whosays::audit
