// What runs a model's self-test: one function for each kind of model, listed in model_runners.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/container.h"

namespace whosays::engine {

/// Makes of a sample's input the text that the model's header expects.
struct ModelRunner {
  std::string_view kind;
  std::function<Result<std::string>(const model::Model& model, const std::string& input)> run;
};

const std::vector<ModelRunner>& model_runners();

/// What became of a self-test.
struct SelfTest {
  std::size_t right = 0;
  std::vector<std::string> wrong;  ///< one line a sample that came out otherwise
  bool no_runner = false;          ///< this program does not run models of this kind; nothing was tried
};

SelfTest run_self_test(const model::Model& model, const std::vector<ModelRunner>& runners = model_runners());

}  // namespace whosays::engine
