// The statements of sql/, compiled in and found by file name.
#pragma once

#include <string_view>

namespace whosays {

/// The text of sql/NAME.sql. Requires a file of that name (a test names every file that the code uses); an unknown name
/// gives an empty text, which SQLite refuses.
std::string_view sql_text(std::string_view name);

}  // namespace whosays
