#include "token/model.h"

#include <cstring>

#include "embedded/sentence_model.h"

namespace whosays::token {
namespace {

constexpr std::string_view kMagic = "WSENT001";
constexpr std::uint32_t kMostBits = 20;

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

Result<Linear> linear_at(std::string_view bytes, std::size_t& at, std::string_view name) {
  if (bytes.size() < at + 8) return Error{ErrorKind::corrupt, "sentence model: " + std::string(name) + " is missing"};
  const std::uint32_t bits = u32_at(bytes, at);
  const auto threshold = static_cast<std::int32_t>(u32_at(bytes, at + 4));
  at += 8;
  if (bits == 0 || bits > kMostBits || bytes.size() < at + (std::size_t{1} << bits))
    return Error{ErrorKind::corrupt, "sentence model: the weights of " + std::string(name) + " are cut off"};
  const auto* weights = reinterpret_cast<const std::int8_t*>(bytes.data() + at);
  at += std::size_t{1} << bits;
  return Linear({weights, std::size_t{1} << bits}, bits, threshold);
}

Model read_embedded() {
  auto model = open_model(sentence_model::files[0].bytes);
  // The file is fixed when the program is built, and a unit test opens it.
  return model.ok() ? *model : Model{};
}

}  // namespace

Result<Model> open_model(std::string_view bytes) {
  if (!bytes.starts_with(kMagic))
    return Error{ErrorKind::corrupt, "sentence model: no such model, or of another version"};
  std::size_t at = kMagic.size();
  TRY(const Linear joints, linear_at(bytes, at, "joints"));
  TRY(const Linear boundaries, linear_at(bytes, at, "boundaries"));
  if (at != bytes.size()) return Error{ErrorKind::corrupt, "sentence model: bytes behind the end"};
  return Model{joints, boundaries};
}

const Model& embedded_model() {
  static const Model model = read_embedded();
  return model;
}

}  // namespace whosays::token
