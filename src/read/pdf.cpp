#include "read/pdf.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/child_process.h"

namespace whosays::read {
namespace {

constexpr std::size_t kLongestError = 200;

/// What pdftotext said, shortened, for people.
std::string complaint(const ChildOutput& output) {
  const std::string_view line = trimmed(std::string_view(output.err).substr(0, output.err.find('\n')));
  return utf8::made_safe(utf8::repaired(line.substr(0, kLongestError)), false);
}

Error failure(const ChildOutput& output, const Limits& limits) {
  const auto input = [](std::string message) { return Error{ErrorKind::input, std::move(message)}; };
  if (output.exceeded == "output")
    return input(fmt::format("its text is larger than the limit of {} MB; split it", limits.max_input_bytes >> 20));
  if (!output.exceeded.empty())
    return input(fmt::format("pdftotext was stopped: more than the {} s of {} that one PDF gets; split it",
                             limits.max_pdf_seconds, output.exceeded));
  const std::string lowered = utf8::ascii_lowered(output.err);
  if (lowered.find("password") != std::string::npos)
    return input("is encrypted; save a copy without a password, and read that");
  if (output.exit_code == 3 || lowered.find("not allowed") != std::string::npos)
    return input("its maker does not allow taking text out of it; ask for a copy that does");
  if (lowered.find("memory") != std::string::npos || output.exit_code > 128)
    return input(
        "pdftotext gave up on it (it needs too much memory, or is broken); split it, or print it to a new PDF");
  const std::string said = complaint(output);
  return input(fmt::format("pdftotext cannot read it{}{}; print it to a new PDF, and read that",
                           said.empty() ? "" : ": ", said));
}

}  // namespace

Result<ReadArticle> read_pdf(std::string_view bytes, const Request& request) {
  ChildLimits limits;
  limits.processor = std::chrono::seconds(request.limits.max_pdf_seconds);
  limits.wall = 2 * limits.processor;
  limits.output = request.limits.max_input_bytes;
  auto output = run_child("pdftotext", {"-q", "-bbox-layout", "-enc", "UTF-8", "{input}", "-"}, bytes, limits);
  if (!output.ok() && output.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::input,
                 "a PDF is read with pdftotext, which is not installed; install the Debian package poppler-utils"};
  if (!output.ok()) return std::move(output.error());
  if (!output->exceeded.empty() || output->exit_code != 0) return failure(*output, request.limits);
  TRY(Extract extract, extract_layout(output->out));
  if (trimmed(extract.body).empty())
    return Error{
        ErrorKind::input,
        "no text in this PDF: its pages are pictures; make their text searchable first, for example with ocrmypdf"};
  return rendered(extract, bytes, request);
}

}  // namespace whosays::read
