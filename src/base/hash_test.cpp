// SHA-256 against the examples of FIPS 180-4 (CSRC, "SHA256.pdf" and the long message test), and the builder's promise
// that no two lists of parts give the same bytes.
#include "base/hash.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace whosays {
namespace {

TEST(Hash, KnownVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, BytesAreBytes) {
  EXPECT_NE(sha256_hex(std::string("a\0b", 3)), sha256_hex("a"));
  EXPECT_NE(sha256_hex(std::string(1, '\0')), sha256_hex(""));
}

TEST(Hash, BuilderWritesLengthsBeforeParts) {
  EXPECT_EQ(HashBuilder().add("abc").add("").hex(64), sha256_hex("3:abc0:"));
  EXPECT_EQ(HashBuilder().hex(64), sha256_hex(""));
  EXPECT_EQ(HashBuilder().add("abc").hex(16), sha256_hex("3:abc").substr(0, 16));
  EXPECT_EQ(HashBuilder().add("abc").hex(0), "");
}

TEST(Hash, ListsOfPartsStayApart) {
  // All lists of up to four parts over strings that could be mistaken for each other's borders.
  static constexpr std::string_view kParts[] = {"", "a", "aa", ":", "1:a", "0:"};
  std::map<std::string, std::vector<std::string_view>> seen;
  std::vector<std::vector<std::string_view>> lists{{}};
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto list = lists[i];
    HashBuilder hash;
    for (const std::string_view part : list) hash.add(part);
    ASSERT_TRUE(seen.emplace(hash.hex(64), list).second) << "list " << i;
    if (list.size() == 4) continue;
    for (const std::string_view part : kParts) {
      lists.push_back(list);
      lists.back().push_back(part);
    }
  }
  EXPECT_EQ(seen.size(), 1U + 6 + 36 + 216 + 1296);
}

}  // namespace
}  // namespace whosays
