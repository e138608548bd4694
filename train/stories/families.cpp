#include "families.h"

#include <rapidjson/document.h>

#include <fstream>

namespace whosays::stories {

std::vector<LabelledPage> read_pages(const std::string& path) {
  std::vector<LabelledPage> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject()) continue;
    const auto text = [&](const char* key) {
      const auto it = json.FindMember(key);
      return it != json.MemberEnd() && it->value.IsString() ? std::string(it->value.GetString()) : std::string();
    };
    out.push_back({text("id"), text("publisher"), text("published"), text("title"), text("text"), text("url"),
                   text("group"), text("relation"), text("origin"), text("mixed")});
  }
  return out;
}

}  // namespace whosays::stories
