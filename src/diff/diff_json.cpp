// A difference as one line of JSON. Keys: docs/diff.md.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.h"
#include "diff/diff.h"

namespace whosays::diff {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& json, std::string_view key, std::string_view value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_known(Writer& json, std::string_view key, std::string_view value) {
  if (!value.empty()) return put(json, key, value);
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.Null();
}

/// Offsets of one version's two strings.
struct Offsets {
  explicit Offsets(const ArticleRecord& article)
      : text(article.text, utf8::Unit::code_points), title(article.title, utf8::Unit::code_points) {}
  utf8::OffsetTable text, title;
};

void put_span(Writer& json, const utf8::OffsetTable& table, Span span) {
  json.Key("span");
  json.StartArray();
  json.Uint(table.from_byte(span.begin));
  json.Uint(table.from_byte(span.end));
  json.EndArray();
}

void put_version(Writer& json, std::string_view key, const ArticleRecord& article) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.StartObject();
  put(json, "id", article.id);
  json.Key("version");
  json.Uint(article.version);
  put(json, "sha256", article.sha256);
  put_known(json, "publisher", article.publisher);
  put_known(json, "published", article.published);
  put_known(json, "modified", article.modified);
  put_known(json, "title", article.title);
  json.EndObject();
}

void put_place(Writer& json, std::string_view key, const Place& place, const Offsets& offsets) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  if (place.words.empty()) {
    json.Null();
    return;
  }
  json.StartObject();
  put(json, "field", whosays::word(place.field));
  put_span(json, place.field == Field::text ? offsets.text : offsets.title, place.span);
  json.Key("line");
  place.line == 0 ? json.Null() : json.Uint(place.line);
  put(json, "words", place.words);
  json.EndObject();
}

}  // namespace

std::string as_json(const Difference& difference) {
  const Offsets a(difference.a);
  const Offsets b(difference.b);
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  put(json, "schema", "whosays.diff/1");
  put_version(json, "a", difference.a);
  put_version(json, "b", difference.b);
  json.Key("changes");
  json.StartArray();
  for (const Change& change : difference.changes) {
    json.StartObject();
    put(json, "what", word(change.what));
    put(json, "change", word(change.how));
    put_known(json, "note", change.note);
    put_place(json, "a", change.a, a);
    put_place(json, "b", change.b, b);
    json.Key("noticed");
    json.Bool(change.noticed);
    json.EndObject();
  }
  json.EndArray();
  json.Key("notices");
  json.StartArray();
  for (const RemarkRecord& notice : difference.notices) {
    json.StartObject();
    put(json, "kind", whosays::word(notice.kind));
    put_known(json, "date", notice.date);
    put_span(json, b.text, notice.span);
    json.Key("line");
    json.Uint(notice.line);
    put(json, "words", notice.words);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace whosays::diff
