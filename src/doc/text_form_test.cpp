// The text form: what it reads, and what it refuses with which line.
#include "doc/text_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "doc/sample_document.h"

namespace whosays {
namespace {

std::vector<Span> spans(std::string_view value_line) {
  const auto samples = text_form::parse("== x\ntext\n| aa bb aa\n| aaa {é} \\n end\nstatement\n  content " +
                                        std::string(value_line) + "\n");
  EXPECT_TRUE(samples.ok()) << (samples.ok() ? "" : samples.error().message);
  return samples.ok() ? samples->front().blocks.front().entries.front().spans : std::vector<Span>();
}

std::string refusal(std::string_view file) {
  const auto samples = text_form::parse(file);
  return samples.ok() ? "accepted" : samples.error().message;
}

std::string refusal_of_entry(std::string_view entry) {
  return refusal("== x\ntext\n| aa bb\nstatement\n  " + std::string(entry) + "\n");
}

TEST(TextForm, SpansByWordsOccurrenceAndOffsets) {
  EXPECT_EQ(spans("{bb}"), (std::vector<Span>{{3, 5}}));
  EXPECT_EQ(spans("{aa}#2"), (std::vector<Span>{{6, 8}}));
  EXPECT_EQ(spans("{aa}#4"), (std::vector<Span>{{10, 12}})) << "matches of a string may overlap: aaa holds aa twice";
  EXPECT_EQ(spans("{aa\\naaa}"), (std::vector<Span>{{6, 12}}));
  EXPECT_EQ(spans("{\\{é\\}} {\\\\n}"), (std::vector<Span>{{13, 17}, {18, 20}}));
  EXPECT_EQ(spans("13-16{\\{é\\}} 17-19{\\\\n}"), (std::vector<Span>{{13, 17}, {18, 20}})) << "offsets are code points";
  EXPECT_EQ(spans("0-0{}"), (std::vector<Span>{{0, 0}}));
  EXPECT_TRUE(spans("-").empty());
}

TEST(TextForm, TextKeepsItsLinesAsTheyAre) {
  const auto samples = text_form::parse(
      "# comment\n\n== a\ntitle  two  \\{braces\\}\npublished 2031\ntext\n|  indented \n|\n| \n| # no comment\n"
      "no statements\n== b\r\ntext\r\n| x\n");
  ASSERT_TRUE(samples.ok()) << samples.error().message;
  ASSERT_EQ(samples->size(), 2U);
  const text_form::Sample& a = samples->front();
  EXPECT_EQ(a.text, " indented \n\n\n# no comment");
  EXPECT_EQ(a.title, " two  {braces}");
  EXPECT_EQ(a.published, "2031");
  EXPECT_TRUE(a.no_statements);
  EXPECT_EQ(a.line, 3U);
  EXPECT_EQ((*samples)[1].id, "b");
  EXPECT_EQ((*samples)[1].text, "x");
}

TEST(TextForm, SpansPointIntoTheFieldOfTheirBlock) {
  const auto samples = text_form::parse(
      "== x\ntitle an odd Odel\ntext\n| Odel\nstatement\n  source {Odel}\n  field title\nactor\n  name Odel\n"
      "  mention {Odel}\n  mention_title {Odel}\n");
  ASSERT_TRUE(samples.ok()) << samples.error().message;
  const auto& blocks = samples->front().blocks;
  EXPECT_EQ(blocks[0].field, Field::title);
  EXPECT_EQ(blocks[0].find("source")->spans.front(), (Span{7, 11}));
  EXPECT_EQ(blocks[1].find("mention")->spans.front(), (Span{0, 4}));
  EXPECT_EQ(blocks[1].find("mention_title")->spans.front(), (Span{7, 11}));
  EXPECT_EQ(blocks[0].find("content"), nullptr);
}

TEST(TextForm, RefusesWithLineAndReason) {
  EXPECT_EQ(refusal("statement\n"), "line 1: expected == and the id of a document");
  EXPECT_EQ(refusal("== x\n== x\n"), "line 2: a second document x");
  EXPECT_EQ(refusal("== x\ntext\ntext\n"), "line 3: a second text");
  EXPECT_EQ(refusal("== x\n  act deny\n"), "line 2: a key before any block");
  EXPECT_EQ(refusal("== x\nstatment\n"), "line 2: unknown line: statment");
  EXPECT_EQ(refusal("== x\ntext\n| a\nstatement\n| b\n"), "line 5: unknown line: | b");
  EXPECT_EQ(refusal("== x\nstatement\nno statements\n"), "line 2: a statement beside `no statements`");
  EXPECT_EQ(refusal("== x\ntitle \\q\n"), "line 2: unknown escape");
  EXPECT_EQ(refusal("# fine\n\xFF\n"), "line 2: not UTF-8");
  EXPECT_EQ(refusal_of_entry("akt deny"), "line 5: a statement has no key akt");
  EXPECT_EQ(refusal_of_entry("act"), "line 5: act has no value");
  EXPECT_EQ(refusal_of_entry("act denies"), "line 5: act cannot be denies");
  EXPECT_EQ(refusal_of_entry("negated maybe"), "line 5: negated cannot be maybe");
  EXPECT_EQ(refusal_of_entry("content {cc}"), "line 5: {cc}#1 is not in the text");
  EXPECT_EQ(refusal_of_entry("content {aa}#2"), "line 5: {aa}#2 is not in the text");
  EXPECT_EQ(refusal_of_entry("content {aa}#0"), "line 5: #N counts from 1");
  EXPECT_EQ(refusal_of_entry("content {aa"), "line 5: not a list of spans {words}: {aa");
  EXPECT_EQ(refusal_of_entry("content {aa\\"), "line 5: not a list of spans {words}: {aa\\");
  EXPECT_EQ(refusal_of_entry("content {aa}{bb}"), "line 5: unexpected after a span: {bb}");
  EXPECT_EQ(refusal_of_entry("content {}"), "line 5: an empty span needs offsets");
  EXPECT_EQ(refusal_of_entry("content 0-2{bb}"), "line 5: offsets 0-2 hold {aa}, not {bb}");
  EXPECT_EQ(refusal_of_entry("content 3-9{bb}"), "line 5: offsets 3-9 are outside the text");
  EXPECT_EQ(refusal_of_entry("content 2-0{}"), "line 5: offsets 2-0 are outside the text");
  EXPECT_EQ(refusal_of_entry("content 0-2{aa}#1"), "line 5: a span has offsets or #N, not both");
  EXPECT_EQ(refusal_of_entry("content 99999999999-0{}"), "accepted") << "no number, so no span: a plain value";
}

std::vector<text_form::Sample> samples_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto samples = text_form::parse(text.str());
  EXPECT_TRUE(samples.ok()) << path << " " << (samples.ok() ? "" : samples.error().message);
  return samples.ok() ? std::move(*samples) : std::vector<text_form::Sample>();
}

/// The files of samples in a folder of tests/golden and below it.
std::vector<std::filesystem::path> golden_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(WHOSAYS_SOURCE_DIR "/tests/golden/" + folder))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  return files;
}

