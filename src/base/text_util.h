// Small operations on strings that more than one folder needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whosays {

/// Without blanks (Unicode White_Space) at both ends.
std::string_view trimmed(std::string_view text);

/// Pieces between separators, empty ones kept.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Every run of blanks as one blank, none at the ends.
std::string blanks_collapsed(std::string_view text);

/// All parts, empty ones too: the inverse of `split`.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace whosays
