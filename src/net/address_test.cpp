// Which addresses lie inside somebody's own network.
#include "net/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace whosays::net {
namespace {

bool v4_is_private(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text, &address.sin_addr), 1) << text;
  sockaddr_storage storage{};
  std::memcpy(&storage, &address, sizeof address);
  return is_private(reinterpret_cast<const sockaddr&>(storage));
}

bool v6_is_private(const char* text) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text, &address.sin6_addr), 1) << text;
  sockaddr_storage storage{};
  std::memcpy(&storage, &address, sizeof address);
  return is_private(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressTest, PrivateBlocksToTheirBorders) {
  for (const char* inside : {"127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.0", "172.31.255.255", "192.168.1.1",
                             "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.7"})
    EXPECT_TRUE(v4_is_private(inside)) << inside;
  for (const char* outside : {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
                              "192.169.0.0", "100.63.255.255", "100.128.0.0", "223.255.255.255", "1.1.1.1"})
    EXPECT_FALSE(v4_is_private(outside)) << outside;
}

TEST(AddressTest, Version6AndWhatHidesInIt) {
  for (const char* inside : {"::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:10.0.0.1",
                             "64:ff9b::127.0.0.1", "2002:7f00:1::", "2001:db8::1", "::ffff:169.254.169.254"})
    EXPECT_TRUE(v6_is_private(inside)) << inside;
  for (const char* outside : {"2606:4700::1111", "::ffff:1.1.1.1", "2002:101:101::", "64:ff9b::1.1.1.1"})
    EXPECT_FALSE(v6_is_private(outside)) << outside;
}

TEST(AddressTest, Names) {
  for (const char* inside : {"localhost", "a.localhost", "printer.local", "wiki.internal", "127.0.0.1", "[::1]",
                             "[fe80::1%25eth0]", "10.1.2.3"})
    EXPECT_TRUE(is_private_name(inside)) << inside;
  for (const char* outside : {"callis.example", "local.callis.example", "1.1.1.1", "[2606:4700::1111]", "mylocalhost"})
    EXPECT_FALSE(is_private_name(outside)) << outside;
}

}  // namespace
}  // namespace whosays::net
