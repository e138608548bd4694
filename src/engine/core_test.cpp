// The core's run time on a small net with random weights: what holds of any net, on any text. The embedded one is
// tested by what it says of itself.
#include "engine/core.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>

#include "base/test_effort.h"
#include "base/utf8.h"
#include "encode/features.h"
#include "model/embedded.h"
#include "model/layers.h"
#include "tag/lemmas.h"
#include "token/token.h"

namespace whosays::engine {
namespace {

constexpr std::uint32_t kWidth = 8;
constexpr std::uint32_t kHidden = 6;
constexpr std::uint32_t kArc = 4;

/// A net of two layers; without the tensor `left_out`.
std::string random_model(std::string_view left_out = "") {
  std::mt19937 random(11);
  const auto floats = [&](std::size_t n) {
    std::vector<float> out(n);
    for (float& f : out) f = static_cast<float>(random() % 2001) / 1000 - 1;
    return out;
  };
  model::Writer writer;
  const auto dense = [&](const std::string& name, std::uint32_t outputs, std::uint32_t inputs) {
    if (name != left_out) model::add_dense(writer, name, floats(std::size_t{outputs} * inputs), floats(outputs));
  };
  const std::vector<std::uint64_t> hashes = {encode::word_hash("ferry"), encode::word_hash("the")};
  const auto slots = encode::KnownWords::build(hashes);
  writer.add<std::uint64_t>("known", static_cast<std::uint32_t>(slots.size()), 1, slots);
  const std::uint32_t rows = encode::kUnknownRow + 3;
  std::vector<std::int8_t> values(std::size_t{rows} * kWidth);
  for (std::int8_t& v : values) v = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  const std::vector<std::int16_t> multipliers(rows, 400);
  writer.add<std::int8_t>("rows", rows, kWidth, values);
  writer.add<std::int16_t>("rows.multipliers", rows, 1, multipliers);
  dense("layer0", 4 * kHidden, kWidth);
  dense("layer1", 4 * kHidden, 2 * kHidden);
  model::Header header;
  header.name = header.kind = "core";
  header.numbers = {{"layers", 2},      {"hidden", kHidden},    {"width", kWidth}, {"arc", kArc},
                    {"relation", kArc}, {"arc_multiplier", 90}, {"names_bias", 0}};
  header.labels = {{"upos", {"NOUN", "VERB", "PUNCT"}},
                   {"xpos", {"NN", "VBD", "."}},
                   {"tag_pairs", {"NOUN NN", "VERB VBD", "PUNCT ."}},
                   {"relations", {"nsubj", "root", "punct"}},
                   {"names", {"person", "place"}},
                   {"lemma_rules", {"l0+", "l1+"}}};
  dense("upos", 3, 2 * kHidden);
  dense("xpos", 3, 2 * kHidden);
  dense("names", 9, 2 * kHidden);
  for (const char* side : {"arc_dependent", "arc_head", "relation_dependent", "relation_head"})
    dense(side, kArc, 2 * kHidden);
  dense("relations", 3, kArc);
  writer.add<std::int8_t>("root.arc", 1, kArc, std::vector<std::int8_t>(kArc, 9));
  writer.add<std::int16_t>("root.relation", 1, kArc, std::vector<std::int16_t>(kArc, 99));
  writer.add<std::int32_t>("distance", 33, 1, std::vector<std::int32_t>(33, 1000));
  const std::vector<std::uint64_t> keys = {tag::ending_key("s", false, Upos::noun, Xpos::nn)};
  const auto lemmas = tag::Lemmas::table(keys, std::vector<std::uint32_t>{1});
  writer.add<std::uint64_t>("lemmas", static_cast<std::uint32_t>(lemmas.size()), 1, lemmas);
  return *writer.bytes(header);
}

/// Opened from bytes that stay where they are.
class CoreOfRandomNet : public ::testing::Test {
 protected:
  static Result<Core> loaded(const std::string& bytes) {
    static std::vector<std::vector<std::max_align_t>> kept;
    auto& memory = kept.emplace_back(bytes.size() / sizeof(std::max_align_t) + 8);
    auto at = (reinterpret_cast<std::uintptr_t>(memory.data()) + 63) / 64 * 64;
    auto* to = reinterpret_cast<char*>(at);
    std::copy(bytes.begin(), bytes.end(), to);
    TRY(const auto model, model::Model::from_bytes({reinterpret_cast<const std::byte*>(to), bytes.size()}, "test"));
    return Core::load(model);
  }
  void check(const std::string& text) {
    const auto core = loaded(random_model());
    ASSERT_TRUE(core.ok()) << core.error().message;
    CoreScratch scratch;
    check(*core, text, scratch);
  }
  static void check(const Core& core, const std::string& text, CoreScratch& scratch) {
    const token::Split split = token::split(text);
    const CoreLayers layers = core.read(Field::text, text, split.sentences, split.words, scratch);
    ASSERT_EQ(layers.tags.upos.size(), split.words.size());
    ASSERT_EQ(layers.tags.lemma.size(), split.words.size());
    ASSERT_EQ(layers.trees.head.size(), split.words.size());
    for (const Sentence& sentence : split.sentences.rows) expect_tree(layers.trees, sentence);
    std::uint32_t before = 0;
    for (const Name& name : layers.names) {
      EXPECT_GE(name.span.begin, before);
      EXPECT_LT(name.span.begin, name.span.end);
      before = name.span.end;
    }
  }
  static void expect_tree(const Trees& trees, const Sentence& sentence) {
    const std::uint32_t n = sentence.end_word - sentence.first_word;
    std::vector<std::uint32_t> depth(n, 0);  // 0: not known
    std::size_t roots = 0;
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      if (trees.head[i] == Trees::kRoot) {
        ++roots;
        EXPECT_EQ(trees.relation[i], Relation::root);
        continue;
      }
      ASSERT_GE(trees.head[i], sentence.first_word);
      ASSERT_LT(trees.head[i], sentence.end_word);
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; at != Trees::kRoot && depth[at - sentence.first_word] == 0; at = trees.head[at])
        ASSERT_LE(++steps, n) << "a circle";
      depth[i - sentence.first_word] = 1;
    }
    EXPECT_EQ(roots, n > 0 ? 1U : 0U);
  }
};

