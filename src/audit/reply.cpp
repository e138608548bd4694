#include "audit/reply.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/utf8.h"
#include "story/dates.h"

namespace whosays::audit {
namespace {

struct CsvRow {
  std::vector<std::string> cells;
  std::uint32_t line = 0;
};

Error at_line(std::string_view name, std::uint32_t line, std::string_view what) {
  return {ErrorKind::input, fmt::format("{}, line {}: {}", name, line, what)};
}

/// RFC 4180: cells between commas, quoted cells may hold commas, line ends and doubled marks.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> out;
    while (at_ < text_.size()) {
      TRY(CsvRow row, this->row());
      const bool empty = row.cells.size() == 1 && trimmed(row.cells.front()).empty();
      if (!empty) out.push_back(std::move(row));
    }
    return out;
  }

 private:
  Result<CsvRow> row() {
    CsvRow row;
    row.line = line_;
    while (true) {
      TRY(std::string cell, this->cell());
      row.cells.push_back(std::move(cell));
      if (at_ >= text_.size()) return row;
      const char c = text_[at_++];
      if (c == ',') continue;
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

  Result<std::string> cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_cell();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string cell(trimmed(text_.substr(at_, end - at_)));
    at_ = end;
    return cell;
  }

  Result<std::string> quoted_cell() {
    const std::uint32_t begun = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos)
          return at_line(name_, line_, "text behind a closing quotation mark; a mark inside a cell is written twice");
        return cell;
      }
    }
    return at_line(name_, begun, "a quotation mark is not closed");
  }

  std::string_view text_;
  std::string_view name_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

struct Column {
  std::string_view name;
  std::string Request::*field;
};

constexpr std::array kReplyColumns{Column{"who", &Request::who},
                                   Column{"allegation", &Request::allegation},
                                   Column{"asked_at", &Request::asked_at},
                                   Column{"channel", &Request::channel},
                                   Column{"words_put", &Request::words_put},
                                   Column{"deadline", &Request::deadline},
                                   Column{"answered_at", &Request::answered_at}};
constexpr std::string_view kReplyHeader = "who,allegation,asked_at,channel,words_put,deadline,answered_at";

Result<std::vector<const Column*>> columns_of(const CsvRow& header, std::string_view name) {
  std::vector<const Column*> order;
  for (const std::string& cell : header.cells) {
    const auto known =
        std::find_if(kReplyColumns.begin(), kReplyColumns.end(), [&](const Column& c) { return c.name == cell; });
    if (known == kReplyColumns.end())
      return at_line(name, header.line, fmt::format("\"{}\" is no column; the header is {}", cell, kReplyHeader));
    order.push_back(&*known);
  }
  for (const Column& column : kReplyColumns)
    if (std::count(order.begin(), order.end(), &column) != 1)
      return at_line(name, header.line,
                     fmt::format("the column {} has to be there once; the header is {}", column.name, kReplyHeader));
  return order;
}

/// "2032-06-08" has no time of day.
bool has_time(std::string_view moment) { return moment.find('T') != std::string_view::npos; }

Status check_request(const Request& request, std::string_view name) {
  if (request.who.empty()) return at_line(name, request.line, "who was asked? The cell is empty");
  if (request.asked_at.empty()) return at_line(name, request.line, "when were they asked? asked_at is empty");
  for (const std::string* moment : {&request.asked_at, &request.deadline, &request.answered_at})
    if (!moment->empty() && !story::moments_of(*moment))
      return at_line(name, request.line, fmt::format("\"{}\" is no time; write it as 2032-06-08T10:00+02:00", *moment));
  if (story::surely_before(request.deadline, request.asked_at))
    return at_line(name, request.line, "the deadline is before the asking");
  if (story::surely_before(request.answered_at, request.asked_at))
    return at_line(name, request.line, "the answer is before the asking");
  return success();
}

}  // namespace

std::optional<std::int64_t> Request::minutes_given() const {
  const auto asked = story::moments_of(asked_at);
  const auto until = story::moments_of(deadline);
  if (!asked || !until || !has_time(asked_at) || !has_time(deadline)) return std::nullopt;
  return until->first - asked->first;
}

Result<std::vector<Request>> parse_reply_file(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (utf8::first_invalid(bytes) != std::string_view::npos)
    return Error{ErrorKind::input, fmt::format("{}: not UTF-8; save it as UTF-8", name)};
  TRY(const std::vector<CsvRow> rows, CsvReader(bytes, name).rows());
  if (rows.empty())
    return Error{ErrorKind::input, fmt::format("{}: empty; its first line has to be {}", name, kReplyHeader)};
  TRY(const std::vector<const Column*> order, columns_of(rows.front(), name));
  std::vector<Request> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const CsvRow& row = rows[i];
    if (row.cells.size() != order.size())
      return at_line(name, row.line,
                     fmt::format("{} cells where the header has {}; a cell with commas stands in quotation marks",
                                 row.cells.size(), order.size()));
    Request request;
    request.line = row.line;
    for (std::size_t c = 0; c < order.size(); ++c) request.*(order[c]->field) = blanks_collapsed(row.cells[c]);
    TRY_VOID(check_request(request, name));
    out.push_back(std::move(request));
  }
  return out;
}

std::string duration_words(std::int64_t minutes) {
  constexpr std::int64_t kHour = 60;
  constexpr std::int64_t kInMinutes = 3 * kHour;  // below, minutes say more
  constexpr std::int64_t kInHours = 72 * kHour;
  if (minutes == 1) return "1 minute";
  if (minutes < kInMinutes) return fmt::format("{} minutes", minutes);
  if (minutes < kInHours) return fmt::format("{} hours", minutes / kHour);
  return fmt::format("{} days", minutes / (24 * kHour));
}

}  // namespace whosays::audit
