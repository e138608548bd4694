// Unpacking: gzip files as a source of bytes, and compressed HTTP bodies as a string.
//
// Neither trusts its input. What unpacks to more than Limits.max_unpack_ratio times its size is taken for a bomb once
// more than 16 MB are out; a body never grows beyond Limits.max_input_bytes. Cost: linear in what comes out.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/byte_source.h"
#include "read/read.h"

struct z_stream_s;

namespace whosays::read {

bool is_gzip(std::string_view bytes);

/// The first bytes of what a gzip file holds, as far as `packed` (its first bytes) goes. For sniffing.
std::string gunzipped_head(std::string_view packed, std::size_t count);

/// All members of a gzip file, one after the other. After trouble `recover` goes on at the next place that looks like
/// a member, a thousand times at most.
class GunzipSource final : public ByteSource {
 public:
  GunzipSource(ByteSource& packed, const Limits& limits);
  ~GunzipSource() override;
  std::string_view more() override;
  [[nodiscard]] const std::string& trouble() const override { return trouble_; }
  [[nodiscard]] bool begins_member() const override { return begins_member_; }
  bool recover() override;

 private:
  bool has_input();
  bool starts_member();
  bool fail(std::string why);
  bool inflate_some();

  ByteSource& packed_;
  const Limits& limits_;
  std::unique_ptr<z_stream_s> zlib_;
  std::string_view piece_;  ///< of the packed bytes, whole
  std::size_t at_ = 0;      ///< what zlib has not seen of it
  std::size_t member_ = 0;  ///< where in the piece the member begins, 0 when in an earlier one
  std::string out_;         ///< one piece of unpacked bytes
  std::size_t filled_ = 0;
  std::uint64_t taken_ = 0;      ///< packed bytes, all members
  std::uint64_t member_in_ = 0;  ///< packed bytes of this member
  std::uint64_t member_out_ = 0;
  std::uint32_t recoveries_ = 0;
  bool in_member_ = false;
  bool any_member_ = false;
  bool begins_member_ = false;
  std::string trouble_;
};

/// An HTTP body without one of its codings ("gzip", "deflate", "br", "identity"). Bodies that were stored unpacked
/// under a header that says otherwise are common; they come back as they are.
Result<std::string> without_coding(std::string body, std::string_view coding, const Limits& limits);

}  // namespace whosays::read
