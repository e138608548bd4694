#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

namespace whosays {
namespace {

/// Looked up once: EVP_sha256() has it searched for at every use, which takes longer than hashing a short text.
const EVP_MD* sha256() {
  static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return found;
}

std::string hex_of(const std::array<unsigned char, EVP_MAX_MD_SIZE>& digest, unsigned length) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(std::size_t{length} * 2);
  for (unsigned i = 0; i < length; ++i) {
    out += kHex[digest[i] >> 4];
    out += kHex[digest[i] & 15];
  }
  return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, sha256(), nullptr);
  return hex_of(digest, length);
}

void HashBuilder::Free::operator()(evp_md_ctx_st* state) const { EVP_MD_CTX_free(state); }

HashBuilder::HashBuilder() : state_(EVP_MD_CTX_new()) { EVP_DigestInit_ex2(state_.get(), sha256(), nullptr); }

HashBuilder& HashBuilder::add(std::string_view part) {
  const std::string before = std::to_string(part.size()) + ':';
  EVP_DigestUpdate(state_.get(), before.data(), before.size());
  EVP_DigestUpdate(state_.get(), part.data(), part.size());
  return *this;
}

std::string HashBuilder::hex(std::size_t digits) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(state_.get(), digest.data(), &length);
  return hex_of(digest, length).substr(0, digits);
}

}  // namespace whosays
