// The public JSON: against its schema, against the worked examples of docs/json.md, and where it could lie.
// Samples and expected output are in tests/golden/json; WHOSAYS_UPDATE_GOLDEN=1 writes the expected output anew.
#include "doc/article_json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

#include "doc/sample_document.h"

namespace whosays {
namespace {

const std::string kRoot = WHOSAYS_SOURCE_DIR;
constexpr const char* kExamples[] = {"denial_inside_report", "refusal", "nested_chain", "title"};

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Document sample_document(std::string_view text) {
  auto samples = text_form::parse(text);
  if (!samples) ADD_FAILURE() << samples.error().message;
  if (!samples || samples->empty()) return {};
  auto document = text_form::document_of(samples->front());
  if (!document) ADD_FAILURE() << document.error().message;
  if (!document) return {};
  document->engine = "0.1.0";
  document->model = "none (written by hand)";
  document->article.language = "en";
  document->article.publisher = "Tidewater Post";
  return std::move(*document);
}

Document example(const std::string& name) {
  return sample_document(file(kRoot + "/tests/golden/json/" + name + ".txt"));
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document value;
  value.Parse<rapidjson::kParseValidateEncodingFlag>(json.c_str(), json.size());
  EXPECT_FALSE(value.HasParseError()) << json;
  return value;
}

/// Empty when the value fits the schema, else where it does not.
std::string misfit(const rapidjson::Value& value) {
  static const rapidjson::Document text = parsed(file(kRoot + "/docs/article.schema.json"));
  static const rapidjson::SchemaDocument schema(text);
  rapidjson::SchemaValidator validator(schema);
  if (value.Accept(validator)) return {};
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + " " + validator.GetInvalidSchemaKeyword();
}

std::string flat(const rapidjson::Value& value) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> writer(out);
  value.Accept(writer);
  return out.GetString();
}

/// For people: a value on one line where it fits, else a member a line.
std::string pretty(const rapidjson::Value& value, std::size_t indent = 0) {
  std::string line = flat(value);
  if (line.size() + indent <= 112 || (!value.IsObject() && !value.IsArray())) return line;
  const std::string pad = "\n" + std::string(indent + 2, ' ');
  std::string out(1, value.IsObject() ? '{' : '[');
  bool first = true;
  const auto separate = [&] {
    out += (first ? "" : ",") + pad;
    first = false;
  };
  if (value.IsObject()) {
    for (const auto& member : value.GetObject()) {
      separate();
      out += flat(member.name) + ": " + pretty(member.value, indent + 2);
    }
  } else {
    for (const auto& element : value.GetArray()) {
      separate();
      out += pretty(element, indent + 2);
    }
  }
  return out + "\n" + std::string(indent, ' ') + (value.IsObject() ? '}' : ']');
}

std::vector<std::string> keys_of(const rapidjson::Value& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.GetObject()) keys.emplace_back(member.name.GetString());
  return keys;
}

using Keys = std::vector<std::string>;

