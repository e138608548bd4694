// An attribution under construction: spans in place of units, before it becomes a row of the layer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/learned_confidence.h"

namespace whosays::quote {

struct Found {
  std::vector<Span> source, cue, content, hearer;
  std::string lemma;
  std::string rule;
  StatementId within;  ///< row among the found ones of the same string; outer ones stand before inner ones
  Form form = Form::indirect;
  bool unclosed = false;
  std::uint32_t paragraph = 0;
  float confidence = 0;
  std::optional<Sure> sure;  ///< of what the net has found
};

}  // namespace whosays::quote
