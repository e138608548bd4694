// A receipt for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/records.h"

namespace whosays::cli {

/// The sentence under every receipt.
inline constexpr std::string_view kWhatAReceiptProves =
    "Proof that these words stand in this article, not that they were said.";

/// Where the original is a rendition: of which file, and on which page of it the words stand.
struct ReceiptFile {
  std::string description;  ///< "application/pdf, 48213 bytes, SHA-256 ..."; empty where the original is the file
  std::string sha256;
  std::uint32_t page = 0;  ///< 0: not known
};
ReceiptFile receipt_file(const ReceiptRecord& receipt, std::string_view original);

/// What a citation adds to a receipt; unknown parts stay empty.
struct Citation {
  std::uint64_t original_line = 0;  ///< line of the original on which the words begin, from 1; 0 when there is none
  std::string address;              ///< of an HTML page, with a text fragment that leads to the words
  std::string retrieved;            ///< ISO 8601, when the bytes came over the network
  ReceiptFile file;                 ///< of which the original is a rendition
};

/// The receipt as a block of lines: the words between marks with what stands around them, where they stand, the bytes.
std::string receipt_view(const ReceiptRecord& receipt, const ArticleRecord& article, const Citation& citation,
                         std::size_t width);

/// One line of JSON without a line end; `failure` empty when the receipt holds, and left out when `checked` is false.
struct ReceiptVerdict {
  bool checked = false;
  std::string failure;
};
std::string receipt_json(const ReceiptRecord& receipt, const ReceiptVerdict& verdict = {},
                         const Citation& citation = {});

}  // namespace whosays::cli
