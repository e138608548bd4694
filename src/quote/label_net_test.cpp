// The run time of the statement net on a small net with random weights: what holds of any net, on any text. The one of
// the program is tested by what it says of itself (src/engine/statement_net_test.cpp).
#include "quote/label_net.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <random>

#include "model/layers.h"
#include "quote/quote.h"
#include "token/token.h"

namespace whosays::quote {
namespace {

constexpr std::size_t kCore = 6;
constexpr std::size_t kVector = 4;
constexpr std::size_t kTables = 8;
constexpr std::size_t kHidden = 6;
constexpr std::size_t kLink = 4;

/// A random net; without the tensor `left_out`.
std::string random_net(std::string_view left_out = "") {
  std::mt19937 random(7);
  model::Writer writer;
  const auto floats = [&](std::size_t n) {
    std::vector<float> out(n);
    for (float& f : out) f = static_cast<float>(random() % 2001) / 1000 - 1;
    return out;
  };
  const auto dense = [&](const std::string& name, std::size_t outputs, std::size_t inputs) {
    if (name != left_out) model::add_dense(writer, name, floats(outputs * inputs), floats(outputs));
  };
  const auto bytes = [&](const std::string& name, std::size_t rows, std::size_t columns, int most) {
    std::vector<std::int8_t> values(rows * columns);
    for (std::int8_t& v : values)
      v = static_cast<std::int8_t>(static_cast<int>(random() % (2UL * static_cast<unsigned>(most))) - most);
    writer.add<std::int8_t>(name, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns), values);
  };
  const auto table = [&](const std::string& name, std::size_t rows, std::size_t columns) {
    bytes(name, rows, columns, 100);
    writer.add<std::int16_t>(name + ".multipliers", static_cast<std::uint32_t>(rows), 1,
                             std::vector<std::int16_t>(rows, 300));
  };
  const std::vector<std::uint64_t> hashes = {WordVectors::hash("ferry"), WordVectors::hash("\"")};
  const auto slots = WordVectors::table(hashes);
  writer.add<std::uint64_t>("known", static_cast<std::uint32_t>(slots.size()), 1, slots);
  bytes("vectors", 3, kVector, 60);
  table("rows", kLabelRowCount, kTables);
  dense("layer0", 4 * kHidden, kCore + kVector + kTables);
  dense("layer1", 4 * kHidden, 2 * kHidden);
  dense("labels", kLabels, 2 * kHidden);
  dense("cue", 2 * kLink, 4 * kHidden);
  dense("other", 2 * kLink, 4 * kHidden);
  table("link_rows", kLinkRowCount, kLink);
  dense("link_out", 2, kLink);
  std::vector<std::int32_t> transitions(std::size_t{kBorders} * kLabels * kLabels);
  for (std::int32_t& t : transitions) t = static_cast<std::int32_t>(random() % 1000);
  writer.add<std::int32_t>("transitions", kBorders * kLabels, kLabels, transitions);
  model::Header header;
  header.name = header.kind = "statements";
  header.labels = {{"core", {"cafe"}}};
  header.numbers = {{"core", kCore}, {"tables", kTables}, {"hidden", kHidden}, {"layers", 2}, {"link", kLink}};
  return *writer.bytes(header);
}

Result<LabelNet> loaded_net(const std::string& bytes) {
  static std::vector<std::vector<std::max_align_t>> kept;
  auto& memory = kept.emplace_back(bytes.size() / sizeof(std::max_align_t) + 8);
  const auto at = (reinterpret_cast<std::uintptr_t>(memory.data()) + 63) / 64 * 64;
  auto* to = reinterpret_cast<std::byte*>(at);
  std::memcpy(to, bytes.data(), bytes.size());
  TRY(const auto model, model::Model::from_bytes({to, bytes.size()}, "test"));
  return LabelNet::load(model);
}

struct ReadText {
  Passage passage;
  Linked linked;
};

ReadText read_text(const LabelNet& net, std::string_view text) {
  ReadText out;
  auto split = token::split(text);
  out.passage.sentences = std::move(split.sentences);
  out.passage.tokens = std::move(split.tokens);
  out.passage.words = std::move(split.words);
  out.passage.quotations = quotations(out.passage.sentences, out.passage.tokens);
  std::vector<std::int8_t> states(out.passage.words.size() * kCore);
  for (std::size_t i = 0; i < states.size(); ++i)
    states[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 127) - 63);
  LabelNet::Scratch scratch;
  net.read(out.passage, states, scratch, out.linked);
  return out;
}

