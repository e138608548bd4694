#include "read/html_metadata.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/title.h"

namespace whosays::read {
namespace {

using Json = rapidjson::Value;

const Json* json_member(const Json& object, const char* key) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Escapes can spell half a surrogate pair: repaired, text stays UTF-8.
std::string string_of(const Json* value) {
  return value != nullptr && value->IsString()
             ? utf8::repaired(std::string_view(value->GetString(), value->GetStringLength()))
             : std::string();
}

/// A name given as a string, an object with "name", or a list of these: "A, B".
std::string names_of(const Json* value) {
  if (value == nullptr) return {};
  if (value->IsString()) return string_of(value);
  if (value->IsObject()) {
    const Json* name = json_member(*value, "name");
    return name != nullptr && !name->IsObject() && !name->IsArray() ? string_of(name) : std::string();
  }
  if (!value->IsArray()) return {};
  std::vector<std::string> names;
  for (const Json& item : value->GetArray()) {
    std::string name = item.IsArray() ? std::string() : names_of(&item);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return joined(names, ", ");
}

bool is_article_type(const Json* type) {
  if (type == nullptr) return false;
  if (type->IsArray())
    return std::any_of(type->Begin(), type->End(), [](const Json& t) { return t.IsString() && is_article_type(&t); });
  const std::string name = string_of(type);
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

/// The first object of an article type, through lists and @graph and mainEntity; breadth first, a few thousand values.
const Json* find_article(const Json& root) {
  constexpr std::size_t kMostValues = 4096;
  std::vector<const Json*> open{&root};
  for (std::size_t i = 0; i < open.size() && open.size() < kMostValues; ++i) {
    const Json& value = *open[i];
    if (value.IsArray())
      for (const Json& item : value.GetArray()) open.push_back(&item);
    if (!value.IsObject()) continue;
    if (is_article_type(json_member(value, "@type"))) return &value;
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (const Json* inner = json_member(value, key)) open.push_back(inner);
  }
  return nullptr;
}

void fill_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = blanks_collapsed(value);
}

void fill_date(std::string& field, std::string_view value) {
  if (field.empty()) field = iso_date(value).value_or("");
}

/// The day of an ISO date.
std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (date.size() < 10) return std::nullopt;
  std::from_chars(date.data(), date.data() + 4, year);
  std::from_chars(date.data() + 5, date.data() + 7, month);
  std::from_chars(date.data() + 8, date.data() + 10, day);
  const std::chrono::year_month_day whole{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return whole.ok() ? std::optional(std::chrono::sys_days(whole)) : std::nullopt;
}

/// The bytes of the script between its tags.
Span script_span(const GumboNode& script, const std::string& source) {
  const auto children = children_of(script);
  if (children.empty() || !is_text(*children.front())) return {};
  const GumboStringPiece piece = children.front()->v.text.original_text;
  if (piece.data < source.data() || piece.data > source.data() + source.size()) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data - source.data());
  const auto size = static_cast<std::uint32_t>(std::min(piece.length, source.size() - begin));
  return {begin, begin + size};
}

void take_json_ld(const GumboNode& script, const std::string& source, PageMetadata& page) {
  const Span span = script_span(script, source);
  std::string_view text = slice(source, span);
  const std::size_t begin = text.find_first_of("{[");  // some wrap it in comments or CDATA
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
  text = text.substr(begin, end + 1 - begin);
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseTrailingCommasFlag |
                              rapidjson::kParseValidateEncodingFlag | rapidjson::kParseStopWhenDoneFlag;
  rapidjson::Document json;
  std::string repaired;  // line ends inside strings are an error of JSON that many sites make
  std::transform(text.begin(), text.end(), std::back_inserter(repaired),
                 [](char c) { return static_cast<unsigned char>(c) < 0x20 ? ' ' : c; });
  json.Parse<kFlags>(repaired.data(), repaired.size());
  if (json.HasParseError()) return;
  const Json* article = find_article(json);
  if (article == nullptr) return;
  fill_if_empty(page.headline, without_markup(string_of(json_member(*article, "headline"))));
  fill_if_empty(page.byline, without_markup(names_of(json_member(*article, "author"))));
  fill_if_empty(page.publisher, without_markup(names_of(json_member(*article, "publisher"))));
  fill_date(page.published, string_of(json_member(*article, "datePublished")));
  fill_date(page.modified, string_of(json_member(*article, "dateModified")));
  fill_if_empty(page.language, string_of(json_member(*article, "inLanguage")));
  if (!page.article_body.empty()) return;
  page.article_body = string_of(json_member(*article, "articleBody"));
  page.article_body_source = span;
}

struct MetaTags {
  PageMetadata open_graph;
  PageMetadata plain;
  std::string time;
};

void take_meta(const GumboNode& node, MetaTags& tags) {
  std::string name = utf8::ascii_lowered(attribute(node, "property"));
  if (name.empty()) name = utf8::ascii_lowered(attribute(node, "name"));
  if (name.empty()) name = utf8::ascii_lowered(attribute(node, "itemprop"));
  const std::string content(attribute(node, "content"));
  if (name.empty() || content.empty()) return;
  PageMetadata& og = tags.open_graph;
  PageMetadata& plain = tags.plain;
  if (name == "og:title") fill_if_empty(og.shared_title, content);
  if (name == "twitter:title") fill_if_empty(plain.shared_title, content);
  if (name == "og:site_name") fill_if_empty(og.publisher, content);
  if (name == "og:url") fill_if_empty(og.url, content);
  if (name == "article:published_time" || name == "og:article:published_time") fill_date(og.published, content);
  if (name == "article:modified_time" || name == "og:updated_time") fill_date(og.modified, content);
  if (name == "datemodified" || name == "last-modified" || name == "dc.date.modified")
    fill_date(plain.modified, content);
  if (name == "datepublished" || name == "date" || name == "dc.date" || name == "dc.date.issued" ||
      name == "parsely-pub-date" || name == "sailthru.date" || name == "pubdate")
    fill_date(plain.published, content);
  const bool link = content.starts_with("http");
  if ((name == "author" || name == "parsely-author" || name == "dc.creator" || name == "byl") && !link)
    fill_if_empty(plain.byline, std::string(byline_of(content).value_or(content)));
  if (name == "article:author" && !link) fill_if_empty(og.byline, content);
  if (name == "application-name" || name == "dc.publisher") fill_if_empty(plain.publisher, content);
  if (name == "og:locale") fill_if_empty(og.language, content);
}

void take_element(const GumboNode& node, const std::string& source, PageMetadata& page, MetaTags& tags) {
  switch (tag_of(node)) {
    case GUMBO_TAG_SCRIPT:
      if (utf8::ascii_lowered(attribute(node, "type")).starts_with("application/ld+json"))
        take_json_ld(node, source, page);
      break;
    case GUMBO_TAG_META: take_meta(node, tags); break;
    case GUMBO_TAG_LINK:
      if (utf8::ascii_lowered(attribute(node, "rel")) == "canonical")
        fill_if_empty(page.url, std::string(attribute(node, "href")));
      break;
    case GUMBO_TAG_TIME: fill_date(tags.time, attribute(node, "datetime")); break;
    case GUMBO_TAG_HTML: fill_if_empty(tags.plain.language, std::string(attribute(node, "lang"))); break;
    default: break;
  }
}

}  // namespace

bool are_two_days(std::string_view a, std::string_view b) {
  const auto first = day_of(a), second = day_of(b);
  return first && second && std::chrono::abs(*first - *second) > std::chrono::days(1);
}

std::string without_markup(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return blanks_collapsed(text);
  constexpr std::size_t kLongest = 4096;
  if (text.size() > kLongest) return blanks_collapsed(text);
  std::string safe = text;
  make_references_safe(safe);
  const HtmlTree tree(safe);
  return flat_text(*tree.root(), safe).text;
}

PageMetadata page_metadata(const Elements& elements, const std::string& source) {
  PageMetadata page;
  MetaTags tags;
  for (const GumboNode* node : elements) take_element(*node, source, page, tags);
  fill_if_empty(page.shared_title, tags.open_graph.shared_title);
  fill_if_empty(page.shared_title, tags.plain.shared_title);
  fill_if_empty(page.byline, tags.open_graph.byline);
  fill_if_empty(page.byline, tags.plain.byline);
  fill_if_empty(page.publisher, tags.open_graph.publisher);
  fill_if_empty(page.publisher, tags.plain.publisher);
  for (const std::string& other : {tags.open_graph.published, tags.plain.published})
    if (are_two_days(page.published.empty() ? tags.open_graph.published : page.published, other))
      fill_if_empty(page.published_too, other);
  fill_if_empty(page.published, tags.open_graph.published);
  fill_if_empty(page.published, tags.plain.published);
  fill_if_empty(page.published, tags.time);
  fill_if_empty(page.modified, tags.open_graph.modified);
  fill_if_empty(page.modified, tags.plain.modified);
  fill_if_empty(page.url, tags.open_graph.url);
  fill_if_empty(page.language, tags.plain.language);
  fill_if_empty(page.language, tags.open_graph.language);
  std::replace(page.language.begin(), page.language.end(), '_', '-');
  if (const auto names = byline_of(page.byline)) page.byline = std::string(*names);
  return page;
}

}  // namespace whosays::read
