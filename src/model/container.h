// The model container: one file that holds a trained model with its identity (docs/model-format.md).
//
// Little-endian. Head of 32 bytes, directory of tensors, JSON header (who made it of what, scores, self-test), tensors
// aligned to 64 bytes, SHA-256 of everything before it. The file is memory-mapped, or part of the program
// (cmake/EmbedModel.cmake), and tensors are views: opening costs the hash (none for what is embedded, which the build
// has verified) and no copy. Whatever is wrong with the bytes is refused with one message of its own; a Model that
// exists has a directory that lies inside its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::model {

/// What a tensor's elements are. The numbers are part of the format.
enum class Type : std::uint32_t { i8 = 1, u8 = 2, i16 = 3, i32 = 4, u64 = 5, f32 = 6 };

/// "i8", "u8" ...; "unknown" for what this version does not know.
std::string_view type_name(Type type);

/// Bytes of one element; 0 for a type that this version does not know.
std::size_t type_size(Type type);

template <class T>
constexpr Type type_of();
template <>
constexpr Type type_of<std::int8_t>() {
  return Type::i8;
}
template <>
constexpr Type type_of<std::uint8_t>() {
  return Type::u8;
}
template <>
constexpr Type type_of<std::int16_t>() {
  return Type::i16;
}
template <>
constexpr Type type_of<std::int32_t>() {
  return Type::i32;
}
template <>
constexpr Type type_of<std::uint64_t>() {
  return Type::u64;
}
template <>
constexpr Type type_of<float>() {
  return Type::f32;
}

/// A matrix in row order, as a view of the model's bytes, which must outlive it. Aligned to 64 bytes.
struct Tensor {
  std::string_view name;
  Type type = Type::i8;
  std::uint32_t rows = 0;
  std::uint32_t cols = 0;
  std::span<const std::byte> bytes;

  /// All elements, row after row. Requires the type of T (checked by Model::values).
  template <class T>
  [[nodiscard]] std::span<const T> as() const {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
};

/// Data that a model learned from.
struct TrainingData {
  std::string name;
  std::string part;  ///< "train" ...; empty: all of it
  std::string licence;
};

/// A figure and the command that made it.
struct Score {
  std::string measure;
  std::string data;
  double value = 0;
  std::string command;
};

/// An input and what the model must make of it, both as text; the runner of the model's kind gives them their meaning.
struct Sample {
  std::string input;
  std::string expected;
};

/// What a model says of itself. All text is UTF-8.
struct Header {
  std::string name;                ///< "core"
  std::string kind;                ///< what reads it: "core", "statements"; another kind is refused
  std::string version;             ///< of the weights, for people: "2026-11-28"
  std::uint32_t engine_first = 1;  ///< revisions of the run time of this kind that it works with, both included
  std::uint32_t engine_last = 1;
  std::string licence;  ///< of the weights, apart from the code's
  std::string made_by;  ///< the command that trained it
  std::vector<TrainingData> data;
  std::vector<Score> scores;
  std::vector<Sample> self_test;
  std::map<std::string, std::vector<std::string>> labels;  ///< names of a head's outputs, in their order
  std::map<std::string, std::int64_t> numbers;             ///< shapes and fixed-point constants
};

/// What the opener needs: a kind, and its own revision, which must lie in the header's engine range.
struct Expected {
  std::string_view kind;
  std::uint32_t revision = 1;
};

/// An opened model. Immutable; may be read by many threads; copies share the bytes.
class Model {
 public:
  enum class Hash { verify, trust };  ///< `trust` is for what the build has verified

  /// A view of `bytes`, which must outlive the model and its copies and be aligned to 64. `what` names it in messages.
  static Result<Model> from_bytes(std::span<const std::byte> bytes, std::string_view what, Hash hash = Hash::verify);
  /// Maps a file and verifies its hash.
  static Result<Model> open(const std::string& path);

  /// Says in one line why this model does not fit, if it does not.
  [[nodiscard]] Status expect(const Expected& expected) const;
  [[nodiscard]] Status verify_hash() const;

  [[nodiscard]] const Header& header() const { return body_->header; }
  [[nodiscard]] const std::vector<Tensor>& tensors() const { return body_->tensors; }
  [[nodiscard]] std::size_t size() const { return body_->bytes.size(); }
  /// 64 hex digits: the SHA-256 at the end of the file.
  [[nodiscard]] std::string fingerprint() const;

  /// The tensor of this name, type and shape, or the message that says which of them is wrong.
  [[nodiscard]] Result<Tensor> tensor(std::string_view name, Type type, std::uint32_t rows, std::uint32_t cols) const;
  /// As `tensor`, for whatever shape it has.
  [[nodiscard]] Result<Tensor> tensor(std::string_view name, Type type) const;
  /// The elements of `tensor(name, type of T, rows, cols)`.
  template <class T>
  [[nodiscard]] Result<std::span<const T>> values(std::string_view name, std::uint32_t rows, std::uint32_t cols) const {
    TRY(const Tensor found, tensor(name, type_of<T>(), rows, cols));
    return found.as<T>();
  }
  /// An entry of header().numbers, header().labels, or the message that it is missing.
  [[nodiscard]] Result<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] Result<std::vector<std::string>> labels(std::string_view name) const;

 private:
  struct Body {
    std::string what;
    Header header;
    std::vector<Tensor> tensors;  ///< in the order of the file; names point into the bytes
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> mapping;  ///< keeps a file mapped; null for bytes of others
  };
  explicit Model(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  [[nodiscard]] Error wrong(std::string_view reason) const;
  std::shared_ptr<const Body> body_;
};

/// Makes a container. Used by the trainers.
class Writer {
 public:
  /// Names have 1 to 31 bytes; values are rows x cols in row order and are copied.
  template <class T>
  void add(std::string_view name, std::uint32_t rows, std::uint32_t cols, std::span<const T> values) {
    add(name, type_of<T>(), rows, cols, std::as_bytes(values));
  }
  void add(std::string_view name, Type type, std::uint32_t rows, std::uint32_t cols, std::span<const std::byte> bytes);

  /// The whole container; the same bytes for the same input. The error names a tensor that does not fit its shape.
  [[nodiscard]] Result<std::string> bytes(const Header& header) const;
  /// Writes it beside `path` and renames, so that a reader sees the old file or the new one.
  [[nodiscard]] Status write(const std::string& path, const Header& header) const;

 private:
  struct Item {
    std::string name;
    Type type;
    std::uint32_t rows, cols;
    std::vector<std::byte> bytes;
  };
  std::vector<Item> items_;
};

}  // namespace whosays::model
