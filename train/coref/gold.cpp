#include "gold.h"

#include <rapidjson/document.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "coref/learned.h"
#include "engine/pipeline.h"
#include "names/names.h"

namespace whosays::train {
namespace {

/// Byte at which each code point begins, and one more.
std::vector<std::uint32_t> starts_of(const std::string& text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length)
    out.push_back(static_cast<std::uint32_t>(at));
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

coref::PhraseKind kind_of(std::string_view word) {
  if (word == "person") return coref::kPerson;
  if (word == "organization") return coref::kBody;
  if (word == "place") return coref::kPlace;
  return coref::kThing;
}

}  // namespace

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(2);
  }
  return out.str();
}

std::vector<GoldText> read_gold(const std::string& path) {
  std::vector<GoldText> out;
  std::istringstream lines(file_bytes(path));
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    GoldText text;
    text.article.id = json["id"].GetString();
    text.article.text = json["text"].GetString();
    const auto starts = starts_of(text.article.text);
    const auto span = [&](const rapidjson::Value& v) { return Span{starts[v[0].GetUint()], starts[v[1].GetUint()]}; };
    text.article.text_map = SourceMap::identity(static_cast<std::uint32_t>(text.article.text.size()));
    if (json.HasMember("published")) text.article.published = json["published"].GetString();
    if (json.HasMember("chains"))
      for (const auto& chain : json["chains"].GetArray()) {
        text.chains.emplace_back();
        for (const auto& mention : chain.GetArray()) text.chains.back().push_back(span(mention));
      }
    if (json.HasMember("entities"))
      for (const auto& entity : json["entities"].GetArray())
        text.entities.push_back({span(entity), kind_of(entity[2].GetString())});
    if (json.HasMember("pronoun")) {
      text.pronoun = span(json["pronoun"]);
      for (const auto& name : json["names"].GetArray()) text.names.push_back({span(name), name[2].GetBool()});
    }
    out.push_back(std::move(text));
  }
  return out;
}

std::unique_ptr<Prepared> prepared(const GoldText& gold) {
  auto out = std::make_unique<Prepared>();
  out->document = engine::analyse(gold.article);
  const Document& d = *out->document;
  out->by_rules = names::find(d.article, d.text, d.title);
  out->text = std::make_unique<coref::FieldView>(d.article.text, d.text, Field::text);
  out->title = std::make_unique<coref::FieldView>(d.article.title, d.title, Field::title);
  out->scene =
      std::make_unique<coref::Scene>(coref::Scene{*out->text, *out->title, out->by_rules, d.names, d.attributions});
  out->cast = coref::cast_of_names(*out->scene);
  out->page = coref::page_of(d.article.text, d.text);
  return out;
}

}  // namespace whosays::train
