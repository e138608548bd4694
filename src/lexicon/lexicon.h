// Word lists that people edit (lexicon/*.tsv, *.txt), compiled into the binary and read once.
//
// Form of the files: UTF-8; a line that begins with # is a comment, empty lines are skipped. A .txt is one entry a
// line. A .tsv has columns between tabs; its first line that is no comment names them. Entries are in lower case unless
// the file says otherwise. Thread safety: everything is const after the first call; the first call may come from any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"

namespace whosays::lexicon {

/// Bytes of an embedded file; aborts in tests and yields an empty view otherwise when there is none of that name.
std::string_view file(std::string_view name);

/// SHA-256 over names and bytes of all files, first 16 digits: part of the model's fingerprint.
const std::string& fingerprint();

/// A list: one entry a line.
class WordSet {
 public:
  explicit WordSet(std::string_view name);
  [[nodiscard]] bool has(std::string_view word) const { return words_.contains(word); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }

 private:
  WordBag words_;
};

/// A table: rows of cells, columns by name. Missing cells are empty.
class Table {
 public:
  explicit Table(std::string_view name);
  [[nodiscard]] std::size_t rows() const { return columns_.empty() ? 0 : cells_.size() / columns_.size(); }
  /// The cell of a row in the column of that name; empty when there is no such column.
  [[nodiscard]] std::string_view at(std::size_t row, std::string_view column) const;
  [[nodiscard]] const std::vector<std::string_view>& columns() const { return columns_; }

 private:
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> cells_;  ///< row by row
};

}  // namespace whosays::lexicon
