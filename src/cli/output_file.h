// Files that verbs write for people: whole or not at all, readable by their owner only.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include "base/result.h"

namespace whosays::cli {

/// An error when something is there already that must not be written over: anything but a regular file, or a regular
/// file without `force`.
Status may_write(const std::string& path, bool force);

/// Writes beside the file and renames, so that a full disk leaves what was there. Mode 0600: it holds what a ledger
/// or a draft holds.
Status write_whole_file(const std::string& path, const std::function<void(std::ostream&)>& write);

/// A file name for an article: its id with everything but letters, digits, '.', '-' and '_' made '_', no longer than
/// 80 bytes. Where that changed the id, eight hex digits of its hash follow, so that two ids have two names.
std::string file_stem_of(std::string_view article_id);

}  // namespace whosays::cli
