#include "read/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "base/utf8.h"
#include "read/unpack_guard.h"

namespace whosays::read {
namespace {

constexpr std::uint64_t kMostFiles = 10'000;
constexpr std::size_t kPiece = std::size_t{256} << 10;

std::string message_of(zip_error_t& error) {
  std::string message = utf8::made_safe(utf8::repaired(zip_error_strerror(&error)), false);
  zip_error_fini(&error);
  return message;
}

Error damaged(const std::string& why) {
  return {ErrorKind::input, fmt::format("its zip archive cannot be opened ({}); open it in the program that made it, "
                                        "and save it again",
                                        why)};
}

/// Files as the end record counts them; libzip makes room for each before it has seen one.
std::uint64_t stated_files(std::string_view bytes) {
  constexpr std::size_t kRecord = 22;
  constexpr std::size_t kComment = 65535;
  const std::size_t from = bytes.size() > kRecord + kComment ? bytes.size() - kRecord - kComment : 0;
  const std::size_t at = bytes.rfind("PK\x05\x06");
  if (at == std::string_view::npos || at < from || at + kRecord > bytes.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  const std::uint64_t count = byte(10) | static_cast<std::uint64_t>(byte(11)) << 8;
  return count == 0xFFFF ? kMostFiles + 1 : count;  // the mark of zip64: more than any document holds
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const Limits& limits) {
  if (stated_files(bytes) > kMostFiles)
    return Error{ErrorKind::input, fmt::format("an archive of more than {} files, which no document is", kMostFiles)};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return damaged(message_of(error));
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    zip_source_free(source);
    return damaged(message_of(error));
  }
  zip_error_fini(&error);
  return ZipArchive(archive, limits);
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

Result<std::string> ZipArchive::file(const std::string& name) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return Error{ErrorKind::not_found, fmt::format("there is no {} in it", name)};
  zip_stat_t stat;
  zip_stat_init(&stat);
  const bool known = zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) == 0;
  if (known && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return Error{ErrorKind::input, "is encrypted; save a copy without a password, and read that"};
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr) return damaged(fmt::format("{}: {}", name, zip_strerror(archive_.get())));
  std::string out;
  for (;;) {
    const std::size_t size = out.size();
    out.resize(size + kPiece);
    const zip_int64_t got = zip_fread(file.get(), out.data() + size, kPiece);
    out.resize(size + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    if (got < 0) return damaged(fmt::format("{} is damaged", name));
    if (got == 0) {
      if (known && (stat.valid & ZIP_STAT_SIZE) != 0 && stat.size != out.size())
        return damaged(fmt::format("{} has not the size that the archive states", name));
      return out;
    }
    if (known && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 && is_bomb(stat.comp_size, out.size(), limits_))
      return Error{ErrorKind::input, fmt::format("{} in it {}", name, bomb_message(limits_))};
    if (out.size() > limits_.max_input_bytes)
      return Error{ErrorKind::input,
                   fmt::format("{} in it is larger than the limit of {} MB", name, limits_.max_input_bytes >> 20)};
  }
}

}  // namespace whosays::read
