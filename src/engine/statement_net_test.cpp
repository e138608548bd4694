#include "engine/statement_net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "engine/pipeline.h"
#include "model/embedded.h"

namespace whosays::engine {
namespace {

TEST(EmbeddedStatementNet, ReadsItsSamplesAsItsHeaderSays) {
  const auto model = model::embedded_model("statements");
  ASSERT_TRUE(model.ok()) << model.error().message;
  ASSERT_GE(model->header().self_test.size(), 3U);
  const quote::LabelNet* net = embedded_statement_net();
  if (net == nullptr) {
    EXPECT_EQ(statement_net_identity(), "none");
    GTEST_SKIP() << "models/statements.wsm was trained on another core than models/core.wsm";
  }
  for (const model::Sample& sample : model->header().self_test)
    EXPECT_EQ(statement_sample(embedded_core(), *net, sample.input), sample.expected);
  EXPECT_EQ(statement_net_identity(), model->fingerprint().substr(0, 12));
}

TEST(EmbeddedStatementNet, IsRefusedOnAnotherCore) {
  const auto model = model::embedded_model("statements");
  ASSERT_TRUE(model.ok());
  const auto net = quote::LabelNet::load(*model);
  ASSERT_TRUE(net.ok()) << net.error().message;
  const Status other = stands_on(*net, "0123456789abcdef", net->core_width());
  ASSERT_FALSE(other.ok());
  EXPECT_NE(other.error().message.find("statements are read by word lists"), std::string::npos);
  EXPECT_FALSE(stands_on(*net, net->core(), net->core_width() + 1).ok());
  EXPECT_TRUE(stands_on(*net, net->core(), net->core_width()).ok());
}

TEST(EmbeddedStatementNet, SaysTheLabelOfEachWord) {
  if (embedded_statement_net() == nullptr) GTEST_SKIP() << "the net is not used";
  Article article;
  article.text = "The engineer Ana Vell said on Monday that the ferry was sound.";
  const FrozenDocument document = analyse(article);
  const std::vector<LabelledWord> words = labelled_words(*document);
  ASSERT_EQ(words.size(), document->text.words.size());
  const auto label_at = [&](std::string_view word) {
    const auto begin = static_cast<std::uint32_t>(article.text.find(word));
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const LabelledWord& w) { return w.span.begin == begin; });
    return at == words.end() ? std::string("no word") : quote::name_of_label(at->label.label);
  };
  EXPECT_TRUE(label_at("said").starts_with("cue"));
  EXPECT_EQ(label_at("The"), "source first");
  EXPECT_EQ(label_at("that"), "content first");
  EXPECT_EQ(label_at("Vell"), "source last");
  EXPECT_EQ(label_at("."), "outside");
  for (const LabelledWord& word : words) EXPECT_TRUE(word.label.share > 0 && word.label.share <= 1.0001F);
}

}  // namespace
}  // namespace whosays::engine