TEST(ArticleJson, WorkedExamplesAreTheDocumentedOnes) {
  const std::string page = file(kRoot + "/docs/json.md");
  for (const char* name : kExamples) {
    const rapidjson::Document value = parsed(to_json(example(name)));
    EXPECT_EQ(misfit(value), "") << name;
    const std::string json = pretty(value) + "\n";
    const std::string path = kRoot + "/tests/golden/json/" + name + ".json";
    if (std::getenv("WHOSAYS_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << json;
    EXPECT_EQ(json, file(path)) << name;
    EXPECT_NE(page.find("```json\n" + json + "```"), std::string::npos) << name << " is not in docs/json.md as it is";
  }
}

TEST(ArticleJson, KeysComeInTheOrderOfTheContract) {
  const rapidjson::Document value = parsed(to_json(example("denial_inside_report")));
  EXPECT_EQ(keys_of(value),
            (Keys{"schema", "engine", "model", "id", "sha256", "url", "publisher", "title", "byline", "published",
                  "language", "text", "sentences", "names", "actors", "statements", "times"}));
  EXPECT_EQ(keys_of(value["actors"][0]), (Keys{"id", "name", "kind", "roles", "aliases", "mentions"}));
  const rapidjson::Value& statement = value["statements"][1];
  EXPECT_EQ(keys_of(statement), (Keys{"id",
                                      "field",
                                      "form",
                                      "source",
                                      "cue",
                                      "content",
                                      "act",
                                      "stated_certainty",
                                      "polarity",
                                      "negated",
                                      "hedges",
                                      "against",
                                      "answers",
                                      "within",
                                      "to",
                                      "via",
                                      "said",
                                      "about",
                                      "reading_confidence",
                                      "set_aside"}));
  EXPECT_EQ(keys_of(statement["source"]),
            (Keys{"spans", "class", "actor", "speaks_for", "count", "count_min", "descriptor", "basis", "basis_span",
                  "anonymity_reason", "terms", "channel"}));
}

TEST(ArticleJson, SchemaRefusesWhatLacksARequiredKeyOrHasAWrongType) {
  const std::string json = to_json(example("nested_chain"));
  for (const std::string& key : keys_of(parsed(json))) {
    rapidjson::Document value = parsed(json);
    const bool layer = value[key.c_str()].IsArray();
    value.RemoveMember(key.c_str());
    EXPECT_EQ(misfit(value).empty(), layer) << key << ": layers may be absent, nothing else";
    rapidjson::Document wrong = parsed(json);
    wrong[key.c_str()].SetDouble(1.5);
    EXPECT_NE(misfit(wrong), "") << key;
  }
  for (const std::string& key : keys_of(parsed(json)["statements"][0])) {
    rapidjson::Document value = parsed(json);
    value["statements"][0].RemoveMember(key.c_str());
    EXPECT_NE(misfit(value), "") << key;
  }
  for (const std::string& key : keys_of(parsed(json)["statements"][0]["source"])) {
    rapidjson::Document value = parsed(json);
    value["statements"][0]["source"][key.c_str()].SetDouble(0.5);
    EXPECT_NE(misfit(value), "") << key;
  }
}

TEST(ArticleJson, SchemaLeavesEnumerationsAndKeysOpen) {
  rapidjson::Document value = parsed(to_json(example("refusal")));
  value["statements"][0]["act"].SetString("insinuate");
  value.AddMember("added_later", 1, value.GetAllocator());
  EXPECT_EQ(misfit(value), "");
}

TEST(ArticleJson, LayersThatWereNotBuiltAreAbsentEmptyOnesAreEmpty) {
  Document document;
  document.article.id = "x";
  EXPECT_EQ(to_json(document),
            R"({"schema":"whosays.article/1","engine":null,"model":null,"id":"x","sha256":null,"url":null,)"
            R"("publisher":null,"title":null,"byline":null,"published":null,"language":null,"text":""})");
  document.statements.state = document.times.state = document.unknowns.state = LayerState::present;
  document.notices.state = document.integrity.state = document.names.state = LayerState::present;
  document.actors.state = document.text.sentences.state = LayerState::present;
  const rapidjson::Document value = parsed(to_json(document));
  EXPECT_EQ(misfit(value), "");
  for (const char* layer :
       {"sentences", "names", "actors", "statements", "times", "unknowns", "notices", "integrity"}) {
    ASSERT_TRUE(value.HasMember(layer)) << layer;
    EXPECT_TRUE(value[layer].Empty()) << layer;
  }
  EXPECT_FALSE(value.HasMember("told"));
}

TEST(ArticleJson, WhoWasToldWhatAndByWhoseAccount) {
  Document document;
  document.article.id = "x";
  document.article.text = "Ana Vell told Bo Kerr. Residents were not told of it.";
  document.told.state = document.ties.state = document.actors.state = LayerState::present;
  for (const char* name : {"Ana Vell", "Bo Kerr"}) {
    Actor actor;
    actor.name = name;
    document.actors.rows.push_back(actor);
  }
  ToldRow told;
  told.who = {14, 21};
  told.actor = ActorId(1);
  told.cue = {9, 13};
  told.from_span = Span{0, 8};
  told.from = ActorId(0);
  document.told.rows.push_back(told);
  ToldRow residents;
  residents.who = {23, 32};
  residents.state = ToldState::not_told;
  residents.cue = {33, 46};
  residents.what = Span{50, 52};
  document.told.rows.push_back(residents);
  Tie tie;
  tie.kind = "met";
  tie.who = ActorId(0);
  tie.whom = ActorId(1);
  tie.who_span = {0, 8};
  tie.cue = {9, 13};
  tie.whom_span = {14, 21};
  document.ties.rows.push_back(tie);
  const rapidjson::Document value = parsed(to_json(document));
  EXPECT_EQ(misfit(value), "");
  EXPECT_EQ(flat(value["told"]),
            R"([{"who":"a2","state":"told","what":null,"from":"a1","when":null,"statement":null,"account":"article",)"
            R"("who_span":[14,21],"cue":[9,13],"from_span":[0,8]},)"
            R"({"who":null,"state":"not_told","what":[50,52],"from":null,"when":null,"statement":null,)"
            R"("account":"article","who_span":[23,32],"cue":[33,46],"from_span":null}])");
  EXPECT_EQ(flat(value["ties"]),
            R"([{"kind":"met","who":"a1","whom":"a2","state":"stated","when":null,"statement":null,)"
            R"("account":"article","who_span":[0,8],"cue":[9,13],"whom_span":[14,21]}])");
}

TEST(ArticleJson, ClocksAreLeftOutWhileTimesAreNotRead) {
  const rapidjson::Document without = parsed(to_json(example("refusal")));
  EXPECT_FALSE(without["statements"][0].HasMember("said"));
  EXPECT_FALSE(without["statements"][0].HasMember("about"));
}

TEST(ArticleJson, SpansAreInTheUnitAskedFor) {
  const Document document = example("title");
  struct Case {
    utf8::Unit unit;
    unsigned begin;
  };
  const std::size_t bytes = document.article.title.find("“I asked");
  for (const Case& c : {Case{utf8::Unit::utf8, static_cast<unsigned>(bytes)}, Case{utf8::Unit::code_points, 26},
                        Case{utf8::Unit::utf16, 27}}) {
    const rapidjson::Document value = parsed(to_json(document, {c.unit}));
    EXPECT_EQ(value["statements"][0]["content"]["spans"][0][0].GetUint(), c.begin);
    EXPECT_EQ(value["sentences"][0][1].GetUint(), 22U);
  }
}

TEST(ArticleJson, NothingOfTheTitleIsListedWhereRowsHaveNoField) {
  Document document = sample_document(
      "== x\ntitle Odel in May\ntext\n| Marek Odel said on Monday he left.\n"
      "name\n  field title\n  span {Odel}\n  type person\nname\n  span {Marek Odel}\n  type person\n"
      "actor\n  name Marek Odel\n  mention_title {Odel}\n  mention {Marek Odel}\n  mention {he}#1\n"
      "time\n  field title\n  span {May}\n  value 2031-05\ntime\n  span {Monday}\n"
      "unknown\n  field title\n  span {Odel}\nunknown\n  span {left}\n"
      "statement\n  source {Marek Odel}\n  cue {said}\n  content {he left}\n  said t1\n  about t1 t2\n");
  const rapidjson::Document value = parsed(to_json(document));
  EXPECT_EQ(misfit(value), "");
  EXPECT_EQ(flat(value["names"]), R"([{"span":[0,10],"type":"person"}])");
  EXPECT_EQ(flat(value["actors"][0]["mentions"]), "[[0,10],[26,28]]");
  EXPECT_EQ(flat(value["times"]), R"([{"id":"t2","span":[19,25],"value":null,"type":"date"}])");
  EXPECT_TRUE(value["statements"][0]["said"].IsNull()) << "t1 is not listed, so nothing may point to it";
  EXPECT_EQ(flat(value["statements"][0]["about"]), R"(["t2"])");
  EXPECT_EQ(flat(value["unknowns"]), "[[29,33]]");
}

TEST(ArticleJson, AliasesAreCountedWithoutPronouns) {
  const Document document = sample_document(
      "== x\ntext\n| Odel met Marek\n|  Odel. He saw Odel; Marek Odel left. Her\n"
      "actor\n  name Marek Odel\n  mention {Odel}\n  mention {Marek\\n Odel}\n  mention {He}\n  mention {Odel}#3\n"
      "  mention {Marek Odel}\n  mention {Her}\n");
  EXPECT_EQ(flat(parsed(to_json(document))["actors"][0]["aliases"]),
            R"([{"text":"Odel","n":2},{"text":"Marek Odel","n":2}])");
}

TEST(ArticleJson, OfALongMentionTheNameAloneIsASpelling) {
  const Document document = sample_document(
      "== x\ntext\n| Mr. Odel, who chairs the board, left. Holm's friend Marek Odel’s hat fell. The chairman wept.\n"
      "name\n  span {Odel}\n  type person\nname\n  span {Holm}\n  type person\nname\n  span {Marek Odel}\n  type "
      "person\n"
      "actor\n  name Marek Odel\n  mention {Mr. Odel, who chairs the board}\n  mention {Holm's friend Marek Odel’s}\n"
      "  mention {The chairman}\n");
  EXPECT_EQ(flat(parsed(to_json(document))["actors"][0]["aliases"]),
            R"([{"text":"Odel","n":1},{"text":"Marek Odel","n":1},{"text":"The chairman","n":1}])");
}

TEST(ArticleJson, HostileTextAndNumbersStillGiveJson) {
  Document document = sample_document("== x\ntext\n| a\nstatement\n  content {a}\n");
  document.article.text = std::string("a\0\"\\\n\x1b[31m</script>\xE2\x80\xA8\xF4\x8F\xBF\xBF", 26);
  ASSERT_EQ(utf8::first_invalid(document.article.text), std::string::npos);
  document.article.publisher = "\"},{\"id\":\"forged";
  for (const float confidence : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    document.statements.rows[0].reading_confidence = confidence;
    const std::string json = to_json(document);
    EXPECT_EQ(json.find('\n'), std::string::npos);
    EXPECT_EQ(json.find('\x1b'), std::string::npos);
    const rapidjson::Document value = parsed(json);
    EXPECT_EQ(std::string(value["text"].GetString(), value["text"].GetStringLength()), document.article.text);
    EXPECT_EQ(value["publisher"].GetString(), document.article.publisher);
    EXPECT_EQ(value["statements"][0]["reading_confidence"].GetDouble(), 0);
  }
}

}  // namespace
}  // namespace whosays
