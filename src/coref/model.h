// The tables of the stage in one file (models/actors.bin): phrases, antecedents, and the two of the net for "he" and
// "she".
//
// Form: the bytes "WSACT003", the number of tables, then for each its bits, its classes (32-bit, little-endian) and its
// weights, a byte each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "coref/linear.h"

namespace whosays::coref {

struct StoredTable {
  std::uint32_t bits = 0;
  std::uint32_t classes = 1;
  std::vector<std::int8_t> weights;
};

std::string model_bytes(const std::vector<StoredTable>& tables);
Result<std::vector<StoredTable>> read_model(std::string_view bytes);

/// The same as views of the bytes.
Result<std::vector<Table>> tables_in(std::string_view bytes);

/// The embedded model; its tables are views of the program's own bytes.
struct Model {
  std::vector<Table> tables;
  [[nodiscard]] Table table(std::size_t i) const { return tables[i]; }
  [[nodiscard]] bool present() const { return tables.size() == 4; }
};
const Model& model();

/// Twelve digits of the SHA-256 of its file: part of the program's fingerprint.
std::string model_identity();

}  // namespace whosays::coref
