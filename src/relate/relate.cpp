#include "relate/relate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text_util.h"
#include "relate/keys.h"
#include "relate/models.h"

namespace whosays::relate {
namespace {

constexpr unsigned kMethod = 3;          // how keys and evidence are made; a change makes all that is stored stale
constexpr float kLeastProbable = 0.01F;  // what is less probable joins nothing, and tells no origin

}  // namespace

std::string_view table_version() {
  static const std::string kVersion =
      fmt::format("{}.{:08x}", kMethod,
                  hash_of(model_file("relation_frequencies.tsv")) ^ 31 * hash_of(model_file("relations.tsv")));
  return kVersion;
}

Link link_of(PageIndex a, PageIndex b, const Evidence& evidence) {
  const double copy = evidence.same_text ? 1 : copy_probability(evidence);
  return {a, b, evidence, static_cast<float>(copy)};
}

Link link_of(PageIndex a, const Page& of_a, PageIndex b, const Page& of_b) {
  if (of_b.number < of_a.number) return link_of(b, of_b, a, of_a);
  return link_of(a, b, compare(of_a, of_b));
}

bool worth_keeping(const Link& link) { return link.copy >= kLeastProbable || link.evidence.same_text; }

struct Relating::State {
  std::vector<Page> pages;
  std::vector<std::string> ids;
  Index index;
  std::map<std::pair<PageIndex, PageIndex>, Link> known;  // the smaller index first
  std::vector<Link> links;
};

Relating::Relating() : state_(std::make_unique<State>()) {}
Relating::Relating(Relating&&) noexcept = default;
Relating& Relating::operator=(Relating&&) noexcept = default;
Relating::~Relating() = default;

PageIndex Relating::add(const Article& article) {
  State& state = *state_;
  state.pages.push_back(scan(article));
  state.ids.emplace_back(article.id);
  state.index.add(state.pages.back().number, keys_of(state.pages.back()));
  return static_cast<PageIndex>(state.pages.size() - 1);
}

void Relating::know(PageIndex a, PageIndex b, const Evidence& evidence) {
  state_->known.emplace(std::minmax(a, b), link_of(a, b, evidence));
}

void Relating::compare_pairs() {
  State& state = *state_;
  state.links.clear();
  for (const auto& [a, b] : state.index.pairs()) {
    auto it = state.known.find({a, b});
    if (it == state.known.end())
      it = state.known.emplace(std::pair(a, b), link_of(a, state.pages[a], b, state.pages[b])).first;
    if (worth_keeping(it->second)) state.links.push_back(it->second);
  }
}

std::vector<Row> Relating::rows() {
  compare_pairs();
  const State& state = *state_;
  std::vector<const Facts*> pages;
  for (const Page& page : state.pages) pages.push_back(&page);
  return arrange(pages, ranks_of(pages, state.ids), state.links);
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
  return joined(parts, "; ");
}

}  // namespace whosays::relate
