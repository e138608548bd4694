// What the program's run time hands to the net for a sample: the core's trees and states, read by the same code from
// the same container, and the words' vectors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article.h"
#include "engine/core.h"
#include "vectors.h"

namespace whosays::statements {

class Inputs {
 public:
  /// Ends the program when the container cannot be read.
  Inputs(const std::string& core_path, VectorTable vectors);

  [[nodiscard]] std::size_t core_width() const { return core_.width(); }
  [[nodiscard]] std::size_t width() const { return core_.width() + vectors_.width; }
  [[nodiscard]] const VectorTable& vectors() const { return vectors_; }
  [[nodiscard]] const engine::Core& core() const { return core_; }
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

  /// Puts the trees into the sample; returns the states alone, core_width() a word.
  std::vector<std::int8_t> read(Sample& sample);
  /// States and vectors of each word side by side, width() a word.
  [[nodiscard]] std::vector<std::int8_t> beside(const Sample& sample, const std::vector<std::int8_t>& states) const;

 private:
  VectorTable vectors_;
  std::string fingerprint_;
  engine::Core core_;
  engine::CoreScratch scratch_;
};

}  // namespace whosays::statements
