// One reader, several analysts, one deliverer.
//
//   reader thread -> window (a queue in input order) -> workers take what waits -> the caller gets the front when done
//
// The window is bounded by count and by bytes, so that a batch of large originals does not fill the memory; one article
// is always let in, however large. Order comes from the queue, not from the workers, so that the result does not depend
// on the number of threads.
#include "engine/batch.h"

#include <fmt/format.h>
#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "engine/pipeline.h"

namespace whosays::engine {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{64} << 20;
constexpr std::size_t kArticlesPerThread = 8;
constexpr std::size_t kShortBytes = 1500;  ///< of title and text: less than one batch of the encoder

/// Advises the system to give this thread's memory, lists and layers of nets among it, by 2 MB: its addresses are
/// looked up in fewer places. glibc has a thread's blocks in stretches of 64 MB; elsewhere nothing comes of it.
void ask_for_large_pages() {
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t kStretch = std::uintptr_t{64} << 20;
  const auto block = std::make_unique<std::array<char, 64>>();
  const auto within = reinterpret_cast<std::uintptr_t>(block.get()) % kStretch;
  madvise(block->data() - within, kStretch, MADV_HUGEPAGE);
#endif
}

/// One place in the window: an article on its way, or a failure of reading.
struct Slot {
  std::string name;
  Result<read::ReadArticle> read;
  std::size_t bytes = 0;          ///< of the original
  std::optional<BatchItem> item;  ///< set when done
};

Error fault(const std::string& name, const std::exception& error) {
  return {ErrorKind::io,
          fmt::format("{}: stopped while reading it: {}; try it alone, or in smaller pieces", name, error.what())};
}

BatchItem article_only(std::string name, read::ReadArticle read) {
  auto document = std::make_shared<Document>();
  document->article = std::move(read.article);
  return {std::move(name), FrozenDocument(std::move(document)), std::move(read.original), std::move(read.retrieval),
          true};
}

/// What a worker does with one article. A library's exception (memory above all) becomes the article's failure.
BatchItem processed(Slot& slot, const BatchOptions& options) {
  if (!slot.read.ok()) return {slot.name, slot.read.error(), {}, {}, false};
  try {
    if (options.skip && options.skip(slot.read->article)) return article_only(slot.name, std::move(*slot.read));
    FrozenDocument document = analyse(std::move(slot.read->article));
    return {slot.name, std::move(document), std::move(slot.read->original), std::move(slot.read->retrieval), false};
  } catch (const std::exception& error) {
    return {slot.name, fault(slot.name, error), {}, {}, false};
  }
}

/// A short article: several of these are analysed together.
bool is_short(const Slot& slot) {
  return slot.read.ok() && slot.read->article.text.size() + slot.read->article.title.size() <= kShortBytes;
}

/// The items of slots that were taken together. A library's exception is looked for again in each article alone, so
/// that none suffers for another; that is why they are copied first, which is cheap, since they are short.
std::vector<BatchItem> processed(const std::vector<Slot*>& slots, const BatchOptions& options) {
  std::vector<FrozenDocument> documents(slots.size());
  if (slots.size() > 1) {
    try {
      std::vector<std::size_t> wanted;
      std::vector<Article> copies;
      for (std::size_t i = 0; i < slots.size(); ++i) {
        const Article& article = slots[i]->read->article;
        if (options.skip && options.skip(article)) continue;
        wanted.push_back(i);
        copies.push_back(article);
      }
      std::vector<FrozenDocument> found = analyse_together(std::move(copies));
      for (std::size_t n = 0; n < wanted.size(); ++n) documents[wanted[n]] = std::move(found[n]);
    } catch (const std::exception&) {
      documents.assign(slots.size(), nullptr);
    }
  }
  std::vector<BatchItem> items;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!documents[i]) {
      items.push_back(processed(*slots[i], options));
      continue;
    }
    read::ReadArticle& read = *slots[i]->read;
    items.push_back(
        {slots[i]->name, std::move(documents[i]), std::move(read.original), std::move(read.retrieval), false});
  }
  return items;
}

