// See header_json.h.
#include "model/header_json.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace whosays::model {
namespace {

using Json = rapidjson::Value;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void put(JsonWriter& out, const char* key, const std::string& text) {
  out.Key(key);
  out.String(text);
}

void put_data(JsonWriter& out, const Header& header) {
  out.Key("data");
  out.StartArray();
  for (const TrainingData& d : header.data) {
    out.StartObject();
    put(out, "name", d.name);
    put(out, "part", d.part);
    put(out, "licence", d.licence);
    out.EndObject();
  }
  out.EndArray();
}

void put_scores(JsonWriter& out, const Header& header) {
  out.Key("scores");
  out.StartArray();
  for (const Score& s : header.scores) {
    out.StartObject();
    put(out, "measure", s.measure);
    put(out, "data", s.data);
    out.Key("value");
    out.Double(s.value);
    put(out, "command", s.command);
    out.EndObject();
  }
  out.EndArray();
}

void put_tests(JsonWriter& out, const Header& header) {
  out.Key("self_test");
  out.StartArray();
  for (const Sample& s : header.self_test) {
    out.StartObject();
    put(out, "input", s.input);
    put(out, "expected", s.expected);
    out.EndObject();
  }
  out.EndArray();
}

void put_shape(JsonWriter& out, const Header& header) {
  out.Key("numbers");
  out.StartObject();
  for (const auto& [name, value] : header.numbers) {
    out.String(name);
    out.Int64(value);
  }
  out.EndObject();
  out.Key("labels");
  out.StartObject();
  for (const auto& [name, all] : header.labels) {
    out.String(name);
    out.StartArray();
    for (const std::string& label : all) out.String(label);
    out.EndArray();
  }
  out.EndObject();
}

/// Reads keys of one object and keeps the first thing that is wrong.
class Reader {
 public:
  Reader(const Json& object, std::string& problem) : object_(object), problem_(problem) {}

  [[nodiscard]] const Json* find(const char* key) const {
    if (!object_.IsObject()) return nullptr;
    const auto at = object_.FindMember(key);
    return at == object_.MemberEnd() ? nullptr : &at->value;
  }
  std::string text(const char* key, bool must = false) {
    const Json* value = find(key);
    if (value == nullptr && !must) return {};
    if (value == nullptr || !value->IsString()) return wrong(key, "text"), std::string();
    return {value->GetString(), value->GetStringLength()};
  }
  double real(const char* key) {
    const Json* value = find(key);
    if (value == nullptr || !value->IsNumber()) return wrong(key, "a number"), 0;
    return value->GetDouble();
  }
  /// Calls f for every object of a list.
  template <class F>
  void each(const char* key, F&& f) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->IsArray()) return wrong(key, "a list");
    for (const Json& item : value->GetArray()) f(Reader(item, problem_));
  }
  void wrong(const char* key, const char* what) {
    if (problem_.empty()) problem_ = fmt::format("\"{}\" should be {}", key, what);
  }

 private:
  const Json& object_;
  std::string& problem_;
};

void read_engine(Reader& top, Header& header) {
  const Json* range = top.find("engine");
  if (range == nullptr || !range->IsArray() || range->Size() != 2 || !(*range)[0].IsUint() || !(*range)[1].IsUint())
    return top.wrong("engine", "[first, last]");
  header.engine_first = (*range)[0].GetUint();
  header.engine_last = (*range)[1].GetUint();
}

void read_shape(Reader& top, Header& header) {
  if (const Json* numbers = top.find("numbers")) {
    if (!numbers->IsObject()) return top.wrong("numbers", "an object");
    for (const auto& [name, value] : numbers->GetObject()) {
      if (!value.IsInt64()) return top.wrong(name.GetString(), "a whole number");
      header.numbers[name.GetString()] = value.GetInt64();
    }
  }
  if (const Json* labels = top.find("labels")) {
    if (!labels->IsObject()) return top.wrong("labels", "an object");
    for (const auto& [name, all] : labels->GetObject()) {
      if (!all.IsArray()) return top.wrong(name.GetString(), "a list");
      std::vector<std::string>& to = header.labels[name.GetString()];
      for (const Json& label : all.GetArray()) {
        if (!label.IsString()) return top.wrong(name.GetString(), "a list of texts");
        to.emplace_back(label.GetString(), label.GetStringLength());
      }
    }
  }
}

}  // namespace

std::string header_to_json(const Header& header) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.StartObject();
  put(out, "name", header.name);
  put(out, "kind", header.kind);
  put(out, "version", header.version);
  out.Key("engine");
  out.StartArray();
  out.Uint(header.engine_first);
  out.Uint(header.engine_last);
  out.EndArray();
  put(out, "licence", header.licence);
  put(out, "made_by", header.made_by);
  put_data(out, header);
  put_scores(out, header);
  put_shape(out, header);
  put_tests(out, header);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Header> header_from_json(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject())
    return Error{ErrorKind::corrupt, "its header is not a JSON object"};
  std::string problem;
  Header header;
  Reader top(document, problem);
  header.name = top.text("name", true);
  header.kind = top.text("kind", true);
  header.version = top.text("version", true);
  header.licence = top.text("licence");
  header.made_by = top.text("made_by");
  read_engine(top, header);
  top.each("data", [&](Reader r) { header.data.push_back({r.text("name"), r.text("part"), r.text("licence")}); });
  top.each("scores", [&](Reader r) {
    header.scores.push_back({r.text("measure"), r.text("data"), r.real("value"), r.text("command")});
  });
  top.each("self_test", [&](Reader r) { header.self_test.push_back({r.text("input"), r.text("expected")}); });
  read_shape(top, header);
  if (!problem.empty()) return Error{ErrorKind::corrupt, "in its header, " + problem};
  return header;
}

}  // namespace whosays::model
