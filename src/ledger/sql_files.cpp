#include "ledger/sql_files.h"

#include <algorithm>

#include "embedded/sql.h"

namespace whosays {

namespace {
constexpr std::string_view kEnding = ".sql";
}

std::string_view sql_text(std::string_view name) {
  const auto stem = [](const sql::File& file) { return file.name.substr(0, file.name.size() - kEnding.size()); };
  // Few files, looked up once a connection: a scan, since names sort differently with and without their ending.
  const auto found =
      std::find_if(sql::files.begin(), sql::files.end(), [&](const sql::File& file) { return stem(file) == name; });
  return found == sql::files.end() ? std::string_view() : found->bytes;
}

}  // namespace whosays
