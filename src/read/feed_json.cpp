#include "read/feed_json.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/feed_dates.h"
#include "read/feed_url.h"

namespace whosays::read {
namespace {

// Iterative: a million brackets must not use a million stack frames.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

const rapidjson::Value* member(const rapidjson::Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Escapes can spell half a surrogate pair: repaired, text stays UTF-8.
std::string string_of(const rapidjson::Value& object, const char* name) {
  const rapidjson::Value* value = member(object, name);
  if (value == nullptr) return {};
  if (value->IsInt64()) return std::to_string(value->GetInt64());  // ids are often numbers
  if (!value->IsString()) return {};
  return utf8::repaired(std::string_view(value->GetString(), value->GetStringLength()));
}

std::string line_of(const rapidjson::Value& object, const char* name) {
  return blanks_collapsed(string_of(object, name));
}

FeedDate date_of(const rapidjson::Value& object, const char* name) {
  const std::string written = line_of(object, name);
  return {written, feed_date(written)};
}

/// Version 1.1's "authors", else 1.0's "author".
std::string authors_of(const rapidjson::Value& object) {
  std::vector<std::string> names;
  const auto take = [&](const rapidjson::Value& author) {
    std::string name = line_of(author, "name");
    if (!name.empty()) names.push_back(std::move(name));
  };
  if (const rapidjson::Value* all = member(object, "authors"); all != nullptr && all->IsArray())
    for (const rapidjson::Value& author : all->GetArray()) take(author);
  if (const rapidjson::Value* one = member(object, "author"); one != nullptr && names.empty()) take(*one);
  return joined(names, ", ");
}

FeedEntry entry_of(const rapidjson::Value& item, const std::string& base) {
  FeedEntry entry;
  entry.title = line_of(item, "title");
  entry.id = line_of(item, "id");
  entry.link = line_of(item, "url");
  if (entry.link.empty()) entry.link = line_of(item, "external_url");
  if (!entry.link.empty()) entry.link = resolved_url(base, entry.link);
  entry.byline = authors_of(item);
  entry.language = line_of(item, "language");
  entry.published = date_of(item, "date_published");
  entry.modified = date_of(item, "date_modified");
  entry.content = {string_of(item, "content_html"), true};
  if (trimmed(entry.content.value).empty()) entry.content = {string_of(item, "content_text"), false};
  entry.summary = {string_of(item, "summary"), false};
  return entry;
}

}  // namespace

Result<Feed> parse_json_feed(std::string_view bytes, const Request& request) {
  const std::string& url = request.url;
  const Limits& limits = request.limits;
  TRY(DecodedBytes decoded, decode_text(bytes, request.charset));
  rapidjson::Document json;
  json.Parse<kFlags>(decoded.text.text.data(), decoded.text.text.size());
  if (json.HasParseError())
    return Error{ErrorKind::input, fmt::format("not JSON at byte {}: {}", json.GetErrorOffset(),
                                               rapidjson::GetParseError_En(json.GetParseError()))};
  const rapidjson::Value* items = member(json, "items");
  if (items == nullptr || !items->IsArray()) return Error{ErrorKind::input, "no JSON Feed: it has no list \"items\""};
  Feed feed;
  feed.charset = decoded.charset;
  feed.warnings = std::move(decoded.warnings);
  feed.title = line_of(json, "title");
  feed.link = line_of(json, "home_page_url");
  feed.id = line_of(json, "feed_url");
  feed.language = line_of(json, "language");
  feed.byline = authors_of(json);
  for (const rapidjson::Value& item : items->GetArray()) {
    if (feed.entries.size() >= limits.max_feed_entries) {
      feed.warnings.push_back(fmt::format("more than {} entries; the rest is left out", limits.max_feed_entries));
      break;
    }
    if (item.IsObject()) feed.entries.push_back(entry_of(item, url.empty() ? feed.id : url));
  }
  return feed;
}

}  // namespace whosays::read
