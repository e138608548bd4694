// The records of a web archive, one after the other: WARC (0.17 to 1.1) and the older ARC (versions 1 and 2).
//
//   WARC/1.0                            http://callis.example/ 192.0.2.1 20310503061000 text/html 1591
//   WARC-Type: response                 HTTP/1.1 200 OK
//   Content-Length: 1591                ...
//
//   HTTP/1.1 200 OK ...
//
// A record is a head and a block of as many bytes as the head says. Where that is not true (a length that lies, a file
// that was cut, bytes that are no record) the reader looks for the next line that begins a record and says so.
// Memory: one line of a head, plus the block if the caller takes it. Cost: linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "read/byte_source.h"

namespace whosays::read {

enum class RecordKind : std::uint8_t { response, resource, conversion, request, metadata, info, revisit, other };

struct RecordHead {
  RecordKind kind = RecordKind::other;
  std::uint64_t number = 0;  ///< from 1
  std::uint64_t offset = 0;  ///< of its first byte, after unpacking
  std::string url;           ///< valid UTF-8
  std::string retrieved;     ///< ISO 8601, empty when the record has no date
  std::string content_type;  ///< of the block
  std::optional<std::uint64_t> length;
  bool is_http = false;    ///< the block should begin with an HTTP status line
  bool truncated = false;  ///< the archive says that it kept a part only
};

/// True for a line "WARC/..." or a line of an ARC head.
bool begins_record(std::string_view line);

class RecordReader {
 public:
  explicit RecordReader(ByteSource& source) : bytes_(source) {}

  /// Goes to the next record, past what is left of the one before. False at the end or at trouble.
  bool next(RecordHead& head);

  /// A line of the block with its end; false at the block's end.
  bool block_line(std::string& line, std::size_t limit);
  /// Appends what is left of the block.
  void take_block(std::string& out);
  void skip_block();
  [[nodiscard]] std::uint64_t block_left() const { return left_; }

  /// What came of a block that was taken or skipped.
  enum class End : std::uint8_t {
    in_place,  ///< the next record, or the end of the file, follows
    lost,      ///< something else follows: the length is too small
    cut,       ///< the block ended before its length: end of the file, of its gzip member, or trouble
  };
  End finish();

  /// Directly after finish(): the line that follows the block, to be looked at together with it, and what of both
  /// turned out to belong to the next record.
  std::string take_line_ahead() { return std::exchange(ahead_, {}); }
  void put_back(std::string_view bytes) { bytes_.put_back(bytes); }

  /// Bytes passed over since the last call because they were part of no record.
  std::uint64_t take_stray_bytes() { return std::exchange(stray_, 0); }
  [[nodiscard]] const std::string& trouble() const { return bytes_.trouble(); }
  bool recover();

 private:
  bool next_line(std::string& line);
  bool block_goes_on();
  void read_warc_head(RecordHead& head);
  bool read_arc_head(std::string_view line, RecordHead& head);

  ByteReader bytes_;
  std::string ahead_;  ///< a line that was looked at and not used
  std::uint64_t left_ = 0;
  std::uint64_t stray_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace whosays::read
