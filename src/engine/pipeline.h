// The line from an article to a frozen document: the stages in their order, on one page (pipeline.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::engine {

/// Version of the program, "0.1.0".
std::string_view version();

/// Fingerprint of what decides readings besides the program: word lists and trained models.
/// "wordlists-3f2a…": a reading made under another fingerprint is stale.
const std::string& model();

/// What opens readings that are shown to people, and is part of every export.
inline constexpr std::string_view kMachineNotice = "read by machine; look at the words before you quote";

/// Every stage in order, built or not.
std::span<const StageInfo> stages();

/// Runs the line over one article. Cannot fail on valid UTF-8; cost linear in the text. Thread safe.
FrozenDocument analyse(Article article);
/// The same documents for several articles, whose sentences share the batches of the core: quicker for short ones.
std::vector<FrozenDocument> analyse_together(std::vector<Article> articles);

}  // namespace whosays::engine
