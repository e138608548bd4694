// See container.h. From the outside in: is it a model at all, of this format, whole, unaltered, well-formed.
#include "model/container.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include "base/hash.h"
#include "model/header_json.h"
#include "model/layout.h"

namespace whosays::model {
namespace {

static_assert(std::endian::native == std::endian::little, "the container is read in place and is little-endian");

using Bytes = std::span<const std::byte>;

template <class T>
T read_at(Bytes bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string hex(Bytes bytes) {
  std::string out;
  for (const std::byte b : bytes) out += fmt::format("{:02x}", static_cast<unsigned>(b));
  return out;
}

/// The head, or why the bytes are not a whole container of this format.
Result<Head> read_head(Bytes bytes) {
  const auto corrupt = [](std::string reason) { return Error{ErrorKind::corrupt, std::move(reason)}; };
  const std::size_t letters = std::min(bytes.size(), kMagic.size());
  if (letters == 0 || std::memcmp(bytes.data(), kMagic.data(), letters) != 0)
    return Error{ErrorKind::input, "is not a whosays model"};
  if (bytes.size() < sizeof(Head) + kHashBytes)
    return corrupt(fmt::format("is cut short: only {} bytes; get it again", bytes.size()));
  const Head head = read_at<Head>(bytes, 0);
  if (head.version != kFormatVersion)
    return Error{ErrorKind::input, fmt::format("has model format {}, and this program reads format {}; use the model "
                                               "and the program of one release",
                                               head.version, kFormatVersion)};
  if (head.size > bytes.size())
    return corrupt(fmt::format("is cut short: {} of {} bytes; get it again", bytes.size(), head.size));
  if (head.size < bytes.size())
    return corrupt(fmt::format("has {} bytes behind its end; get it again", bytes.size() - head.size));
  return head;
}

/// The tensor an entry describes, or what is wrong with the entry.
Result<Tensor> read_entry(Bytes bytes, std::size_t at, std::size_t data_end) {
  const Entry entry = read_at<Entry>(bytes, at);
  const auto* name = reinterpret_cast<const char*>(bytes.data() + at);  // the name is the entry's first field
  const std::size_t length = ::strnlen(name, entry.name.size());
  if (length == 0 || length == entry.name.size())
    return Error{ErrorKind::corrupt, fmt::format("has a tensor without a name (entry at byte {})", at)};
  const Tensor tensor{{name, length}, static_cast<Type>(entry.type), entry.rows, entry.cols, {}};
  const auto wrong = [&](std::string_view reason) {
    return Error{ErrorKind::corrupt, fmt::format("has a broken directory: tensor {} {}", tensor.name, reason)};
  };
  const std::size_t size = type_size(tensor.type);
  if (size == 0) return wrong(fmt::format("has the unknown type {}", entry.type));
  if (entry.offset % kAlignment != 0) return wrong("is not aligned");
  if (entry.offset > data_end || entry.bytes > data_end - entry.offset) return wrong("lies outside the file");
  if (entry.bytes % size != 0 || std::uint64_t{entry.rows} * entry.cols != entry.bytes / size)
    return wrong("has not the bytes of its shape");
  Tensor out = tensor;
  out.bytes = bytes.subspan(entry.offset, entry.bytes);
  return out;
}

struct Mapping {
  void* at = nullptr;
  std::size_t size = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (at != nullptr) ::munmap(at, size);
  }
};

/// The whole file, read-only.
Result<std::shared_ptr<const Mapping>> map_file(const std::string& path) {
  const auto failed = [&](int problem) {
    return Error{problem == ENOENT ? ErrorKind::input : ErrorKind::io,
                 fmt::format("{}: {}; name a model file", path, std::strerror(problem))};
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failed(errno);
  struct stat about {};
  if (::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
    const bool folder = S_ISDIR(about.st_mode);
    ::close(file);
    return failed(folder ? EISDIR : EINVAL);
  }
  auto mapping = std::make_shared<Mapping>();
  mapping->size = static_cast<std::size_t>(about.st_size);
  if (mapping->size > 0) {
    void* at = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, file, 0);
    const int problem = errno;
    if (at == MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr): the system's macro
      ::close(file);
      return failed(problem);
    }
    mapping->at = at;
  }
  ::close(file);
  return std::shared_ptr<const Mapping>(std::move(mapping));
}

}  // namespace

std::string_view type_name(Type type) {
  switch (type) {
    case Type::i8: return "i8";
    case Type::u8: return "u8";
    case Type::i16: return "i16";
    case Type::i32: return "i32";
    case Type::u64: return "u64";
    case Type::f32: return "f32";
  }
  return "unknown";
}

