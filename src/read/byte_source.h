// Bytes in pieces: how a file, standard input or what a gzip file holds is read without ever holding the whole.
//
// A source gives its next piece and forgets it; a ByteReader stands on a source and takes lines and blocks. Memory is
// one piece, whatever the input's size. Not thread safe.
#pragma once

#include <cstdint>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

namespace whosays::read {

inline constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// The next bytes, valid until the next call; empty at the end and at trouble.
  virtual std::string_view more() = 0;
  /// Why the bytes ended before their end; empty when they did not.
  [[nodiscard]] virtual const std::string& trouble() const = 0;
  /// True when the last piece is the first of a gzip member: many archives give each record a member of its own.
  [[nodiscard]] virtual bool begins_member() const { return false; }
  /// After trouble: finds a place to go on. False when there is none.
  virtual bool recover() { return false; }
};

/// What is left of a stream, after the bytes that sniffing took.
class StreamSource final : public ByteSource {
 public:
  StreamSource(std::string_view head, std::istream& in) : head_(head), in_(in) {}
  std::string_view more() override;
  [[nodiscard]] const std::string& trouble() const override { return trouble_; }

 private:
  std::string_view head_;
  std::istream& in_;
  std::string piece_;
  std::string trouble_;
};

/// The other way round: a source as a stream, for readers that take one. At trouble the stream ends: ask the source.
class SourceStreambuf final : public std::streambuf {
 public:
  explicit SourceStreambuf(ByteSource& source) : source_(source) {}

 protected:
  int_type underflow() override;

 private:
  ByteSource& source_;
  std::string piece_;
};

/// Takes lines and blocks off a source.
class ByteReader {
 public:
  explicit ByteReader(ByteSource& source) : source_(source) {}

  /// Bytes at hand, at least one unless the end (or trouble) is reached. Valid until the next call.
  std::string_view at_hand();
  /// True when the bytes at hand are the first of a gzip member.
  [[nodiscard]] bool at_member() const { return at_member_; }
  void drop(std::size_t count);

  /// The next line with its end. Of a line longer than `limit` the rest stays. False at the end.
  bool line(std::string& out, std::size_t limit);
  /// The bytes are read again. Copies what is at hand.
  void put_back(std::string_view bytes);

  /// Bytes taken so far, put back ones not counted.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] const std::string& trouble() const { return source_.trouble(); }
  /// After trouble: goes on where the source can.
  bool recover() { return source_.recover(); }

 private:
  ByteSource& source_;
  std::string held_;  ///< bytes put back, with what was at hand
  std::string_view piece_;
  bool at_member_ = false;
  std::uint64_t offset_ = 0;
};

}  // namespace whosays::read
