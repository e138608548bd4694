// WikiWars' inline XML, and what the program answered, as tools/score_times.py reads them.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "eval/code_points.h"
#include "eval/times.h"
#include "eval/times_read.h"
#include "eval/whole_file.h"

namespace whosays::eval {

namespace {

// ---- WikiWars -------------------------------------------------------------------------------------------------------

/// The five entities of XML and numbers; others stay as they are.
std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNamed{
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    bool done = false;
    if (text[at] == '&')
      for (const auto& [name, means] : kNamed)
        if (text.substr(at).starts_with(name)) {
          out += means;
          at += name.size();
          done = true;
          break;
        }
    if (!done) out += text[at++];
  }
  return out;
}

/// What stands between two marks, without the line ends next to them.
std::optional<std::string_view> between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = text.find(close, begin + open.size());
  if (end == std::string_view::npos) return std::nullopt;
  return text.substr(begin + open.size(), end - begin - open.size());
}

/// The attribute val of a tag, with any case of its name.
std::string val_of(std::string_view tag) {
  const std::string lower = utf8::ascii_lowered(tag);
  for (std::size_t at = lower.find("val=\""); at != std::string::npos; at = lower.find("val=\"", at + 1)) {
    const char before = at == 0 ? ' ' : lower[at - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_') continue;
    const std::size_t end = tag.find('"', at + 5);
    return end == std::string_view::npos ? std::string() : std::string(tag.substr(at + 5, end - at - 5));
  }
  return {};
}

Result<TimesPage> wikiwars_page(const std::string& path) {
  TRY(std::string raw, whole_file(path));
  for (std::size_t at = raw.find("\r\n"); at != std::string::npos; at = raw.find("\r\n", at)) raw.erase(at, 1);
  TimesPage page;
  const std::string name = std::filesystem::path(path).filename().string();
  page.id = name.substr(0, name.find('.'));
  const auto stamp = between(raw, "<DATETIME>", "</DATETIME>");
  auto body = between(raw, "<TEXT>", "</TEXT>");
  if (!stamp || !body) return Error{ErrorKind::input, fmt::format("{}: no DATETIME or TEXT in it", path)};
  if (body->starts_with('\n')) body->remove_prefix(1);
  if (body->ends_with('\n')) body->remove_suffix(1);
  std::string date;
  for (std::size_t at = 0; at < stamp->size(); ++at) {
    if ((*stamp)[at] == '<')
      at = std::min(stamp->find('>', at), stamp->size());
    else
      date += (*stamp)[at];
  }
  page.published = trimmed(date);
  page.left_out.push_back({0, 0, "outside the text"});
  std::vector<std::pair<std::uint32_t, std::string>> open;
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < body->size();) {
    const std::string_view rest = body->substr(at);
    const std::size_t end = rest.find('>');
    const bool closing = rest.starts_with("</TIMEX2") && end != std::string_view::npos;
    if (closing) {
      if (open.empty()) return Error{ErrorKind::input, fmt::format("{}: a TIMEX2 ends that never began", path)};
      auto [begin, value] = open.back();
      open.pop_back();
      const std::string reason = !open.empty()             ? "inside another"
                                 : value.empty()           ? "no value"
                                 : value.starts_with("BC") ? "before our era"
                                                           : "";
      if (reason.empty())
        page.gold.push_back({begin, points, normal_time_value(value)});
      else
        page.left_out.push_back({begin, points, reason});
      at += end + 1;
    } else if (rest.starts_with("<TIMEX2") && end != std::string_view::npos) {
      open.emplace_back(points, val_of(rest.substr(0, end + 1)));
      at += end + 1;
    } else {
      std::size_t next = std::min(rest.find("<TIMEX2", 1), rest.find("</TIMEX2", 1));
      next = std::min(next, rest.size());
      const std::string text = unescaped(rest.substr(0, next));
      page.text += text;
      points += points_in(text);
      at += next;
    }
  }
  if (!open.empty()) return Error{ErrorKind::input, fmt::format("{}: a TIMEX2 is never closed", path)};
  return page;
}

}  // namespace

Result<TimesGold> read_times_gold(const std::string& folder) {
  TimesGold gold;
  std::vector<std::string> wars, gum;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".key.xml")) wars.push_back(path);
    if (path.ends_with(".conllu")) gum.push_back(path);
  }
  gold.wikiwars = !wars.empty();
  std::vector<std::string>& files = gold.wikiwars ? wars : gum;
  std::sort(files.begin(), files.end());
  for (const std::string& path : files) {
    TRY(TimesPage page, gold.wikiwars ? wikiwars_page(path) : gum_page(path));
    if (gold.wikiwars || !page.gold.empty() || !page.left_out.empty()) gold.pages.push_back(std::move(page));
  }
  if (gold.pages.empty())
    return Error{
        ErrorKind::input,
        fmt::format("{}: no *.key.xml (WikiWars) or *.conllu with dates (GUM) in it; name such a folder", folder)};
  return gold;
}

Result<std::map<std::string, TimesAnswer>> read_times_answers(const std::string& file) {
  TRY(const std::string text, whole_file(file));
  std::map<std::string, TimesAnswer> out;
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trimmed(line).empty()) continue;
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("id") || !json["id"].IsString())
      return Error{ErrorKind::input, fmt::format("{}, line {}: no JSON object with an id", file, number)};
    TimesAnswer answer;
    if (json.HasMember("text") && json["text"].IsString()) answer.text = json["text"].GetString();
    if (json.HasMember("times") && json["times"].IsArray())
      for (const auto& row : json["times"].GetArray()) {
        if (!row.IsObject() || !row.HasMember("span") || !row["span"].IsArray() || row["span"].Size() != 2 ||
            !row["span"][0].IsUint() || !row["span"][1].IsUint())
          return Error{ErrorKind::input, fmt::format("{}, line {}: a time without a span", file, number)};
        const bool valued = row.HasMember("value") && row["value"].IsString();
        answer.times.push_back({row["span"][0].GetUint(), row["span"][1].GetUint(),
                                valued ? std::string(row["value"].GetString()) : std::string()});
      }
    out.insert_or_assign(json["id"].GetString(), std::move(answer));
  }
  return out;
}

}  // namespace whosays::eval
