#include "read/byte_source.h"

#include <algorithm>
#include <utility>

namespace whosays::read {

std::string_view StreamSource::more() {
  if (!head_.empty()) return std::exchange(head_, {});
  piece_.resize(kPieceBytes);
  in_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
  piece_.resize(static_cast<std::size_t>(in_.gcount()));
  if (in_.bad()) trouble_ = "reading stopped half way: the system gave an error";
  return piece_;
}

SourceStreambuf::int_type SourceStreambuf::underflow() {
  piece_ = source_.more();
  if (piece_.empty()) return traits_type::eof();
  setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
  return traits_type::to_int_type(piece_.front());
}

std::string_view ByteReader::at_hand() {
  if (piece_.empty()) {
    piece_ = source_.more();
    at_member_ = source_.begins_member() && !piece_.empty();
  }
  return piece_;
}

void ByteReader::drop(std::size_t count) {
  count = std::min(count, piece_.size());
  piece_.remove_prefix(count);
  offset_ += count;
  if (count > 0) at_member_ = false;
}

bool ByteReader::line(std::string& out, std::size_t limit) {
  out.clear();
  while (!at_hand().empty() && out.size() < limit) {
    const std::string_view piece = piece_.substr(0, limit - out.size());
    const std::size_t end = piece.find('\n');
    const std::size_t count = end == std::string_view::npos ? piece.size() : end + 1;
    out.append(piece, 0, count);
    drop(count);
    if (end != std::string_view::npos) break;
  }
  return !out.empty();
}

void ByteReader::put_back(std::string_view bytes) {
  std::string joined(bytes);
  joined += piece_;
  held_ = std::move(joined);
  piece_ = held_;
  at_member_ = false;
  offset_ -= std::min<std::uint64_t>(offset_, bytes.size());
}

}  // namespace whosays::read
