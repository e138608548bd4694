// Which addresses are fetched, and where redirects may lead.
#include "net/url.h"

#include <gtest/gtest.h>

#include "net/reader.h"

namespace whosays::net {
namespace {

Url url_of(std::string_view text) {
  Result<Url> url = parse_url(text);
  EXPECT_TRUE(url.ok()) << text << ": " << (url.ok() ? "" : url.error().message);
  return url.ok() ? *url : Url{};
}

TEST(UrlTest, IsNormalisedAndTakenApart) {
  const Url url = url_of("HTTPS://Courier.Callis.EXAMPLE/ferry?a=1#top");
  EXPECT_EQ(url.text, "https://courier.callis.example/ferry?a=1");
  EXPECT_EQ(url.host, "courier.callis.example");
  EXPECT_EQ(url.origin(), "https://courier.callis.example:443");
  EXPECT_EQ(url.target, "/ferry?a=1");
  EXPECT_EQ(url_of("http://callis.example").text, "http://callis.example/");
  EXPECT_EQ(url_of("http://callis.example:80/a").text, url_of("http://callis.example/a").text);
  EXPECT_EQ(url_of("http://callis.example:8080/a").place(), "callis.example:8080");
  EXPECT_EQ(url_of("http://callis.example./a").host, "callis.example");
  EXPECT_EQ(url_of("http://[::1]:81/").place(), "[::1]:81");
}

TEST(UrlTest, OtherSchemesAndPasswordsAreRefused) {
  for (const char* bad : {"ftp://callis.example/a", "file:///etc/hostname", "gopher://callis.example/", "https://",
                          "https://odel:secret@callis.example/", "https://odel@callis.example/", "ferry.html",
                          "javascript:alert(1)", "http://callis.example/a\nb", "http://callis.example:99999/"})
    EXPECT_FALSE(parse_url(bad).ok()) << bad;
  const Result<Url> secret = parse_url("https://odel:secret@callis.example/");
  EXPECT_EQ(secret.error().message.find("secret"), std::string::npos);
}

TEST(UrlTest, NumbersInOtherSpellingsAreTheSameAddress) {
  EXPECT_EQ(url_of("http://2130706433/").host, "127.0.0.1");
  EXPECT_EQ(url_of("http://0x7f.1/").host, "127.0.0.1");
}

TEST(UrlTest, RedirectsAreResolvedAndNeverLoseTheirCipher) {
  const Url from = url_of("https://callis.example/a/b?c=d");
  EXPECT_EQ(redirected(from, "../e").value().text, "https://callis.example/e");
  EXPECT_EQ(redirected(from, "//port.example/x").value().text, "https://port.example/x");
  EXPECT_EQ(redirected(from, "?f").value().text, "https://callis.example/a/b?f");
  EXPECT_FALSE(redirected(from, "http://callis.example/a").ok());
  EXPECT_FALSE(redirected(from, "file:///etc/hostname").ok());
  EXPECT_FALSE(redirected(from, "ftp://callis.example/").ok());
  EXPECT_FALSE(redirected(from, "https://odel:pw@callis.example/").ok());
  const Url plain = url_of("http://callis.example/a");
  EXPECT_EQ(redirected(plain, "https://callis.example/a").value().scheme, "https");
  EXPECT_TRUE(redirected(plain, "http://callis.example/b").ok());
}

TEST(AddressTest, IsAnInputWithAScheme) {
  EXPECT_TRUE(is_address("https://callis.example/ferry"));
  EXPECT_FALSE(is_address("folder/ferry.txt"));
  EXPECT_FALSE(is_address("a b://c"));
  EXPECT_FALSE(is_address("://c"));
}

}  // namespace
}  // namespace whosays::net