TEST(TextForm, ReadsEveryGoldenFile) {
  std::size_t statements = 0;
  std::vector<std::filesystem::path> files = golden_files("statements");
  EXPECT_GE(files.size(), 32U);
  for (const auto& path : golden_files("json")) files.push_back(path);
  for (const auto& path : files) {
    for (const text_form::Sample& sample : samples_of(path)) {
      EXPECT_FALSE(sample.text.empty()) << path << " " << sample.id;
      const auto found = std::ranges::count(sample.blocks, "statement", &text_form::Block::kind);
      EXPECT_EQ(found == 0, sample.no_statements) << path << " " << sample.id;
      statements += static_cast<std::size_t>(found);
      EXPECT_TRUE(text_form::document_of(sample).ok()) << path << " " << sample.id;
    }
  }
  EXPECT_GE(statements, 298U) << "half of them open, half frozen";
}

TEST(TextForm, UnknownLayerNamesTheKnownOnes) {
  const auto dumped = text_form::dump(Document(), "statement");
  ASSERT_FALSE(dumped.ok());
  EXPECT_EQ(dumped.error().message,
            "no layer statement; the layers are text, tokens, tags, trees, quotes, names, actors, times, attributions, "
            "statements, told, all");
}

TEST(TextForm, AbsentLayersAreToldFromEmptyOnes) {
  Document document;
  document.article.id = "x";
  EXPECT_EQ(*text_form::dump(document, "statements"), "== x\ntext\n# no layer of statements: its stage has not run\n");
  document.statements.state = LayerState::present;
  EXPECT_EQ(*text_form::dump(document, "statements"), "== x\ntext\nno statements\n");
}

