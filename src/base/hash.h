// SHA-256, the one hash of the project: identity of originals, ids of articles and statements.
#pragma once

#include <string>
#include <string_view>

namespace whosays {

/// 64 lower-case hex digits of the SHA-256 of the bytes.
std::string sha256_hex(std::string_view bytes);

/// The first `digits` hex digits of the SHA-256 of the parts, each preceded by its length so that no two lists of parts
/// give the same bytes. Requires digits <= 64.
class HashBuilder {
 public:
  HashBuilder& add(std::string_view part);
  [[nodiscard]] std::string hex(std::size_t digits) const;

 private:
  std::string buffer_;
};

}  // namespace whosays
