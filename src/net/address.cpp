#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace whosays::net {
namespace {

struct Block {
  std::uint32_t address;
  unsigned bits;
};

constexpr std::uint32_t ip(unsigned a, unsigned b, unsigned c, unsigned d) { return a << 24U | b << 16U | c << 8U | d; }

constexpr std::array kPrivate = {
    Block{ip(0, 0, 0, 0), 8},     Block{ip(10, 0, 0, 0), 8},      Block{ip(100, 64, 0, 0), 10},
    Block{ip(127, 0, 0, 0), 8},   Block{ip(169, 254, 0, 0), 16},  Block{ip(172, 16, 0, 0), 12},
    Block{ip(192, 0, 0, 0), 24},  Block{ip(192, 0, 2, 0), 24},    Block{ip(192, 168, 0, 0), 16},
    Block{ip(198, 18, 0, 0), 15}, Block{ip(198, 51, 100, 0), 24}, Block{ip(203, 0, 113, 0), 24},
    Block{ip(224, 0, 0, 0), 4},   Block{ip(240, 0, 0, 0), 4},
};

bool is_private_v4(std::uint32_t address) {
  return std::any_of(kPrivate.begin(), kPrivate.end(),
                     [&](const Block& block) { return (address ^ block.address) >> (32 - block.bits) == 0; });
}

std::uint32_t v4_at(const std::uint8_t* bytes) { return ip(bytes[0], bytes[1], bytes[2], bytes[3]); }

bool is_private_v6(const in6_addr& address) {
  using namespace std::string_view_literals;
  const std::string bytes(reinterpret_cast<const char*>(address.s6_addr), sizeof address.s6_addr);
  const auto holds_at = [&](std::size_t at) { return is_private_v4(v4_at(address.s6_addr + at)); };
  constexpr std::size_t kLast = 12;
  if (bytes.starts_with("\0\0\0\0\0\0\0\0\0\0\xFF\xFF"sv)) return holds_at(kLast);    // mapped
  if (bytes.starts_with("\0\x64\xFF\x9B\0\0\0\0\0\0\0\0"sv)) return holds_at(kLast);  // translated
  if (bytes.starts_with("\x20\x02"sv)) return holds_at(2);                            // 6to4
  // Public unicast is 2000::/3; of it, documentation and Teredo are not.
  if ((address.s6_addr[0] & 0xE0U) != 0x20U) return true;
  return bytes.starts_with("\x20\x01\x0D\xB8"sv) || bytes.starts_with("\x20\x01\0\0"sv);
}

}  // namespace

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  return is_private_v6(v6.sin6_addr);
}

bool is_private_name(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    const std::string bare(host.substr(1, host.find_first_of("%]") - 1));
    in6_addr v6{};
    return inet_pton(AF_INET6, bare.c_str(), &v6) != 1 || is_private_v6(v6);
  }
  in_addr v4{};
  if (inet_pton(AF_INET, std::string(host).c_str(), &v4) == 1) return is_private_v4(ntohl(v4.s_addr));
  if (host == "localhost") return true;
  return std::ranges::any_of(std::array<std::string_view, 5>{".localhost", ".local", ".internal", ".lan", ".home.arpa"},
                             [&](std::string_view ending) { return host.ends_with(ending); });
}

}  // namespace whosays::net
