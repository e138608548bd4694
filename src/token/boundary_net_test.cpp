// The net of sentence ends: what it is for, paragraphs longer than its window, files that do not fit.
#include "token/boundary_net.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

#include "model/embedded.h"
#include "token/token.h"

namespace whosays::token {
namespace {

TEST(BoundaryNet, FindsEndsWithoutStops) {
  const Split split = token::split("Hi Marek, the ferry was late again\n\nThanks for the help. Best regards, Tam Vell");
  EXPECT_GE(split.sentences.rows.size(), 3U);
}

TEST(BoundaryNet, DoesNotCutTheNameThatASentenceBeginsWith) {
  const std::string text = "Lena Brosk met the mayor, Adrian Holt, on Friday. Her brother drove her home.";
  EXPECT_EQ(boundary_sample(*embedded_boundary_net(), text),
            "Lena Brosk met the mayor, Adrian Holt, on Friday.\nHer brother drove her home.\n");
}

TEST(BoundaryNet, ReadsParagraphsLongerThanItsWindow) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "The ferry left at nine and nobody knew why so we waited on the quay ";
  const Split split = token::split(text);
  std::uint32_t before = 0;
  for (const Sentence& row : split.sentences.rows) {
    EXPECT_GE(row.span.begin, before);
    EXPECT_LE(row.end_token - row.first_token, 2000U);
    before = row.span.end;
  }
  EXPECT_GT(split.sentences.rows.size(), 20U);
}

TEST(BoundaryNet, SaysWhatDoesNotFit) {
  const auto core = model::embedded_model("core");
  ASSERT_TRUE(core.ok());
  const auto other = BoundaryNet::load(*core);
  ASSERT_FALSE(other.ok());
  EXPECT_NE(other.error().message.find("core"), std::string::npos);

  model::Header header;
  header.name = header.kind = "boundaries";
  header.numbers = {{"width", 32}, {"layers", 2}, {"hidden", 9999}, {"side", 24}, {"threshold", 0}};
  const std::string bytes = *model::Writer().bytes(header);
  std::vector<std::byte> memory(bytes.size() + 64);
  void* at = memory.data();
  std::size_t space = memory.size();
  std::memcpy(std::align(64, bytes.size(), at, space), bytes.data(), bytes.size());
  const auto model = model::Model::from_bytes({static_cast<const std::byte*>(at), bytes.size()}, "sample");
  ASSERT_TRUE(model.ok());
  const auto large = BoundaryNet::load(*model);
  ASSERT_FALSE(large.ok());
  EXPECT_NE(large.error().message.find("9999"), std::string::npos);
}

TEST(KnownForms, FindsWhatItWasBuiltOf) {
  std::vector<std::uint32_t> hashes;
  for (std::uint32_t i = 1; i <= 500; ++i) hashes.push_back(mixed(i, 77));
  const std::vector<std::uint32_t> slots = KnownForms::build(hashes);
  const auto known = KnownForms::checked(slots, 500);
  ASSERT_TRUE(known.ok());
  for (std::uint32_t i = 0; i < hashes.size(); ++i) EXPECT_EQ(known->find(hashes[i]), i + 1);
  EXPECT_EQ(KnownForms().find(5), 0U);
  EXPECT_FALSE(KnownForms::checked(slots, 499).ok());
  EXPECT_FALSE(KnownForms::checked(std::span(slots).subspan(1), 500).ok());
  const std::vector<std::uint32_t> full(4, 0x10001U);
  EXPECT_FALSE(KnownForms::checked(full, 500).ok());
}

}  // namespace
}  // namespace whosays::token
