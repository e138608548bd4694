#include "read/inflate.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

#include "read/unpack_guard.h"

namespace whosays::read {
namespace {

constexpr std::string_view kMagic = "\x1F\x8B\x08";
constexpr int kGzipWindow = 15 + 16;  // zlib's windowBits: the largest window, gzip's frame
constexpr std::uint32_t kMostRecoveries = 1000;

Bytef* bytef(const char* bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes));  // NOLINT: zlib reads only, its type says otherwise
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with(kMagic); }

std::string gunzipped_head(std::string_view packed, std::size_t count) {
  z_stream zlib{};
  if (inflateInit2(&zlib, kGzipWindow) != Z_OK) return {};
  std::string out(count, '\0');
  zlib.next_in = bytef(packed.data());
  zlib.avail_in = static_cast<uInt>(packed.size());
  zlib.next_out = bytef(out.data());
  zlib.avail_out = static_cast<uInt>(count);
  // A second member counts too: an empty first one is allowed.
  while (zlib.avail_in > 0 && zlib.avail_out > 0 && inflate(&zlib, Z_SYNC_FLUSH) == Z_STREAM_END)
    if (inflateReset(&zlib) != Z_OK) break;
  out.resize(count - zlib.avail_out);
  inflateEnd(&zlib);
  return out;
}

GunzipSource::GunzipSource(ByteSource& packed, const Limits& limits)
    : packed_(packed), limits_(limits), zlib_(std::make_unique<z_stream>()), out_(kPieceBytes, '\0') {
  *zlib_ = {};
  if (inflateInit2(zlib_.get(), kGzipWindow) != Z_OK) trouble_ = "there is not enough memory to unpack it";
}

GunzipSource::~GunzipSource() { inflateEnd(zlib_.get()); }

bool GunzipSource::has_input() {
  if (at_ < piece_.size()) return true;
  piece_ = packed_.more();
  at_ = 0;
  member_ = 0;
  return !piece_.empty();
}

bool GunzipSource::fail(std::string why) {
  trouble_ = std::move(why);
  in_member_ = false;
  return false;
}

/// Members may be followed by zero bytes (tapes); anything else must be a member.
bool GunzipSource::starts_member() {
  while (has_input()) {
    const std::size_t next = any_member_ ? piece_.find_first_not_of('\0', at_) : at_;
    taken_ += std::min(next, piece_.size()) - at_;
    at_ = std::min(next, piece_.size());
    if (at_ == piece_.size()) continue;
    inflateReset(zlib_.get());
    member_ = at_;
    member_in_ = member_out_ = 0;
    in_member_ = any_member_ = begins_member_ = true;
    return true;
  }
  if (!packed_.trouble().empty()) fail(packed_.trouble());
  return false;
}

/// One call of zlib. False at trouble.
bool GunzipSource::inflate_some() {
  if (!has_input())
    return fail(packed_.trouble().empty() ? fmt::format("the gzip data break off after {} bytes", taken_)
                                          : packed_.trouble());
  zlib_->next_in = bytef(piece_.data() + at_);
  zlib_->avail_in = static_cast<uInt>(piece_.size() - at_);
  zlib_->next_out = bytef(out_.data() + filled_);
  zlib_->avail_out = static_cast<uInt>(out_.size() - filled_);
  const int code = inflate(zlib_.get(), Z_NO_FLUSH);
  const std::size_t used = piece_.size() - at_ - zlib_->avail_in;
  const std::size_t got = out_.size() - filled_ - zlib_->avail_out;
  at_ += used;
  taken_ += used;
  member_in_ += used;
  member_out_ += got;
  filled_ += got;
  if (code == Z_STREAM_END) {
    in_member_ = false;
    return true;
  }
  if (code != Z_OK && code != Z_BUF_ERROR)
    return fail(fmt::format("the gzip data are damaged at byte {}{}{}", taken_, zlib_->msg ? ": " : "",
                            zlib_->msg ? zlib_->msg : ""));
  if (is_bomb(member_in_, member_out_, limits_)) return fail(bomb_message(limits_));
  return true;
}

std::string_view GunzipSource::more() {
  filled_ = 0;
  begins_member_ = false;
  while (trouble_.empty() && filled_ < out_.size()) {
    if (!in_member_) {
      // A piece never spans two members, so that a reader sees where each begins.
      if (filled_ > 0 || !starts_member()) break;
    }
    if (!inflate_some()) break;
  }
  return std::string_view(out_).substr(0, filled_);
}

bool GunzipSource::recover() {
  if (trouble_.empty()) return true;
  if (++recoveries_ > kMostRecoveries) return false;
  // The damage may have swallowed the beginning of the next member: look again from behind the beginning of this one.
  const std::size_t again = std::min(at_, member_ + 1);
  taken_ -= at_ - again;
  at_ = again;
  for (;;) {
    const std::size_t found = piece_.find(kMagic, at_);
    if (found != std::string_view::npos) {
      taken_ += found - at_;
      at_ = found;
      trouble_.clear();
      return true;
    }
    // A mark that lies across two pieces is missed; so is then one record.
    taken_ += piece_.size() - at_;
    at_ = piece_.size();
    if (!has_input()) return false;
  }
}

}  // namespace whosays::read
