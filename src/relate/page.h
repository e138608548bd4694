// A page while it is made: its lists, and what making them needs.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

/// As in Page. One of these serves one page after the other, so that its room is asked for once.
struct PageLists {
  std::vector<Word> words;
  std::vector<Gram> grams;
  std::vector<Sentence> sentences;
  std::vector<Stem> stems;
  std::vector<std::uint32_t> in_order;
  std::vector<Posting> postings;
  std::vector<std::uint32_t> names;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> name_places;
  std::vector<Stem> name_set;
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> outlet;
  std::vector<std::uint64_t> sorted, between;  ///< scratch of complete()

  void clear();
};

/// Lends something to one user at a time. Threads come and go with each round of comparing; what they have used stays
/// for others.
template <class T>
class Lent {
 public:
  Lent() {
    const std::lock_guard<std::mutex> alone(free().mutex);
    if (!free().all.empty()) {
      lent_ = std::move(free().all.back());
      free().all.pop_back();
    }
    if (!lent_) lent_ = std::make_unique<T>();
  }
  ~Lent() {
    const std::lock_guard<std::mutex> alone(free().mutex);
    free().all.push_back(std::move(lent_));
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  T& operator*() { return *lent_; }
  T* operator->() { return lent_.get(); }

 private:
  struct Free {
    std::mutex mutex;
    std::vector<std::unique_ptr<T>> all;
  };
  static Free& free() {
    static Free free;
    return free;
  }
  std::unique_ptr<T> lent_;
};

}  // namespace whosays::relate
