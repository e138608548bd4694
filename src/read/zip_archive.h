// The files inside a zip archive, in memory, without trusting what it says of them.
//
// A file is unpacked until it ends or grows beyond the limit, whatever size the archive states; a ratio as of bombs is
// an error (unpack_guard.h). Archives of more than 10,000 files are refused before their list is read. Encrypted ones
// say so. Cost: linear in what is unpacked. Not thread safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/read.h"

struct zip;

namespace whosays::read {

bool is_zip(std::string_view bytes);

class ZipArchive {
 public:
  /// `bytes` must outlive the archive.
  static Result<ZipArchive> open(std::string_view bytes, const Limits& limits);

  [[nodiscard]] bool has(const std::string& name) const;
  /// All bytes of one file; an error of kind not_found when there is none of that name.
  [[nodiscard]] Result<std::string> file(const std::string& name) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  ZipArchive(zip* archive, const Limits& limits) : archive_(archive), limits_(limits) {}
  std::unique_ptr<zip, Discard> archive_;
  Limits limits_;
};

}  // namespace whosays::read