TEST_F(CoreOfRandomNet, AnyTextGivesTagsATreeAndNames) {
  check("");
  check(" \n\n ");
  check("... !!! ??? — “” ()");
  check("Marek Odel didn't sign the harbour's papers. Nobody asked.");
  check("🚢🚢 👩‍👩‍👧 ship");
  check("東京都は否定した。 Σίσυφος");
  check(std::string(1 << 20, 'x'));
}

/// Texts of pieces that somebody might find in news, and of any characters. $WHOSAYS_TEXTS: more of them.
TEST_F(CoreOfRandomNet, AnyMixtureGivesTagsATreeAndNames) {
  constexpr std::array<std::string_view, 40> kPieces{"the ",  "Odel ",   "U.S. ",  "said ",  "“",
                                                     "”",     "\"",      "(",      ")",      ". ",
                                                     "? ",    "…",       "\n",     "\n\n",   ", ",
                                                     "—",     "-",       "'s ",    "n't ",   "12 ",
                                                     "$1.5 ", "@a.b",    "www.",   "😀",     "👩‍👩‍👧",
                                                     "東京",  "й ",      "é",      "VELL ",  "of ",
                                                     "and ",  "denied ", "no. ",   ": ",     "``",
                                                     "''",    "\u00a0",  "\u200b", "\u0301", "ferries "};
  const auto core = loaded(random_model());
  ASSERT_TRUE(core.ok());
  CoreScratch scratch;
  const char* asked = std::getenv("WHOSAYS_TEXTS");
  const unsigned texts = asked != nullptr ? static_cast<unsigned>(std::atol(asked)) : tries(400, 100);
  for (unsigned seed = 0; seed < texts; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    const bool bytes = seed % 4 == 3;
    for (auto i = random() % (seed % 16 == 0 ? 1500 : 80); i > 0; --i)
      if (bytes)
        text += static_cast<char>(random() % 256);
      else
        text += kPieces[random() % kPieces.size()];
    text = utf8::repaired(text);
    check(seed % 2 == 0 ? *core : embedded_core(), text, scratch);
    if (HasFailure()) FAIL() << "seed " << seed << ": " << text;
  }
}

TEST_F(CoreOfRandomNet, SentencesLongerThanAWindowAreOneTree) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "ferry late and ";
  check(text);
}

