// A document as records without a ledger: for what is looked at and not stored (a draft, two files side by side).
#pragma once

#include <vector>

#include "doc/document.h"
#include "ledger/records.h"

namespace whosays {

/// The records of one article, as the ledger would give them back.
struct DocumentRecords {
  ArticleRecord article;
  std::vector<StatementRecord> statements;
  std::vector<ActorRecord> actors;
  std::vector<RemarkRecord> remarks;
};

/// All of them carry `row`; none has a receipt, since nothing is in a ledger. Times are left out. O(document).
DocumentRecords records_of(const Document& document, std::int64_t row);

}  // namespace whosays
