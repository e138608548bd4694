#include "read/json_lines.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <array>

#include "base/hash.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

// Iterative: a line of a million brackets must not use a million stack frames.
constexpr unsigned kLineFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

Error line_error(std::size_t line, std::size_t column, std::string_view what) {
  return {ErrorKind::input, fmt::format("line {}, column {}: {}", line, column, what)};
}

/// A string member; missing and null are empty.
Status take_string(const rapidjson::Value& object, const char* key, bool required, std::string& out) {
  const auto member = object.FindMember(key);
  const bool there = member != object.MemberEnd() && !member->value.IsNull();
  if (!there) {
    if (!required) return success();
    return Error{ErrorKind::input, fmt::format("no \"{}\"; each line needs \"id\" and \"text\"", key)};
  }
  if (!member->value.IsString()) return Error{ErrorKind::input, fmt::format("\"{}\" is not a string", key)};
  out.assign(member->value.GetString(), member->value.GetStringLength());
  if (utf8::first_invalid(out) != std::string::npos)
    return Error{ErrorKind::input, fmt::format("\"{}\" holds half a surrogate pair or other invalid text", key)};
  return success();
}

Status take_members(const rapidjson::Value& object, Article& article) {
  TRY_VOID(take_string(object, "id", true, article.id));
  if (article.id.empty()) return Error{ErrorKind::input, "\"id\" is empty"};
  TRY_VOID(take_string(object, "text", true, article.text));
  TRY_VOID(take_string(object, "title", false, article.title));
  TRY_VOID(take_string(object, "published", false, article.published));
  TRY_VOID(take_string(object, "modified", false, article.modified));
  TRY_VOID(take_string(object, "url", false, article.url));
  TRY_VOID(take_string(object, "publisher", false, article.publisher));
  TRY_VOID(take_string(object, "byline", false, article.byline));
  return take_string(object, "language", false, article.language);
}

/// Takes lines off a stream in chunks; a line above the limit is cut and marked, never held whole.
class LineReader {
 public:
  LineReader(std::string_view head, std::istream& in, std::uint64_t limit) : chunk_(head), in_(in), limit_(limit) {}

  /// False at the end. The line is without its line end; `too_long` when bytes were left out.
  bool next(std::string& line, bool& too_long) {
    line.clear();
    too_long = false;
    bool any = false;
    while (at_ < chunk_.size() || refill()) {
      any = true;
      const std::size_t end = chunk_.find('\n', at_);
      const std::size_t stop = end == std::string::npos ? chunk_.size() : end;
      const std::uint64_t room = limit_ - line.size();
      too_long = too_long || stop - at_ > room;
      if (!too_long) line.append(chunk_, at_, stop - at_);
      at_ = end == std::string::npos ? stop : stop + 1;
      if (end != std::string::npos) return true;
    }
    return any;
  }

 private:
  bool refill() {
    constexpr std::size_t kChunk = std::size_t{256} << 10;
    chunk_.resize(kChunk);
    in_.read(chunk_.data(), static_cast<std::streamsize>(kChunk));
    chunk_.resize(static_cast<std::size_t>(in_.gcount()));
    at_ = 0;
    return !chunk_.empty();
  }

  std::string chunk_;
  std::size_t at_ = 0;
  std::istream& in_;
  std::uint64_t limit_;
};

}  // namespace

Result<ReadArticle> article_of_json_line(std::string_view line, std::size_t number) {
  const std::size_t bad = utf8::first_invalid(line);
  if (bad != std::string_view::npos) {
    const auto byte = static_cast<unsigned char>(line[bad]);
    return line_error(number, bad + 1, fmt::format("byte 0x{:02X} is not UTF-8", byte));
  }
  rapidjson::Document json;
  json.Parse<kLineFlags>(line.data(), line.size());
  if (json.HasParseError()) {
    return line_error(number, json.GetErrorOffset() + 1,
                      fmt::format("not JSON: {}", rapidjson::GetParseError_En(json.GetParseError())));
  }
  if (!json.IsObject()) return line_error(number, 1, "not a JSON object {\"id\": ..., \"text\": ...}");
  ReadArticle out;
  Article& article = out.article;
  if (Status taken = take_members(json, article); !taken.ok()) return line_error(number, 1, taken.error().message);
  out.original = article.text;
  article.sha256 = sha256_hex(out.original);
  article.media_type = "application/x-ndjson";
  article.charset = "utf-8";
  article.text_map = SourceMap::identity(static_cast<std::uint32_t>(article.text.size()));
  if (trimmed(article.text).empty()) article.warnings.emplace_back("the text is empty");
  return out;
}

void read_json_lines(std::string_view head, std::istream& in, const Request& request, const Sink& sink) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  LineReader reader(head, in, request.limits.max_input_bytes);
  std::string line;
  bool too_long = false;
  bool any = false;
  for (std::size_t number = 1; reader.next(line, too_long); ++number) {
    if (too_long) {
      any = true;
      const std::string what =
          fmt::format("the line is longer than the limit of {} bytes", request.limits.max_input_bytes);
      if (!sink(line_error(number, 1, what))) return;
      continue;
    }
    const bool blank = line.find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank) continue;
    any = true;
    if (!sink(article_of_json_line(line, number))) return;
  }
  if (!any) sink(Error{ErrorKind::input, "no line in it; each line is {\"id\": ..., \"text\": ...}"});
}

}  // namespace whosays::read