TEST(TextForm, DocumentOfRefusesReferencesToNothing) {
  const auto reason = [](std::string_view entry) {
    const auto samples = text_form::parse("== x\ntext\n| a\nstatement\n  " + std::string(entry) + "\n");
    if (!samples.ok()) return samples.error().message;
    const auto document = text_form::document_of(samples->front());
    return document.ok() ? std::string("accepted") : document.error().message;
  };
  EXPECT_EQ(reason("within 2"), "line 4: a statement without its statement 2");
  EXPECT_EQ(reason("actor a1"), "line 4: a statement without its actor 1");
  EXPECT_EQ(reason("said t4"), "line 4: a statement without its time 4");
  EXPECT_EQ(reason("said 4"), "line 5: expected tN: 4");
  EXPECT_EQ(reason("within 0"), "line 5: rows count from 1");
  EXPECT_EQ(reason("count two"), "line 5: not a number: two");
  EXPECT_EQ(reason("answers all"), "line 5: not an answer: all");
  EXPECT_EQ(reason("answers - unclear"), "accepted");
}

TEST(TextForm, AnAttributionSaysWhoWasTold) {
  const std::string written =
      "== x\ntext\n| Odel told the court he left.\nattribution\n  form indirect\n  source 0-4{Odel}\n  cue 5-9{told}\n"
      "  content 20-27{he left}\n  hearer 10-19{the court}\n  lemma tell\n  confidence 0.50\n";
  const auto samples = text_form::parse(written);
  ASSERT_TRUE(samples.ok()) << samples.error().message;
  const auto document = text_form::document_of(samples->front());
  ASSERT_TRUE(document.ok()) << document.error().message;
  const Attributions& layer = document->attributions;
  ASSERT_EQ(layer.spans.at(layer.rows.front().hearer).size(), 1U);
  EXPECT_EQ(document->words(Field::text, layer.spans.at(layer.rows.front().hearer).front()), "the court");
  EXPECT_EQ(*text_form::dump(*document, "attributions"), written);
}

TEST(TextForm, TagsAndTreesOfWords) {
  const std::string head = "== x\ntext\n| Odel didn't sign.\n";
  const std::string sentence = "sentence\n  span 0-17{Odel didn't sign.}\n  paragraph 0\n";
  const std::string words =
      "word\n  span 0-4{Odel}\n  upos PROPN\n  xpos NNP\n  lemma Odel\n  head 4\n  relation nsubj\n"
      "word\n  span 5-8{did}\n  part 1\n  upos AUX\n  xpos VBD\n  lemma do\n  head 4\n  relation aux\n"
      "word\n  span 8-11{n't}\n  part 2\n  upos PART\n  xpos RB\n  lemma not\n  head 4\n  relation advmod\n"
      "word\n  span 12-16{sign}\n  upos VERB\n  xpos VB\n  lemma sign\n  head 0\n  relation root\n"
      "word\n  span 16-17{.}\n  upos PUNCT\n  xpos .\n  lemma .\n  head 4\n  relation punct\n";
  const auto samples = text_form::parse(head + sentence + words);
  ASSERT_TRUE(samples.ok()) << samples.error().message;
  const auto document = text_form::document_of(samples->front());
  ASSERT_TRUE(document.ok()) << document.error().message;
  EXPECT_EQ(document->text.trees.head, (std::vector<std::uint32_t>{3, 3, 3, Trees::kRoot, 3}));
  EXPECT_EQ(document->text.tags.lemma_at(2), "not");
  const std::string all = *text_form::dump(*document, "all");
  EXPECT_NE(all.find(words), std::string::npos) << all;
  const std::string trees = *text_form::dump(*document, "trees");
  EXPECT_NE(trees.find("word\n  span 0-4{Odel}\n  head 4\n  relation nsubj\nword"), std::string::npos) << trees;
  const auto refused = [&](std::string_view row) {
    const auto read = text_form::parse(head + sentence + std::string(row));
    if (!read.ok()) return read.error().message;
    const auto made = text_form::document_of(read->front());
    return made.ok() ? std::string("accepted") : made.error().message;
  };
  EXPECT_EQ(refused("word\n  span 0-4{Odel}\n  upos NAME\n"), "line 9: upos cannot be NAME");
  EXPECT_EQ(refused("word\n  span 0-4{Odel}\n  head 2\n"), "word 1 has the head 2");
  EXPECT_EQ(refused("word\n  span 0-4{Odel}\nword\n  span 5-8{did}\n  head 1\n"),
            "line 9: some words have tags or heads, others have none");
}

}  // namespace
}  // namespace whosays
