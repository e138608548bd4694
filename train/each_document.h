// The loop of the printers whose lines the trainers in Python read: every article that can be read of the files that a
// command names, in their order.
#pragma once

#include <iostream>
#include <string>

#include "engine/batch.h"

namespace whosays::train {

template <class F>
void each_document_of(const std::string& path, F&& f) {
  engine::run_batch({path}, {}, [&](const engine::BatchItem& item) {
    if (item.document.ok()) f(*item.document);
    return true;
  });
}

template <class F>
int each_document(int argc, char** argv, F&& f) {
  std::ios::sync_with_stdio(false);
  for (int i = 1; i < argc; ++i) each_document_of(argv[i], f);
  return 0;
}

}  // namespace whosays::train
