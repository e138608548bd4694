// The public JSON of a read article, schema "whosays.article/1" (docs/article.schema.json).
#pragma once

#include <string>

#include "base/utf8.h"
#include "doc/document.h"

namespace whosays {

struct JsonOptions {
  utf8::Unit offsets = utf8::Unit::code_points;
};

/// One line of JSON without a line end. Layers whose stage is not built are left out; everything else of the contract
/// is there, null where unknown.
std::string to_json(const Document& document, const JsonOptions& options = {});

}  // namespace whosays
