// What the tests of web archives share: a small writer of WARC and ARC, and packing. Everything in it is invented.
#pragma once

#include <fmt/format.h>
#include <zlib.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/read_test_help.h"

namespace whosays::read {

inline constexpr std::string_view kFerryUrl = "https://courier.example/ferry";
inline constexpr std::string_view kFerryPage =
    "<!doctype html><html><head><title>Ferry report was held back</title></head><body><article>"
    "<h1>Ferry report was held back</h1><p>The harbour office kept the report for three weeks, Ilse Varga said.</p>"
    "<p>She had asked for it twice, in writing, and was told that there was none.</p></article></body></html>";

/// zlib's deflate: window 31 gzip, 15 zlib's frame, -15 raw.
inline std::string deflated(std::string_view bytes, int window = 31, int level = 6) {
  z_stream zlib{};
  deflateInit2(&zlib, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, bytes.size()) + 64, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}

inline std::string gzipped(std::string_view bytes) { return deflated(bytes); }

/// Brotli without packing: one stored meta-block (RFC 7932, 9.2) and an empty last one.
inline std::string brotlied(std::string_view bytes) {
  const std::size_t head = (bytes.size() - 1) << 4 | std::size_t{1} << 20;
  std::string out;
  for (int i = 0; i < 3; ++i) out += static_cast<char>(head >> 8 * i & 0xFF);
  return out.append(bytes) + '\x03';
}

inline std::string chunked(std::string_view bytes, std::size_t size = 100) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    const std::string_view chunk = bytes.substr(at, size);
    out += fmt::format("{:x};part=1\r\n{}\r\n", chunk.size(), chunk);
  }
  return out + "0\r\n\r\n";
}

inline std::string http_answer(std::string_view body, std::string_view headers = "Content-Type: text/html\r\n",
                               std::string_view status = "200 OK") {
  return fmt::format("HTTP/1.1 {}\r\n{}\r\n{}", status, headers, body);
}

struct RecordToWrite {
  std::string type = "response";
  std::string url{kFerryUrl};
  std::string content_type = "application/http; msgtype=response";
  std::string version = "WARC/1.0";
  std::string extra = {};  ///< more header lines, each with its end
  long length_lie = 0;
  std::string end = "\r\n\r\n";
};

inline std::string warc_record(std::string_view block, const RecordToWrite& how = {}) {
  const std::string url = how.url.empty() ? "" : fmt::format("WARC-Target-URI: {}\r\n", how.url);
  return fmt::format(
      "{}\r\nWARC-Type: {}\r\n{}WARC-Date: 2031-05-03T06:10:00Z\r\nWARC-Record-ID: <urn:uuid:invented>\r\n"
      "{}Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}{}",
      how.version, how.type, url, how.extra, how.content_type, static_cast<long>(block.size()) + how.length_lie, block,
      how.end);
}

inline std::string ferry_record(const RecordToWrite& how = {}) { return warc_record(http_answer(kFerryPage), how); }

inline std::string info_record() {
  return warc_record("software: invented\r\n",
                     {.type = "warcinfo", .url = "", .content_type = "application/warc-fields"});
}

inline std::string arc_file(std::string_view url, std::string_view block) {
  const std::string_view info = "1 0 Invented\nURL IP-address Archive-date Content-type Archive-length\n";
  return fmt::format(
      "filedesc://invented.arc 0.0.0.0 20310503061000 text/plain {}\n{}\n{} 192.0.2.1 20310503061001 "
      "text/html {}\n{}\n",
      info.size(), info, url, block.size(), block);
}

/// What came of reading bytes. The counts of an archive always add up.
struct Outcome {
  std::vector<ReadArticle> pages;
  std::vector<std::string> failures;
  ReadSummary summary;
};

inline Outcome outcome_of(const std::string& bytes, const Limits& limits = {}, const std::string& name = "invented") {
  Outcome out;
  std::istringstream in(bytes);
  Request request;
  request.name = name;
  request.limits = limits;
  request.summary = &out.summary;
  read_stream(in, request, [&](Result<ReadArticle> read) {
    if (read.ok()) {
      out.pages.push_back(std::move(*read));
    } else {
      out.failures.push_back(read.error().message);
    }
    return true;
  });
  EXPECT_EQ(out.summary.records, out.summary.pages + out.summary.failed + out.summary.skipped());
  if (out.summary.records > 0) {  // else it was no archive
    EXPECT_EQ(out.summary.pages, out.pages.size());
  }
  return out;
}

}  // namespace whosays::read
