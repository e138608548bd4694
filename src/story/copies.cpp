#include "story/copies.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kRun = 5;           // words in a shingle
constexpr std::size_t kListed = 24;       // earliest articles kept for each shingle
constexpr std::uint32_t kFewest = 6;      // shared shingles below which nothing is said
constexpr std::uint32_t kLongBlock = 60;  // so many are a copied block, however long the page around it

std::uint64_t mixed(std::uint64_t hash, std::string_view word) {
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return (hash ^ 0xff) * 0x100000001b3ULL;
}

struct Page {
  std::vector<std::uint64_t> shingles;  // distinct, outside quotation marks
  std::uint64_t whole = 0;              // hash of all words
  std::size_t words = 0;
  std::uint64_t opening = 0;  // hash of the first eight words
  std::uint32_t common = 0;   // shingles in more articles than this are furniture here
};

Page page_of(std::string_view text) {
  Page page;
  const std::vector<Word> words = words_in(text);
  page.words = words.size();
  page.whole = page.opening = 0xcbf29ce484222325ULL;
  for (std::size_t i = 0; i < words.size(); ++i) {
    page.whole = mixed(page.whole, words[i].text);
    if (i < 8) page.opening = page.whole;
    if (i + kRun > words.size()) continue;
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    bool quoted = false;
    for (std::size_t k = i; k < i + kRun; ++k) {
      hash = mixed(hash, words[k].text);
      quoted = quoted || words[k].quoted;
    }
    if (!quoted) page.shingles.push_back(hash);
  }
  std::sort(page.shingles.begin(), page.shingles.end());
  page.shingles.erase(std::unique(page.shingles.begin(), page.shingles.end()), page.shingles.end());
  return page;
}

struct Listing {
  std::uint32_t articles = 0;
  std::vector<ArticleIndex> earliest;
};

using Index = std::unordered_map<std::uint64_t, Listing>;

Index index_of(const Desk& desk, const std::vector<Page>& pages) {
  Index index;
  for (const ArticleIndex article : desk.articles())
    for (const std::uint64_t shingle : pages[article].shingles) {
      Listing& listing = index[shingle];
      ++listing.articles;
      if (listing.earliest.size() < kListed) listing.earliest.push_back(article);
    }
  return index;
}

// A run is furniture on a page when it is in several times more articles than the page's middle run is.
void set_common(std::vector<Page>& pages, const Index& index) {
  for (Page& page : pages) {
    std::vector<std::uint32_t> counts;
    for (const std::uint64_t shingle : page.shingles) counts.push_back(index.at(shingle).articles);
    if (counts.empty()) continue;
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    page.common = std::max<std::uint32_t>(4, 3 * *middle);
  }
}

bool is_copy(const Desk& desk, const std::vector<Page>& pages, ArticleIndex article, const Copy& copy) {
  if (copy.shared < kFewest) return false;
  // Pages of one house share furniture: there only a page that begins the same, or a later state of the same address,
  // is called a copy.
  const bool one_house = desk.publisher(article) == desk.publisher(copy.parent);
  const std::string& address = desk.article(article).url;
  const bool one_address = !address.empty() && address == desk.article(copy.parent).url;
  if (one_house && !one_address && pages[article].opening != pages[copy.parent].opening) return false;
  return copy.shared >= kLongBlock || 2 * copy.shared >= copy.runs || 2 * copy.shared >= copy.parent_runs;
}

std::optional<Copy> best_copy(const Desk& desk, const std::vector<Page>& pages, const Index& index,
                              ArticleIndex article) {
  const Page& page = pages[article];
  std::unordered_map<ArticleIndex, std::uint32_t> shared;
  for (const std::uint64_t shingle : page.shingles) {
    const Listing& listing = index.at(shingle);
    for (const ArticleIndex other : listing.earliest) {
      if (desk.rank(other) >= desk.rank(article)) break;
      const bool furniture = listing.articles > page.common && listing.articles > pages[other].common;
      if (!furniture) ++shared[other];
    }
  }
  std::optional<Copy> best;
  for (const auto& [other, count] : shared) {
    const Copy copy{other, count, static_cast<std::uint32_t>(page.shingles.size()),
                    static_cast<std::uint32_t>(pages[other].shingles.size()), false};
    if (!is_copy(desk, pages, article, copy)) continue;
    if (!best || count > best->shared || (count == best->shared && desk.rank(other) < desk.rank(best->parent)))
      best = copy;
  }
  return best;
}

}  // namespace

std::vector<std::optional<Copy>> copies(const Desk& desk) {
  std::vector<Page> pages;
  pages.reserve(desk.world.articles.size());
  for (const ArticleRecord& article : desk.world.articles) pages.push_back(page_of(article.text));
  const Index index = index_of(desk, pages);
  set_common(pages, index);

  std::vector<std::optional<Copy>> out(pages.size());
  std::unordered_map<std::uint64_t, ArticleIndex> first_of_text;
  for (const ArticleIndex article : desk.articles()) {
    const Page& page = pages[article];
    const auto [it, fresh] = first_of_text.emplace(page.whole, article);
    const auto runs = static_cast<std::uint32_t>(page.shingles.size());
    if (!fresh && page.words >= kRun) {
      out[article] = Copy{it->second, runs, runs, runs, true};
    } else if (page.words >= kRun) {
      out[article] = best_copy(desk, pages, index, article);
    }
  }
  return out;
}

}  // namespace whosays::story
