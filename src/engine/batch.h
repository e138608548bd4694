// Many inputs through the line on several threads, results in the order of the inputs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "read/read.h"

namespace whosays::engine {

struct BatchOptions {
  unsigned threads = 0;  ///< 0: one a core
  read::Format format = read::Format::sniff;
  read::Limits limits;
  /// Asked on the delivering thread before each article is analysed would be too late to save work, so it is asked on
  /// the workers: true skips the analysis (the article is delivered without layers). Must be thread safe. May be empty.
  std::function<bool(const Article&)> skip;
  /// Reads an input in the place of a file's reader, which knows no addresses: everything that it finds goes to the
  /// sink. Called on the reading thread, one input after the other. May be empty.
  std::function<void(const read::Request&, const read::Sink&)> reader;
  /// Counts of all web archives of the batch, added to; valid when run_batch has returned. May be none.
  read::ReadSummary* summary = nullptr;
};

/// One article out of a batch, or why there is none.
struct BatchItem {
  std::string name;  ///< of the input it came from
  Result<FrozenDocument> document;
  std::string original;                        ///< bytes of the original (for a JSON line: of its text)
  std::shared_ptr<const Retrieval> retrieval;  ///< how the bytes came over the network; none for files
  bool skipped = false;                        ///< BatchOptions::skip said so; `document` holds the article only
};

/// Called on the calling thread, in the order of the inputs; returning false stops the batch (what runs is finished and
/// dropped).
using BatchSink = std::function<bool(BatchItem)>;

/// Reads files ("-" is standard input) and analyses every article in them. Memory is bounded by a window of articles.
void run_batch(const std::vector<std::string>& inputs, const BatchOptions& options, const BatchSink& sink);

}  // namespace whosays::engine
