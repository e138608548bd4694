#include "relate/page.h"

#include <algorithm>
#include <tuple>

namespace whosays::relate {
namespace {

// The list of a page, and the one that it is made of.
auto lists_of(auto& page) {
  return std::tie(page.words, page.grams, page.sentences, page.stems, page.in_order, page.postings, page.names,
                  page.name_places, page.name_set, page.title, page.outlet);
}

}  // namespace

void PageLists::clear() {
  std::apply([](auto&... list) { (list.clear(), ...); }, lists_of(*this));
}

Page::Page(const PageHead& head, const PageLists& lists) : PageHead(head) {
  const auto from = lists_of(lists);
  const std::size_t bytes =
      std::apply([](const auto&... list) { return (std::as_bytes(std::span(list)).size() + ...); }, from);
  block_ = page_block(bytes);
  std::byte* at = block_.get();
  const auto take = [&]<class T>(std::span<const T>& to, const std::vector<T>& list) {
    static_assert(sizeof(T) % alignof(std::uint32_t) == 0 && alignof(T) <= alignof(std::uint32_t));
    T* const begin = reinterpret_cast<T*>(at);
    std::uninitialized_copy(list.begin(), list.end(), begin);
    to = {begin, list.size()};
    at += list.size() * sizeof(T);
  };
  take(words, lists.words);
  take(grams, lists.grams);
  take(sentences, lists.sentences);
  take(stems, lists.stems);
  take(in_order, lists.in_order);
  take(postings, lists.postings);
  take(names, lists.names);
  take(name_places, lists.name_places);
  take(name_set, lists.name_set);
  take(title, lists.title);
  take(outlet, lists.outlet);
}

bool Page::operator==(const Page& other) const {
  const auto same = [](const auto& x, const auto& y) { return std::equal(x.begin(), x.end(), y.begin(), y.end()); };
  return static_cast<const PageHead&>(*this) == other && same(words, other.words) && same(grams, other.grams) &&
         same(sentences, other.sentences) && same(stems, other.stems) && same(in_order, other.in_order) &&
         same(postings, other.postings) && same(names, other.names) && same(name_places, other.name_places) &&
         same(name_set, other.name_set) && same(title, other.title) && same(outlet, other.outlet);
}

}  // namespace whosays::relate
