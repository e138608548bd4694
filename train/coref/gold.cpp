#include "gold.h"

#include <rapidjson/document.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "coref/learned.h"
#include "doc/conllu.h"
#include "names/names.h"
#include "quote/quote.h"
#include "token/token.h"

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

Passage split_and_quoted(std::string_view text) {
  Passage passage;
  auto [sentences, tokens, words] = token::split(text);
  passage.sentences = std::move(sentences);
  passage.tokens = std::move(tokens);
  passage.words = std::move(words);
  passage.quotations = quote::quotations(passage.sentences, passage.tokens);
  return passage;
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
  Document& d = out->document;
  d.article = gold.article;
  d.text = split_and_quoted(d.article.text);
  d.title = split_and_quoted(d.article.title);
  d.names = names::find(d.article, d.text, d.title);
  d.attributions = quote::attributions(d.article, d.text, d.title);
  out->text = std::make_unique<coref::FieldView>(d.article.text, d.text, Field::text);
  out->title = std::make_unique<coref::FieldView>(d.article.title, d.title, Field::title);
  out->scene = std::make_unique<coref::Scene>(coref::Scene{*out->text, *out->title, d.names, d.attributions});
  out->cast = coref::cast_of_names(*out->scene);
  out->page = coref::page_of(d.article.text, d.text);
  return out;
}

std::unique_ptr<Treebank> read_treebank(const std::string& path) {
  static constexpr std::array<std::string_view, coref::kTags> kNames{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                                     "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                                     "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  const std::string bytes = file_bytes(path);
  const auto sentences = conllu::read(bytes);
  auto out = std::make_unique<Treebank>();
  for (const conllu::Sentence& sentence : sentences.value()) {
    whosays::Sentence row;
    row.first_word = out->passage.words.size();
    for (const conllu::Row& word : sentence.rows) {
      if (word[conllu::id].find_first_of("-.") != std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(out->text.size());
      out->text += word[conllu::form];
      out->passage.words.span.push_back({begin, static_cast<std::uint32_t>(out->text.size())});
      out->text += ' ';
      std::uint8_t tag = coref::kX;
      for (std::uint8_t t = 0; t < coref::kTags; ++t)
        if (kNames[t] == word[conllu::upos]) tag = t;
      out->tags.push_back(tag);
    }
    row.end_word = out->passage.words.size();
    out->passage.sentences.rows.push_back(row);
  }
  return out;
}

}  // namespace whosays::train
