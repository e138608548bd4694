// Written words from pieces: for every two pieces without a blank between them, whether a word ends there.
//
// "U", ".", "S", "." stay together, "state", "-", "run" do not; "$", "5" do not, "10", ":", "40" do. The decision is
// learned (model.h) from Universal Dependencies, left to right, since what the word at hand looks like so far matters.
// Bounded: a word has at most kMostPieces pieces.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "token/model.h"
#include "token/pieces.h"

namespace whosays::token {

inline constexpr std::uint32_t kMostPieces = 256;

/// Words as written ("don't" is one), in columns.
struct Forms {
  std::vector<Span> span;
  std::vector<std::uint32_t> hash;
  std::vector<Shape> shape;
  std::vector<Gap> gap;  ///< what stands before the form
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(span.size()); }
};

/// What the joints of one text are decided with. `begin` must be called for every first piece of a word.
class JointReader {
 public:
  explicit JointReader(const Pieces& pieces) : p_(pieces) {}
  /// The word's first piece is `piece`.
  void begin(std::uint32_t piece);
  /// Piece `piece` has joined the word.
  void join(std::uint32_t piece);
  /// Features of the joint behind `piece`. Requires piece + 1 < size and no gap there.
  void features(std::uint32_t piece, Features& out) const;
  [[nodiscard]] std::uint32_t pieces() const { return count_; }

 private:
  void see_chunk(std::uint32_t piece);
  [[nodiscard]] std::uint32_t shape(std::uint32_t piece) const;
  [[nodiscard]] std::uint32_t hash(std::uint32_t piece) const;

  const Pieces& p_;
  std::uint32_t chunk_begin_ = 0;
  std::uint32_t chunk_end_ = 0;
  std::uint32_t chunk_kind_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
  std::uint32_t looks_ = 0;  ///< hash of the shapes of the word so far
};

Forms join_pieces(const Pieces& pieces, const Linear& model);

/// One form from pieces [first, end).
void add_form(Forms& forms, const Pieces& pieces, std::uint32_t first, std::uint32_t end);

}  // namespace whosays::token
