// Gold and predicted statements out of JSON lines, and out of documents.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <fstream>
#include <iostream>

#include "base/text_util.h"
#include "base/utf8.h"
#include "eval/attribution.h"

namespace whosays::eval {
namespace {

constexpr std::array<const char*, kRoles> kRoleKeys{"source", "cue", "content"};

/// One JSON object, as its member `name`; nullptr when it is absent or null.
const rapidjson::Value* member(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

/// `[[s,e]]`, or `{"spans":[[s,e]]}`; absent and null are no spans.
Status read_spans(const rapidjson::Value* value, std::vector<Span>& into) {
  if (value != nullptr && value->IsObject()) value = member(*value, "spans");
  if (value == nullptr) return success();
  if (!value->IsArray()) return Error{ErrorKind::input, "spans are no list"};
  for (const rapidjson::Value& span : value->GetArray()) {
    if (!span.IsArray() || span.Size() != 2 || !span[0].IsUint() || !span[1].IsUint())
      return Error{ErrorKind::input, "a span is not [start, end)"};
    into.push_back({span[0].GetUint(), span[1].GetUint()});
  }
  return success();
}

Status read_rows(const rapidjson::Value& document, const char* list, AttributedText& into) {
  const rapidjson::Value* rows = member(document, list);
  if (rows == nullptr) return success();
  if (!rows->IsArray()) return Error{ErrorKind::input, fmt::format("{} is no list", list)};
  for (const rapidjson::Value& row : rows->GetArray()) {
    if (!row.IsObject()) return Error{ErrorKind::input, fmt::format("a row of {} is no object", list)};
    AttributedSpans spans;
    for (std::size_t role = 0; role < kRoles; ++role)
      TRY_VOID(read_spans(member(row, kRoleKeys[role]), spans.roles[role]));
    spans.nested = member(row, "within") != nullptr;
    spans.committed = member(row, "set_aside") == nullptr;
    into.rows.push_back(std::move(spans));
  }
  return success();
}

/// What a kind of file has: the list's key, and whether there must be a text.
struct Layout {
  const char* list;
  bool gold;
};

Result<AttributedText> read_line(std::string& line, const Layout& layout) {
  rapidjson::Document json;
  json.ParseInsitu<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data());
  if (json.HasParseError()) {
    return Error{ErrorKind::input,
                 fmt::format("not JSON: {} (byte {})", rapidjson::GetParseError_En(json.GetParseError()),
                             json.GetErrorOffset())};
  }
  if (!json.IsObject()) return Error{ErrorKind::input, "not a JSON object"};
  const rapidjson::Value* id = member(json, "id");
  if (id == nullptr || !id->IsString()) return Error{ErrorKind::input, "no id"};
  AttributedText document;
  document.id = {id->GetString(), id->GetStringLength()};
  if (layout.gold) {
    const rapidjson::Value* text = member(json, "text");
    if (text == nullptr || !text->IsString()) return Error{ErrorKind::input, "no text"};
    if (member(json, layout.list) == nullptr) return Error{ErrorKind::input, fmt::format("no {}", layout.list)};
    document.text = {text->GetString(), text->GetStringLength()};
  }
  TRY_VOID(read_rows(json, layout.list, document));
  return document;
}

Result<std::vector<AttributedText>> read_lines(std::istream& in, const std::string& name, const Layout& layout) {
  std::vector<AttributedText> documents;
  std::map<std::string, std::size_t> row_of_id;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trimmed(line).empty()) continue;
    Result<AttributedText> document = read_line(line, layout);
    if (!document)
      return Error{ErrorKind::input, fmt::format("{}, line {}: {}", name, number, document.error().message)};
    const auto [known, added] = row_of_id.emplace(document->id, documents.size());
    if (added) {
      documents.push_back(std::move(*document));
    } else {
      documents[known->second] = std::move(*document);
    }
  }
  if (in.bad()) return Error{ErrorKind::io, fmt::format("{}: cannot be read to its end", name)};
  return documents;
}

Result<std::vector<AttributedText>> read_file(const std::string& path, const Layout& layout) {
  if (path == "-") return read_lines(std::cin, "standard input", layout);
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path)};
  return read_lines(in, path, layout);
}

}  // namespace

Result<std::vector<AttributedText>> read_gold(const std::string& path) {
  return read_file(path, {"attributions", true});
}

Result<std::vector<AttributedText>> read_predicted(const std::string& path) {
  return read_file(path, {"statements", false});
}

AttributedText predicted_of(const Document& document) {
  AttributedText out;
  out.id = document.article.id;
  const utf8::OffsetTable text(document.article.text, utf8::Unit::code_points);
  const utf8::OffsetTable title(document.article.title, utf8::Unit::code_points);
  const Statements& statements = document.statements;
  const bool rules_known = document.attributions.rows.size() == statements.rows.size();
  for (std::size_t i = 0; i < statements.rows.size(); ++i) {
    const Statement& row = statements.rows[i];
    const utf8::OffsetTable& points = row.field == Field::text ? text : title;
    AttributedSpans spans;
    const std::array<Range, kRoles> ranges{row.source, row.cue, row.content};
    for (std::size_t role = 0; role < kRoles; ++role)
      for (const Span& bytes : statements.spans.at(ranges[role]))
        spans.roles[role].push_back({points.from_byte(bytes.begin), points.from_byte(bytes.end)});
    spans.nested = row.within.valid();
    spans.committed = row.set_aside.empty();
    if (rules_known) {  // without the net's figures behind it
      const std::string& rule = document.attributions.rows[i].rule;
      spans.rule = rule.substr(0, rule.find(' '));
    }
    out.rows.push_back(std::move(spans));
  }
  return out;
}

}  // namespace whosays::eval
