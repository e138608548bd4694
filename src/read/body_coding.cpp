// HTTP's content codings. Deflate is served in two forms, with zlib's frame and without; both are tried.
#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "read/header_fields.h"
#include "read/inflate.h"
#include "read/unpack_guard.h"

namespace whosays::read {
namespace {

constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRaw = -15;

Result<std::string> failed(std::string_view coding, std::string_view why) {
  return Error{ErrorKind::input, fmt::format("the page is packed with {} and {}", coding, why)};
}

/// Grows by pieces up to the limits; says why when it may not.
class Unpacked {
 public:
  Unpacked(std::size_t packed, const Limits& limits) : packed_(packed), limits_(limits) {}

  /// The bytes, when all are there.
  Result<std::string> finished(std::string_view coding) {
    if (filled > limits_.max_input_bytes) return failed(coding, too_much());
    bytes.resize(filled);
    return std::move(bytes);
  }

  /// Room for the next bytes; none when a limit is passed.
  bool grow(std::size_t used_in) {
    if (is_bomb(std::max<std::size_t>(used_in, 1), filled, limits_)) {
      why_not = bomb_message(limits_);
    } else if (filled > limits_.max_input_bytes) {
      why_not = too_much();
    } else {
      const std::size_t most = std::max<std::size_t>(packed_ * 4, kPieceBytes);
      bytes.resize(filled + std::min<std::size_t>(std::max(filled, most), std::size_t{8} << 20));
    }
    return why_not.empty();
  }

  std::string bytes;
  std::size_t filled = 0;
  std::string why_not;

 private:
  [[nodiscard]] std::string too_much() const {
    return fmt::format("unpacks to more than the limit of {} bytes; raise the limit", limits_.max_input_bytes);
  }

  std::size_t packed_;
  const Limits& limits_;
};

Result<std::string> inflated(std::string_view packed, int window, std::string_view coding, const Limits& limits) {
  z_stream zlib{};
  if (inflateInit2(&zlib, window) != Z_OK) return failed(coding, "there is not enough memory to unpack it");
  Unpacked out(packed.size(), limits);
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT: read only
  int code = Z_OK;
  std::size_t left = packed.size();
  while (code == Z_OK && out.grow(packed.size() - left)) {
    constexpr std::size_t kMost = std::size_t{1} << 30;  // zlib counts in 32 bits
    const std::size_t given = std::min(left, kMost);
    zlib.avail_in = static_cast<uInt>(given);
    zlib.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + out.filled);  // NOLINT
    zlib.avail_out = static_cast<uInt>(out.bytes.size() - out.filled);
    code = inflate(&zlib, Z_NO_FLUSH);
    out.filled = out.bytes.size() - zlib.avail_out;
    left -= given - zlib.avail_in;
  }
  const std::string message = zlib.msg ? zlib.msg : "";
  inflateEnd(&zlib);
  if (!out.why_not.empty()) return failed(coding, out.why_not);
  if (code == Z_BUF_ERROR) return failed(coding, "breaks off");
  if (code != Z_STREAM_END) return failed(coding, "is damaged: " + message);
  return out.finished(coding);
}

Result<std::string> unbrotlied(std::string_view packed, const Limits& limits) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return failed("br", "there is not enough memory to unpack it");
  Unpacked out(packed.size(), limits);
  std::size_t left = packed.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  BrotliDecoderResult code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.grow(packed.size() - left)) {
    auto* to = reinterpret_cast<std::uint8_t*>(out.bytes.data() + out.filled);
    std::size_t room = out.bytes.size() - out.filled;
    code = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.filled = out.bytes.size() - room;
  }
  if (!out.why_not.empty()) return failed("br", out.why_not);
  if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return failed("br", "breaks off");
  if (code != BROTLI_DECODER_RESULT_SUCCESS) return failed("br", "is damaged");
  return out.finished("br");
}

/// Stored unpacked: markup and nothing but printable characters stand at the beginning.
bool is_plain_markup(std::string_view body) {
  constexpr std::size_t kProbe = 32;
  std::string_view head = body.substr(0, kProbe);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto plain = [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; };
  return without_blanks(head).starts_with('<') && std::all_of(head.begin(), head.end(), plain);
}

bool has_zlib_frame(std::string_view body) {
  if (body.size() < 2) return false;
  const auto first = static_cast<unsigned char>(body[0]);
  const auto second = static_cast<unsigned char>(body[1]);
  return (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
}

}  // namespace

Result<std::string> without_coding(std::string body, std::string_view coding, const Limits& limits) {
  if (body.empty() || coding.empty() || coding == "identity" || coding == "none") return body;
  if (coding == "gzip" || coding == "x-gzip") {
    if (!is_gzip(body)) return body;
    return inflated(body, kGzip, "gzip", limits);
  }
  if (coding == "deflate") {
    if (is_plain_markup(body)) return body;
    return inflated(body, has_zlib_frame(body) ? kZlib : kRaw, "deflate", limits);
  }
  if (coding == "br") {
    if (is_plain_markup(body)) return body;
    return unbrotlied(body, limits);
  }
  if (is_plain_markup(body)) return body;
  return failed(fmt::format("\"{}\"", utf8::made_safe(utf8::repaired(coding.substr(0, 20)), false)),
                "cannot be unpacked here");
}

}  // namespace whosays::read
