// Labels, pages and answers out of their JSON.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>

#include "base/text_util.h"
#include "eval/stories.h"
#include "eval/whole_file.h"

namespace whosays::eval {
namespace {

Result<rapidjson::Document> json_object(std::string_view text, const std::string& where) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (json.HasParseError() || !json.IsObject())
    return Error{ErrorKind::input, fmt::format("{}: no JSON object", where)};
  return json;
}

/// The member as a string; none when it is absent, null, or something else.
std::optional<std::string> string_of(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return std::nullopt;
  return std::string(found->value.GetString(), found->value.GetStringLength());
}

std::vector<std::string> strings_of(const rapidjson::Value& object, const char* name) {
  std::vector<std::string> out;
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsArray()) return out;
  for (const rapidjson::Value& value : found->value.GetArray())
    if (value.IsString()) out.emplace_back(value.GetString(), value.GetStringLength());
  return out;
}

Status read_labels(const std::string& path, StoryGold& gold) {
  TRY(const std::string text, whole_file(path));
  TRY(const rapidjson::Document json, json_object(text, path));
  const std::string family = string_of(json, "family").value_or("");
  const std::string kind = string_of(json, "kind").value_or("");
  const auto pages = json.FindMember("pages");
  if (pages == json.MemberEnd() || !pages->value.IsArray())
    return Error{ErrorKind::input, fmt::format("{}: no list \"pages\"", path)};
  for (const rapidjson::Value& row : pages->value.GetArray()) {
    const auto id = row.IsObject() ? string_of(row, "id") : std::nullopt;
    if (!id) return Error{ErrorKind::input, fmt::format("{}: a page without an id", path)};
    const std::vector<std::string> mixed = strings_of(row, "mixed");
    StoryPage page{string_of(row, "origin_group").value_or(""),
                   string_of(row, "relation").value_or(""),
                   kind,
                   family,
                   string_of(row, "parent"),
                   strings_of(row, "also"),
                   {mixed.begin(), mixed.end()}};
    if (!gold.pages.emplace(*id, std::move(page)).second)
      return Error{ErrorKind::input, fmt::format("{}: id {} twice", path, *id)};
  }
  return success();
}

/// Calls `take` with every line's object.
template <class Take>
Status each_line(const std::string& path, const Take& take) {
  TRY(const std::string text, whole_file(path));
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trimmed(line).empty()) continue;
    const std::string where = fmt::format("{}, line {}", path, number);
    TRY(const rapidjson::Document json, json_object(line, where));
    const auto id = string_of(json, "id");
    if (!id) return Error{ErrorKind::input, fmt::format("{}: no id", where)};
    TRY_VOID(take(*id, json, where));
  }
  return success();
}

}  // namespace

Result<StoryGold> read_story_gold(const std::string& folder) {
  constexpr std::string_view kLabels = ".labels.json";
  StoryGold gold;
  std::vector<std::string> labels;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().filename().string().ends_with(kLabels)) labels.push_back(entry.path().string());
  if (labels.empty())
    return Error{ErrorKind::input, fmt::format("{}: no *.labels.json in it; name a folder of families", folder)};
  std::sort(labels.begin(), labels.end());
  std::set<std::string> there;
  for (const std::string& path : labels) {
    TRY_VOID(read_labels(path, gold));
    gold.files.push_back(path.substr(0, path.size() - kLabels.size()) + ".jsonl");
    TRY_VOID(each_line(gold.files.back(), [&](const std::string& id, const auto&, const std::string&) -> Status {
      there.insert(id);
      return success();
    }));
  }
  for (const auto& [id, page] : gold.pages)
    if (!there.contains(id))
      return Error{ErrorKind::input, fmt::format("{}: labels and pages differ: {} has no page", folder, id)};
  if (there.size() != gold.pages.size())
    return Error{ErrorKind::input, fmt::format("{}: labels and pages differ: a page has no label", folder)};
  return gold;
}

Result<std::map<std::string, StoryAnswer>> read_story_answers(const std::string& file, const StoryGold& gold) {
  std::map<std::string, StoryAnswer> out;
  TRY_VOID(each_line(file, [&](const std::string& id, const auto& json, const std::string& where) -> Status {
    if (!gold.pages.contains(id)) return Error{ErrorKind::input, fmt::format("{}: unknown id {}", where, id)};
    StoryAnswer answer{string_of(json, "origin_group"), string_of(json, "relation"), string_of(json, "parent")};
    if (!out.emplace(id, std::move(answer)).second)
      return Error{ErrorKind::input, fmt::format("{}: id {} twice", where, id)};
    return success();
  }));
  return out;
}

}  // namespace whosays::eval