class Batch {
 public:
  Batch(const std::vector<std::string>& inputs, const BatchOptions& options)
      : inputs_(inputs), options_(options), threads_(options.threads != 0 ? options.threads : cores()) {}

  void run(const BatchSink& sink) {
    std::vector<std::jthread> team;
    const Stopper stopper{*this};  // before the team is joined, also when the sink throws
    team.emplace_back([this] { read_all(); });
    for (unsigned i = 0; i < threads_; ++i) team.emplace_back([this] { work(); });
    while (std::optional<BatchItem> item = next())
      if (!sink(std::move(*item))) break;
  }

 private:
  struct Stopper {
    Batch& batch;
    ~Stopper() { batch.stop(); }
  };

  static unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

  void read_all() {
    for (const std::string& input : inputs_) {
      if (!read_one(input)) break;
    }
    const std::lock_guard lock(mutex_);
    all_read_ = true;
    changed_.notify_all();
  }

  bool read_one(const std::string& input) {
    const read::Request request{input, {}, options_.format, options_.limits, options_.summary, {}};
    bool going_on = true;
    const read::Sink sink = [&](Result<read::ReadArticle> read) { return going_on = put(input, std::move(read)); };
    try {
      if (options_.reader) {
        options_.reader(request, sink);
      } else if (input == "-") {
        read::read_stream(std::cin, request, sink);
      } else {
        read::read_file(input, request, sink);
      }
    } catch (const std::exception& error) {
      return put(input, fault(input, error));
    }
    return going_on;
  }

  /// Waits for room. False when the batch was stopped.
  bool put(const std::string& name, Result<read::ReadArticle> read) {
    const std::size_t bytes = read.ok() ? read->original.size() : 0;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || window_.empty() || has_room(bytes); });
    if (stopped_) return false;
    window_.push_back(std::make_unique<Slot>(Slot{name, std::move(read), bytes, std::nullopt}));
    waiting_.push_back(window_.back().get());
    bytes_ += bytes;
    changed_.notify_all();
    return true;
  }

  [[nodiscard]] bool has_room(std::size_t bytes) const {
    return window_.size() < kArticlesPerThread * threads_ && bytes_ + bytes <= kWindowBytes;
  }

  void work() {
    ask_for_large_pages();
    for (std::vector<Slot*> slots = take(); !slots.empty(); slots = take()) {
      std::vector<BatchItem> items = processed(slots, options_);
      const std::lock_guard lock(mutex_);
      for (std::size_t i = 0; i < slots.size(); ++i) slots[i]->item = std::move(items[i]);
      changed_.notify_all();
    }
  }

  /// The next article to analyse, with the short ones behind it if it is short itself, this worker's share of what
  /// waits at most; none when there will be no more.
  std::vector<Slot*> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || all_read_ || !waiting_.empty(); });
    if (stopped_) return {};
    const std::size_t share = std::max<std::size_t>(1, waiting_.size() / threads_);
    std::vector<Slot*> out;
    while (!waiting_.empty() && out.size() < share && (out.empty() || is_short(*waiting_.front()))) {
      out.push_back(waiting_.front());
      waiting_.pop_front();
      if (!is_short(*out.front())) break;
    }
    return out;
  }

  /// The front of the window once it is done; none at the end.
  std::optional<BatchItem> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return window_.empty() ? all_read_ : window_.front()->item.has_value(); });
    if (window_.empty()) return std::nullopt;
    BatchItem item = std::move(*window_.front()->item);
    bytes_ -= window_.front()->bytes;
    window_.pop_front();
    changed_.notify_all();
    return item;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  const std::vector<std::string>& inputs_;
  const BatchOptions& options_;
  const unsigned threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Slot>> window_;  ///< in input order; a slot leaves when it is delivered
  std::deque<Slot*> waiting_;                 ///< those of the window that no worker has taken
  std::size_t bytes_ = 0;                     ///< of originals in the window
  bool all_read_ = false;
  bool stopped_ = false;
};

}  // namespace

void run_batch(const std::vector<std::string>& inputs, const BatchOptions& options, const BatchSink& sink) {
  Batch(inputs, options).run(sink);
}

}  // namespace whosays::engine
