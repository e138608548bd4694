// A line of JSON with RapidJSON's writer, so that exports read as lists of keys.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::exports {

/// One object, written key by key. Nesting is the caller's: open() and close() pairs. Strings must be valid UTF-8.
class JsonLine {
 public:
  JsonLine() : writer_(buffer_) { writer_.StartObject(); }

  JsonLine& key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
  }
  JsonLine& text(std::string_view value) {
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return *this;
  }
  JsonLine& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  /// Null when empty: an empty string is unknown in records.
  JsonLine& known(std::string_view name, std::string_view value) {
    key(name);
    if (value.empty()) {
      writer_.Null();
      return *this;
    }
    return text(value);
  }
  JsonLine& number(std::string_view name, std::uint64_t value) {
    key(name);
    writer_.Uint64(value);
    return *this;
  }
  JsonLine& number(std::string_view name, std::optional<std::uint32_t> value) {
    if (value) return number(name, std::uint64_t{*value});
    key(name);
    writer_.Null();
    return *this;
  }
  /// Rounded to two digits: readings are no more exact than that.
  JsonLine& share(std::string_view name, float value) {
    key(name);
    writer_.Double(static_cast<double>(std::lround(value * 100.0F)) / 100.0);
    return *this;
  }
  JsonLine& truth(std::string_view name, bool value) {
    key(name);
    writer_.Bool(value);
    return *this;
  }
  JsonLine& texts(std::string_view name, const std::vector<std::string>& values) {
    list(name);
    for (const std::string& value : values) text(value);
    return end_list();
  }
  JsonLine& list(std::string_view name) {
    key(name);
    writer_.StartArray();
    return *this;
  }
  JsonLine& end_list() {
    writer_.EndArray();
    return *this;
  }
  JsonLine& object() {
    writer_.StartObject();
    return *this;
  }
  JsonLine& object(std::string_view name) {
    key(name);
    return object();
  }
  JsonLine& end_object() {
    writer_.EndObject();
    return *this;
  }

  /// Ends the object and writes it with a line end.
  void write_to(std::ostream& out) {
    writer_.EndObject();
    out.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    out.put('\n');
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace whosays::exports
