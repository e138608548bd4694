// Self-tests of models: what a runner makes of the samples is compared with what the header expects.
#include "engine/model_runners.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <optional>

namespace whosays::engine {
namespace {

struct Opened {
  std::vector<std::byte> memory;
  std::optional<model::Model> model;
};

Opened opened(const model::Header& header) {
  const std::string bytes = *model::Writer().bytes(header);
  Opened out;
  out.memory.resize(bytes.size() + 64);
  void* at = out.memory.data();
  std::size_t space = out.memory.size();
  std::memcpy(std::align(64, bytes.size(), at, space), bytes.data(), bytes.size());
  auto model = model::Model::from_bytes({static_cast<const std::byte*>(at), bytes.size()}, "sample");
  EXPECT_TRUE(model.ok());
  if (model.ok()) out.model = *model;
  return out;
}

TEST(ModelRunners, SamplesAreRunAndCompared) {
  model::Header header;
  header.name = "sample";
  header.kind = "doubling";
  header.version = "1";
  header.self_test = {{"a", "aa"}, {"b", "b"}, {"", "fails"}};
  const Opened sample = opened(header);
  ASSERT_TRUE(sample.model.has_value());
  const auto doubled = [](const model::Model&, const std::string& input) -> Result<std::string> {
    if (input.empty()) return Error{ErrorKind::input, "nothing to double"};
    return input + input;
  };
  const SelfTest test = run_self_test(*sample.model, {{"doubling", doubled}});
  EXPECT_FALSE(test.no_runner);
  EXPECT_EQ(test.right, 1U);
  ASSERT_EQ(test.wrong.size(), 2U);
  EXPECT_EQ(test.wrong[0], "sample 2: expected \"b\", got \"bb\"");
  EXPECT_EQ(test.wrong[1], "sample 3: nothing to double");
  EXPECT_TRUE(run_self_test(*sample.model, {{"other", doubled}}).no_runner);
}

}  // namespace
}  // namespace whosays::engine
