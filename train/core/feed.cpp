// See feed.h.
#include "feed.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace whosays::train {

const std::vector<std::uint32_t>& Feed::next() {
  if (at_ >= batches_.size()) fill();
  return batches_[at_++];
}

void Feed::fill() {
  before_ = random_;
  std::vector<std::uint32_t> order(set_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random_);
  std::vector<std::pair<float, std::uint32_t>> keyed;
  std::uniform_real_distribution<float> noise(0.8F, 1.25F);
  for (const std::uint32_t i : order) keyed.emplace_back(static_cast<float>(set_[i].words.size()) * noise(random_), i);
  std::sort(keyed.begin(), keyed.end());
  batches_.clear();
  std::size_t words = 0;
  for (const auto& [key, i] : keyed) {
    if (batches_.empty() || words + set_[i].words.size() > words_) {
      batches_.emplace_back();
      words = 0;
    }
    batches_.back().push_back(i);
    words += set_[i].words.size();
  }
  std::shuffle(batches_.begin(), batches_.end(), random_);
  at_ = 0;
}

void Feed::write(std::ostream& out) const {
  out << batches_.empty() << ' ' << at_ << '\n' << before_ << '\n' << random_ << '\n';
}

void Feed::read(std::istream& in) {
  bool fresh = true;
  std::size_t at = 0;
  std::mt19937 now;
  in >> fresh >> at >> before_ >> now;
  if (!fresh) {
    random_ = before_;
    fill();
  }
  at_ = at;
  random_ = now;
}

}  // namespace whosays::train
