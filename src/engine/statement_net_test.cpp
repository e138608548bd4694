#include "engine/statement_net.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace whosays::engine
