// SHA-256, the one hash of the project: identity of originals, ids of articles and statements.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's state of a hash

namespace whosays {

/// 64 lower-case hex digits of the SHA-256 of the bytes.
std::string sha256_hex(std::string_view bytes);

/// The first `digits` hex digits of the SHA-256 of the parts, each preceded by its length so that no two lists of parts
/// give the same bytes. Requires digits <= 64.
class HashBuilder {
 public:
  HashBuilder();
  HashBuilder& add(std::string_view part);
  /// Ends it: nothing may be added or asked afterwards.
  [[nodiscard]] std::string hex(std::size_t digits);

 private:
  struct Free {
    void operator()(evp_md_ctx_st* state) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> state_;
};

}  // namespace whosays
