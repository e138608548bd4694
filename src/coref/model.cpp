#include "coref/model.h"

#include "embedded/actors_model.h"

namespace whosays::coref {
namespace {

constexpr std::string_view kMagic = "WSACT003";
constexpr std::size_t kMostTables = 8;

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

/// Reads numbers one after another; `failed` once there are too few bytes.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t number(std::size_t n) {
    if (bytes_.size() - at_ < n) {
      failed_ = true;
      return 0;
    }
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < n; ++i)
      out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    at_ += n;
    return out;
  }
  std::string_view bytes(std::size_t n) {
    if (bytes_.size() - at_ < n) failed_ = true;
    const std::string_view out = failed_ ? std::string_view() : bytes_.substr(at_, n);
    at_ += out.size();
    return out;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::string model_bytes(const std::vector<StoredTable>& tables) {
  std::string out(kMagic);
  put(out, static_cast<std::uint32_t>(tables.size()), 4);
  for (const StoredTable& table : tables) {
    put(out, table.bits, 4);
    put(out, table.classes, 4);
    for (const std::int8_t weight : table.weights) out += static_cast<char>(weight);
  }
  return out;
}

Result<std::vector<Table>> tables_in(std::string_view bytes) {
  const auto broken = [] {
    return Error{ErrorKind::corrupt,
                 "models/actors.bin is no model of this version; take the file of this revision again"};
  };
  if (!bytes.starts_with(kMagic)) return broken();
  Reader in(bytes.substr(kMagic.size()));
  const std::uint32_t count = in.number(4);
  if (count > kMostTables) return broken();
  std::vector<Table> out(count);
  for (Table& table : out) {
    table.bits = in.number(4);
    table.classes = in.number(4);
    if (in.failed() || table.bits > 22 || table.classes > kMostClasses) return broken();
    const std::size_t size = std::size_t{table.classes} << table.bits;
    const std::string_view weights = in.bytes(size);
    if (in.failed()) return broken();
    table.weights = {reinterpret_cast<const std::int8_t*>(weights.data()), size};
  }
  return out;
}

Result<std::vector<StoredTable>> read_model(std::string_view bytes) {
  TRY(const std::vector<Table> tables, tables_in(bytes));
  std::vector<StoredTable> out;
  for (const Table& table : tables)
    out.push_back({table.bits, table.classes, {table.weights.begin(), table.weights.end()}});
  return out;
}

const Model& model() {
  static const Model embedded = [] {
    Model out;
    if (actors_model::files.empty()) return out;
    auto tables = tables_in(actors_model::files[0].bytes);
    if (tables) out.tables = std::move(tables.value());
    return out;
  }();
  return embedded;
}

std::string model_identity() { return std::string(actors_model::hash_of_bytes.substr(0, 12)); }

}  // namespace whosays::coref
