// A receipt for people and for programs.
#pragma once

#include <string>

#include "ledger/records.h"

namespace whosays::cli {

/// The sentence under every receipt.
inline constexpr std::string_view kWhatAReceiptProves =
    "Proof that these words stand in this article, not that they were said.";

/// The receipt as a block of lines: the words between marks with what stands around them, where they stand, the bytes.
std::string receipt_view(const ReceiptRecord& receipt, const ArticleRecord& article, std::size_t width);

/// One line of JSON without a line end; `failure` empty when the receipt holds, and left out when `checked` is false.
struct ReceiptVerdict {
  bool checked = false;
  std::string failure;
};
std::string receipt_json(const ReceiptRecord& receipt, const ReceiptVerdict& verdict = {});

}  // namespace whosays::cli
