#include "relate/relate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "relate/keys.h"

namespace whosays::relate {
namespace {

std::uint64_t number_of(const Article& article, const Page& page) {
  std::uint64_t hash = page.whole ^ 0x9e3779b97f4a7c15ULL;
  for (const char c : article.id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  hash = (hash ^ (hash >> 31)) * 0xbf58476d1ce4e5b9ULL;
  return hash ^ (hash >> 29);
}

}  // namespace

struct Relating::State {
  std::vector<Page> pages;
  std::vector<std::string> ids;
  std::vector<std::uint64_t> numbers;
  Index index;
  std::map<std::pair<PageIndex, PageIndex>, Link> known;
  std::vector<Link> links;

  // The smaller number is always side a of the comparison, so that rounding does not follow the order of adding.
  [[nodiscard]] Link compared(PageIndex a, PageIndex b) const {
    Link link{a, b, {}, 0};
    const bool turned = std::tie(numbers[b], ids[b]) < std::tie(numbers[a], ids[a]);
    link.evidence = turned ? compare(pages[b], pages[a]) : compare(pages[a], pages[b]);
    if (turned) {
      std::swap(link.evidence.a, link.evidence.b);
      link.evidence.stretch = 1 / std::max(link.evidence.stretch, 0.01F);
    }
    link.copy = static_cast<float>(copy_probability(link.evidence));
    if (link.evidence.same_text && pages[a].words.size() >= kGram) link.copy = 1;
    return link;
  }

  // By date, then by id: the same whatever came first.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> order(pages.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const auto key = [&](std::uint32_t i) {
        return std::tuple(pages[i].day == 0, pages[i].day, std::string_view(ids[i]), numbers[i]);
      };
      return key(x) < key(y);
    });
    std::vector<std::uint32_t> out(pages.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) out[order[place]] = place;
    return out;
  }
};

Relating::Relating() : state_(std::make_unique<State>()) {}
Relating::Relating(Relating&&) noexcept = default;
Relating& Relating::operator=(Relating&&) noexcept = default;
Relating::~Relating() = default;

PageIndex Relating::add(const Article& article) {
  State& state = *state_;
  state.pages.push_back(scan(article));
  state.ids.emplace_back(article.id);
  state.numbers.push_back(number_of(article, state.pages.back()));
  state.index.add(state.numbers.back(), keys_of(state.pages.back()));
  return static_cast<PageIndex>(state.pages.size() - 1);
}

void Relating::compare_pairs() {
  State& state = *state_;
  state.links.clear();
  for (const auto& pair : state.index.pairs()) {
    auto it = state.known.find(pair);
    if (it == state.known.end()) it = state.known.emplace(pair, state.compared(pair.first, pair.second)).first;
    state.links.push_back(it->second);
  }
}

std::vector<Row> Relating::rows() {
  compare_pairs();
  State& state = *state_;
  std::vector<const Page*> pages;
  for (const Page& page : state.pages) pages.push_back(&page);
  return arrange(pages, state.ranks(), state.links);
}

const std::vector<Link>& Relating::links() const { return state_->links; }
const Page& Relating::page(PageIndex index) const { return state_->pages[index]; }

std::string evidence_words(const Link& link, PageIndex child) {
  const Evidence& e = link.evidence;
  if (e.same_text) return "the same text, word for word";
  std::vector<std::string> parts;
  const Side& side = link.a == child ? e.a : e.b;
  if (e.aligned > 0)
    parts.push_back(fmt::format("{} {} in the same order, {:.0f} % of its own words", e.aligned,
                                e.aligned == 1 ? "sentence" : "sentences", 100 * side.chain_share));
  if (e.own_words > 0)
    parts.push_back(fmt::format("{} words in the same runs, the longest of {}", e.own_words, e.longest));
  if (e.quoted_words > 0) parts.push_back(fmt::format("{} words of shared quotations", e.quoted_words));
  if (e.names > 1) parts.push_back(fmt::format("{} rare names and numbers in the same order", e.names));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

}  // namespace whosays::relate