std::size_t type_size(Type type) {
  switch (type) {
    case Type::i8:
    case Type::u8: return 1;
    case Type::i16: return 2;
    case Type::i32:
    case Type::f32: return 4;
    case Type::u64: return 8;
  }
  return 0;
}

Error Model::wrong(std::string_view reason) const {
  return Error{ErrorKind::corrupt, fmt::format("{}: {}", body_->what, reason)};
}

Result<Model> Model::from_bytes(std::span<const std::byte> bytes, std::string_view what, Hash hash) {
  const auto prefixed = [&](Error error) {
    error.message = fmt::format("{} {}", what, error.message);
    return error;
  };
  Result<Head> head = read_head(bytes);
  if (!head.ok()) return prefixed(head.error());
  auto body = std::make_shared<Body>();
  body->what = std::string(what);
  body->bytes = bytes;
  const Model model(body);
  if (hash == Hash::verify) TRY_VOID(model.verify_hash());
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment != 0)
    return Error{ErrorKind::usage, fmt::format("{} is not aligned to {} bytes in memory", what, kAlignment)};
  const std::size_t data_end = bytes.size() - kHashBytes;
  const std::uint64_t directory_end = sizeof(Head) + std::uint64_t{head->tensors} * sizeof(Entry);
  if (head->tensors > kMostTensors || directory_end + head->json > data_end)
    return prefixed({ErrorKind::corrupt, "has a broken head: directory and header are longer than the file"});
  for (std::size_t at = sizeof(Head); at < directory_end; at += sizeof(Entry)) {
    Result<Tensor> tensor = read_entry(bytes, at, data_end);
    if (!tensor.ok()) return prefixed(tensor.error());
    body->tensors.push_back(*tensor);
  }
  Result<Header> header = header_from_json(text_of(bytes.subspan(directory_end, head->json)));
  if (!header.ok()) return prefixed({ErrorKind::corrupt, "cannot be read: " + header.error().message});
  body->header = std::move(*header);
  return model;
}

Result<Model> Model::open(const std::string& path) {
  TRY(const std::shared_ptr<const Mapping> mapping, map_file(path));
  TRY(const Model model, from_bytes({static_cast<const std::byte*>(mapping->at), mapping->size}, path));
  auto body = std::make_shared<Body>(*model.body_);
  body->mapping = mapping;
  return Model(std::move(body));
}

Status Model::expect(const Expected& expected) const {
  const Header& h = header();
  if (h.kind != expected.kind)
    return Error{ErrorKind::input, fmt::format("{} is a model of the kind \"{}\", and \"{}\" is needed here",
                                               body_->what, h.kind, expected.kind)};
  if (expected.revision < h.engine_first || expected.revision > h.engine_last)
    return Error{ErrorKind::input,
                 fmt::format("{} is for revisions {} to {} of the run time of \"{}\", and this program has {}; use the "
                             "model and the program of one release",
                             body_->what, h.engine_first, h.engine_last, h.kind, expected.revision)};
  return success();
}

Status Model::verify_hash() const {
  const Bytes all = body_->bytes;
  if (sha256_hex(text_of(all.first(all.size() - kHashBytes))) == fingerprint()) return success();
  return Error{ErrorKind::corrupt,
               fmt::format("{} was altered: its bytes do not give the hash at its end; get it again", body_->what)};
}

std::string Model::fingerprint() const { return hex(body_->bytes.last(kHashBytes)); }

Result<Tensor> Model::tensor(std::string_view name, Type type) const {
  const auto& all = body_->tensors;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Tensor& t) { return t.name == name; });
  if (found == all.end()) return wrong(fmt::format("the tensor {} is missing; train the model again", name));
  if (found->type != type)
    return wrong(fmt::format("the tensor {} is {}, and {} is needed; train the model again", name,
                             type_name(found->type), type_name(type)));
  return *found;
}

Result<Tensor> Model::tensor(std::string_view name, Type type, std::uint32_t rows, std::uint32_t cols) const {
  TRY(const Tensor found, tensor(name, type));
  if (found.rows != rows || found.cols != cols)
    return wrong(fmt::format("the tensor {} is {} x {}, and {} x {} is needed; train the model again", name, found.rows,
                             found.cols, rows, cols));
  return found;
}

Result<std::int64_t> Model::number(std::string_view name) const {
  const auto found = header().numbers.find(std::string(name));
  if (found == header().numbers.end())
    return wrong(fmt::format("the number \"{}\" is missing from its header; train the model again", name));
  return found->second;
}

Result<std::vector<std::string>> Model::labels(std::string_view name) const {
  const auto found = header().labels.find(std::string(name));
  if (found == header().labels.end())
    return wrong(fmt::format("the labels \"{}\" are missing from its header; train the model again", name));
  return found->second;
}

}  // namespace whosays::model
