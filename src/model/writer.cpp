// See container.h, Writer.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/hash.h"
#include "model/container.h"
#include "model/header_json.h"
#include "model/layout.h"

namespace whosays::model {
namespace {

std::size_t aligned(std::size_t at) { return (at + kAlignment - 1) / kAlignment * kAlignment; }

template <class T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

/// The bytes of 64 hex digits.
std::string from_hex(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return out;
}

/// Writes and closes; 0 or the system's reason.
int write_all(int file, std::string_view bytes) {
  int problem = 0;
  while (!bytes.empty() && problem == 0) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) problem = errno;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (problem == 0 && ::fsync(file) != 0) problem = errno;
  if (::close(file) != 0 && problem == 0) problem = errno;
  return problem;
}

}  // namespace

void Writer::add(std::string_view name, Type type, std::uint32_t rows, std::uint32_t cols,
                 std::span<const std::byte> bytes) {
  items_.push_back({std::string(name), type, rows, cols, {bytes.begin(), bytes.end()}});
}

Result<std::string> Writer::bytes(const Header& header) const {
  const std::string json = header_to_json(header);
  const std::size_t json_at = sizeof(Head) + items_.size() * sizeof(Entry);
  std::vector<Entry> directory;
  std::size_t at = json_at + json.size();
  for (const Item& item : items_) {
    const auto wrong = [&](std::string_view reason) {
      return Error{ErrorKind::usage, fmt::format("cannot write the tensor \"{}\": {}", item.name, reason)};
    };
    Entry entry{};
    if (item.name.empty() || item.name.size() >= entry.name.size()) return wrong("names have 1 to 31 bytes");
    if (std::count_if(items_.begin(), items_.end(), [&](const Item& other) { return other.name == item.name; }) > 1)
      return wrong("there are two of this name");
    if (std::uint64_t{item.rows} * item.cols * type_size(item.type) != item.bytes.size())
      return wrong(
          fmt::format("{} x {} {} are not {} bytes", item.rows, item.cols, type_name(item.type), item.bytes.size()));
    at = aligned(at);
    std::copy(item.name.begin(), item.name.end(), entry.name.begin());
    entry.type = static_cast<std::uint32_t>(item.type);
    entry.rows = item.rows;
    entry.cols = item.cols;
    entry.offset = at;
    entry.bytes = item.bytes.size();
    directory.push_back(entry);
    at += item.bytes.size();
  }
  if (directory.size() > kMostTensors)
    return Error{ErrorKind::usage, fmt::format("a model has at most {} tensors", kMostTensors)};
  std::string out;
  out.reserve(at + kHashBytes);
  append(out, Head{kMagic, kFormatVersion, static_cast<std::uint32_t>(items_.size()), at + kHashBytes,
                   static_cast<std::uint32_t>(json.size()), 0});
  for (const Entry& entry : directory) append(out, entry);
  out += json;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    out.resize(directory[i].offset, '\0');
    out.append(reinterpret_cast<const char*>(items_[i].bytes.data()), items_[i].bytes.size());
  }
  out += from_hex(sha256_hex(out));
  return out;
}

Status Writer::write(const std::string& path, const Header& header) const {
  TRY(const std::string all, bytes(header));
  std::string beside = path + ".XXXXXX";
  const auto failed = [&](int problem) {
    return Error{ErrorKind::io, fmt::format("{} could not be written: {}; the file that was there is as it was", path,
                                            std::strerror(problem))};
  };
  const int file = ::mkostemp(beside.data(), O_CLOEXEC);
  if (file < 0) return failed(errno);
  int problem = ::fchmod(file, 0644) == 0 ? 0 : errno;
  const int written = write_all(file, all);
  if (problem == 0) problem = written;
  if (problem == 0 && std::rename(beside.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return success();
  ::unlink(beside.c_str());
  return failed(problem);
}

}  // namespace whosays::model
