// Which elements are no part of an article, by tag, role, class and id. Data and one question.
#pragma once

#include <string_view>

#include "read/html_tree.h"

namespace whosays::read {

enum class Role : std::uint8_t {
  content,    ///< nothing speaks against it
  furniture,  ///< named as furniture by class, id or role: believed unless it holds much of the page's text
  never,      ///< scripts, forms, navigation: holds no article
};

Role role_of(const GumboNode& node);

/// Whether a class list or an id, entities decoded, may make `role_of` say something else than without it.
bool may_name_furniture(std::string_view names);

/// Begins a line of its own.
bool is_block(GumboTag tag);

}  // namespace whosays::read
