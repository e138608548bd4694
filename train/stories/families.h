// Pages with labels, as train/stories/*.py and the labelled stories have them.
#pragma once

#include <string>
#include <vector>

#include "relate/relate.h"

namespace whosays::stories {

struct LabelledPage {
  std::string id, publisher, published, title, text, url;
  std::string group, relation, origin, mixed;  ///< empty in a pool of real articles
  [[nodiscard]] relate::Article article() const { return {id, publisher, published, url, title, text}; }
};

/// One page a line; lines that are no JSON objects are left out.
std::vector<LabelledPage> read_pages(const std::string& path);

}  // namespace whosays::stories
