// The counts of an archive as one sentence.
#include <fmt/format.h>

#include <array>

#include "base/text_util.h"
#include "read/read.h"

namespace whosays::read {

ReadSummary& ReadSummary::operator+=(const ReadSummary& other) {
  records += other.records;
  pages += other.pages;
  failed += other.failed;
  not_html += other.not_html;
  other_status += other.other_status;
  revisits += other.revisits;
  requests += other.requests;
  others += other.others;
  return *this;
}

std::string ReadSummary::text() const {
  const auto counted = [](std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
  };
  std::vector<std::string> reasons;
  const auto reason = [&](std::uint64_t count, std::string_view one, std::string_view many) {
    if (count > 0) reasons.push_back(counted(count, one, many));
  };
  reason(not_html, "not HTML or text", "not HTML or text");
  reason(other_status, "with an HTTP status other than 200", "with an HTTP status other than 200");
  reason(revisits, "revisit", "revisits");
  reason(requests, "request", "requests");
  reason(others, "of the archive's own data", "of the archive's own data");
  std::string out = fmt::format("{}: {}", counted(records, "record", "records"), counted(pages, "page", "pages"));
  if (failed > 0) out += fmt::format(", {} that could not be read", failed);
  if (skipped() > 0) out += fmt::format(", {} skipped: {}", skipped(), joined(reasons, ", "));
  return out;
}

}  // namespace whosays::read
