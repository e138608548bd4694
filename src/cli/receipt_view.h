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

/// The receipt as a block of lines: the words between marks with what stands around them, where they stand, the bytes.
std::string receipt_view(const ReceiptRecord& receipt, const ArticleRecord& article, std::size_t width,
                         const ReceiptFile& file = {});

/// One line of JSON without a line end; `failure` empty when the receipt holds, and left out when `checked` is false.
struct ReceiptVerdict {
  bool checked = false;
  std::string failure;
};
std::string receipt_json(const ReceiptRecord& receipt, const ReceiptVerdict& verdict = {},
                         const ReceiptFile& file = {});

}  // namespace whosays::cli