void expect_sound(const ReadText& r) {
  std::uint32_t before = 0;
  for (const RoleSpan& span : r.linked.spans) {
    EXPECT_GE(span.first, before);
    EXPECT_LT(span.first, span.end);
    before = span.end;
  }
  EXPECT_LE(before, r.passage.words.size());
  for (const LinkedStatement& s : r.linked.statements) {
    ASSERT_LT(s.cue, r.linked.spans.size());
    EXPECT_EQ(r.linked.spans[s.cue].role, LabelRole::cue);
    if (s.source != kNoSpan) {
      EXPECT_EQ(r.linked.spans[s.source].role, LabelRole::source);
    }
    EXPECT_FALSE(s.contents.empty());
    for (const std::uint32_t c : s.contents) EXPECT_EQ(r.linked.spans[c].role, LabelRole::content);
  }
}

TEST(LabelNet, AnyTextGivesSpansInOrderAndStatementsOfThem) {
  const auto net = loaded_net(random_net());
  ASSERT_TRUE(net.ok()) << net.error().message;
  EXPECT_EQ(net->core(), "cafe");
  for (const char* text : {"", " \n\n ", "... !!! “” ()", "🚢🚢 ship", "Ana Vell said “no”. Nobody asked her to go.",
                           "\"\"\"\"\"", "東京都は否定した。"})
    expect_sound(read_text(*net, text));
}

TEST(LabelNet, ALongTextFallsIntoParts) {
  const auto net = loaded_net(random_net());
  ASSERT_TRUE(net.ok());
  std::string paragraphs;
  for (int i = 0; i < 3000; ++i)
    paragraphs += "The ferry of day " + std::to_string(i) + " was late, Ana Vell said.\n\n";
  expect_sound(read_text(*net, paragraphs));
  std::string sentence;
  for (int i = 0; i < 9000; ++i) sentence += "ferry late and ";
  expect_sound(read_text(*net, sentence + "\n\nAna Vell said no."));
}

TEST(LabelNet, APartIsReadTheSameWhateverStandsBehindIt) {
  const auto net = loaded_net(random_net());
  ASSERT_TRUE(net.ok());
  std::string first;
  for (int i = 0; i < 500; ++i) first += "The ferry of day " + std::to_string(i) + " was late, Ana Vell said.\n\n";
  const ReadText alone = read_text(*net, first);
  const ReadText both = read_text(*net, first + "Nobody else spoke.\n");
  ASSERT_GT(alone.passage.words.size(), kPartWords);
  const std::size_t n = std::min(alone.linked.spans.size(), std::size_t{200});
  ASSERT_GE(both.linked.spans.size(), n);
  for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(alone.linked.spans[i], both.linked.spans[i]);
}

TEST(LabelNet, LabelsByTheScoresOfOthersInEachPart) {
  auto net = loaded_net(random_net());
  ASSERT_TRUE(net.ok());
  std::string paragraphs;
  for (int i = 0; i < 1000; ++i) paragraphs += "The ferry was late, Ana Vell said.\n\n";
  const std::size_t words = read_text(*net, paragraphs).passage.words.size();
  ASSERT_GT(words, 2 * kPartWords);
  std::vector<std::int32_t> scores(words * kLabels);
  std::vector<RoleSpan> wanted;
  for (std::size_t i = 0; i < words; ++i) {
    const auto role = static_cast<LabelRole>(i % kLabelRoles);
    const bool marked = i % 7 == 0;
    scores[i * kLabels + (marked ? label_of(role, Place::single) : 0)] = 20 * 2048;
    if (marked) wanted.push_back({role, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)});
  }
  net->label_by(scores);
  const ReadText read = read_text(*net, paragraphs);
  EXPECT_EQ(read.linked.spans, wanted);
  expect_sound(read);
}

TEST(LabelNet, SaysWhatIsMissing) {
  for (const char* name : {"layer1", "labels", "other", "link_out"}) {
    const auto net = loaded_net(random_net(name));
    ASSERT_FALSE(net.ok());
    EXPECT_NE(net.error().message.find(name), std::string::npos) << net.error().message;
  }
}

TEST(WordVectors, KindsOfQuotationMarksAreOneWord) {
  const std::vector<std::uint64_t> hashes = {WordVectors::hash("ferry"), WordVectors::hash("\"")};
  const auto slots = WordVectors::table(hashes);
  const std::vector<std::int8_t> rows = {0, 0, 1, 2, 3, 4};
  const WordVectors vectors(slots, rows, 2);
  EXPECT_EQ(*vectors.find("ferry"), 1);
  EXPECT_EQ(*vectors.find("“"), 3);
  EXPECT_EQ(*vectors.find("quay"), 0);
}

}  // namespace
}  // namespace whosays::quote