TEST_F(CoreOfRandomNet, ASentenceIsReadTheSameAloneAndInABatch) {
  const auto core = loaded(random_model());
  ASSERT_TRUE(core.ok());
  std::string text;
  for (int i = 0; i < 120; ++i) text += "The ferry of day " + std::to_string(i) + " was late. ";
  const token::Split split = token::split(text);
  CoreScratch scratch;
  const CoreLayers all = core->read(Field::text, text, split.sentences, split.words, scratch);
  for (const Sentence& sentence : split.sentences.rows) {
    Sentences one;
    one.rows = {sentence};
    one.rows.front().first_word = 0;
    one.rows.front().end_word = sentence.end_word - sentence.first_word;
    Words words;
    words.span.assign(split.words.span.begin() + sentence.first_word, split.words.span.begin() + sentence.end_word);
    const CoreLayers alone = core->read(Field::text, text, one, words, scratch);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(alone.tags.xpos[i], all.tags.xpos[sentence.first_word + i]);
      const std::uint32_t head = all.trees.head[sentence.first_word + i];
      EXPECT_EQ(alone.trees.head[i], head == Trees::kRoot ? head : head - sentence.first_word);
    }
  }
}

TEST(EmbeddedCore, ReadsAStringTheSameAloneAndTogetherWithOthers) {
  std::vector<std::string> texts = {"Ferry late", "", "Ana Vell said so.", "Odel denied it on Tuesday. He left.", "No"};
  std::string longer;
  for (int i = 0; i < 400; ++i) longer += "Harbour master Jonas Trell told the Courier that berth 9 was closed. ";
  texts.insert(texts.begin() + 2, longer);
  std::vector<token::Split> splits;
  for (const std::string& text : texts) splits.push_back(token::split(text));
  std::vector<CoreInput> inputs;
  for (std::size_t i = 0; i < texts.size(); ++i)
    inputs.push_back({i == 0 ? Field::title : Field::text, {texts[i], &splits[i].sentences, &splits[i].words}});
  CoreScratch scratch;
  const std::vector<CoreLayers> together = embedded_core().read(inputs, scratch);
  ASSERT_EQ(together.size(), texts.size());
  EXPECT_FALSE(together[2].names.empty());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const CoreLayers alone =
        embedded_core().read(inputs[i].field, texts[i], splits[i].sentences, splits[i].words, scratch);
    EXPECT_EQ(together[i].states, alone.states) << i;
    EXPECT_EQ(together[i].tags.xpos, alone.tags.xpos) << i;
    EXPECT_EQ(together[i].tags.lemmas, alone.tags.lemmas) << i;
    EXPECT_EQ(together[i].trees.head, alone.trees.head) << i;
    ASSERT_EQ(together[i].names.size(), alone.names.size()) << i;
    for (std::size_t n = 0; n < alone.names.size(); ++n) {
      EXPECT_EQ(together[i].names[n].span, alone.names[n].span);
      EXPECT_EQ(together[i].names[n].field, alone.names[n].field);
    }
  }
}

TEST_F(CoreOfRandomNet, SaysWhatIsMissing) {
  for (const char* name : {"layer1", "upos", "arc_head", "names"}) {
    const auto core = loaded(random_model(name));
    ASSERT_FALSE(core.ok());
    EXPECT_NE(core.error().message.find(name), std::string::npos) << core.error().message;
  }
}

TEST(EmbeddedCore, ReadsItsSamplesAsItsHeaderSays) {
  const auto model = model::embedded_model("core");
  ASSERT_TRUE(model.ok()) << model.error().message;
  ASSERT_GE(model->header().self_test.size(), 3U);
  for (const model::Sample& sample : model->header().self_test)
    EXPECT_EQ(embedded_core().sample(sample.input), sample.expected);
  EXPECT_EQ(core_identity(), model->fingerprint().substr(0, 12));
}

TEST(EmbeddedCore, FindsTagsTreesAndNames) {
  const std::string found = embedded_core().sample("Commissioner Marek Odel denied the reports on Tuesday.");
  EXPECT_NE(found.find("denied deny VERB VBD 0 root -"), std::string::npos) << found;
  EXPECT_NE(found.find("Odel Odel PROPN NNP"), std::string::npos) << found;
  EXPECT_NE(found.find("person"), std::string::npos) << found;
}

}  // namespace
}  // namespace whosays::engine
