#include "relate/groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

#include "relate/several.h"

namespace whosays::relate {
namespace {

// What joins two pages by itself. By words: so many in the same runs outside quotations that chance is out of the
// question. By sentences: the model is sure, and a good part of a page is aligned. By a credit: one names the other's
// outlet again and again and carries its quotations and names. Within one house furniture is shared: there, nearly all.
constexpr float kLikely = 0.6F;
constexpr float kSure = 0.88F;
constexpr float kRunShare = 0.25F;
constexpr std::uint32_t kRunWords = 80;
constexpr float kChainShare = 0.3F;
constexpr std::uint32_t kCreditedWords = 100;
constexpr float kCreditedNames = 0.75F;
constexpr float kOneHouse = 0.6F;
// What joins together with others of its kind.
constexpr float kModerate = 0.55F;
constexpr float kModerateChain = 0.15F;
constexpr float kContained = 0.55F;    // share of a page from which one link explains it
constexpr float kAgainstDates = 0.6F;  // share of a page that makes a wrong date more likely than another way
constexpr std::size_t kSeveral = 2;
constexpr std::size_t kMostSupport = 200;  // links between two groups that are looked at

struct ShareOf {
  float a = 0, b = 0;
};

ShareOf shares(const Link& link) {
  return {std::max(link.evidence.a.run_share, link.evidence.a.chain_share),
          std::max(link.evidence.b.run_share, link.evidence.b.chain_share)};
}

bool joins_alone(const Link& link) {
  const Evidence& e = link.evidence;
  if (e.same_text) return link.copy >= kSure;
  const float run_share = e.trait(Trait::run_share);
  if (e.trait(Trait::one_house) > 0 && run_share < (e.same_address ? kRunShare : kOneHouse)) return false;
  if (link.copy < kLikely) return false;
  if (run_share >= kRunShare && e.own_words >= kRunWords) return true;
  if (link.copy >= kSure && e.trait(Trait::chain_share) >= kChainShare) return true;
  return e.trait(Trait::credit) >= 1 && e.quoted_words >= kCreditedWords && e.trait(Trait::names) >= kCreditedNames;
}

bool joins_with_others(const Link& link) {
  return joins_alone(link) || (link.copy >= kModerate && link.evidence.trait(Trait::chain_share) >= kModerateChain &&
                               link.evidence.trait(Trait::one_house) == 0);
}

/// Links by the ranks of their pages: sums and cut lists are then the same in every order of adding.
std::vector<std::size_t> canonical(const std::vector<std::uint32_t>& ranks, const std::vector<Link>& links) {
  std::vector<std::size_t> order(links.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return std::minmax(ranks[links[x].a], ranks[links[x].b]) < std::minmax(ranks[links[y].a], ranks[links[y].b]);
  });
  return order;
}

class Joining {
 public:
  Joining(std::size_t pages, const std::vector<std::uint32_t>& ranks, const std::vector<Link>& links)
      : ranks_(ranks), links_(links), root_(pages), members_(pages), links_of_(pages), full_(pages) {
    std::iota(root_.begin(), root_.end(), PageIndex{0});
    for (PageIndex i = 0; i < pages; ++i) members_[i] = {i};
  }

  std::vector<PageIndex> run(const std::vector<std::size_t>& by_rank) {
    std::vector<std::size_t> order;
    for (const std::size_t i : by_rank) {
      if (!joins_with_others(links_[i])) continue;
      order.push_back(i);
      links_of_[links_[i].a].push_back(i);
      links_of_[links_[i].b].push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return key(x) < key(y); });
    for (const std::size_t i : order)
      if (joins_alone(links_[i])) try_strong(links_[i]);
    // What one link could not join, several may, now that the groups stand.
    for (const std::size_t i : order) try_several(links_[i]);
    return root_;
  }

  /// By root: a group that turned others away.
  [[nodiscard]] bool is_full(PageIndex root) const { return full_[root] != 0; }

 private:
  [[nodiscard]] std::tuple<float, std::uint32_t, std::uint32_t> key(std::size_t i) const {
    const auto [low, high] = std::minmax(ranks_[links_[i].a], ranks_[links_[i].b]);
    return {-links_[i].copy, low, high};
  }

  void try_strong(const Link& link) {
    const PageIndex x = root_[link.a];
    const PageIndex y = root_[link.b];
    if (x == y) return;
    const ShareOf share = shares(link);
    PageIndex child = share.a > share.b ? x : y;
    if (share.a == share.b && larger(y, x)) child = x;
    if (std::max(share.a, share.b) >= kContained || members_[child].size() == 1 || support(x, y) >= kSeveral)
      join(x, y);
  }

  void try_several(const Link& link) {
    const PageIndex x = root_[link.a];
    const PageIndex y = root_[link.b];
    if (x == y) return;
    if (std::min(members_[x].size(), members_[y].size()) == 1 && support(x, y) >= kSeveral) join(x, y);
  }

  // Pages of two groups that links tie together, counted on the side that has fewer of them; a side of one page counts
  // as many as the other has. One page alone, which may carry two origins, is no support.
  [[nodiscard]] std::size_t support(PageIndex x, PageIndex y) const {
    if (larger(x, y)) std::swap(x, y);
    std::set<PageIndex> of_x;
    std::set<PageIndex> of_y;
    std::size_t looked = 0;
    for (const PageIndex page : members_[x])
      for (const std::size_t i : links_of_[page]) {
        if (++looked > kMostSupport) break;
        const PageIndex other = links_[i].a == page ? links_[i].b : links_[i].a;
        if (root_[other] != y) continue;
        of_x.insert(page);
        of_y.insert(other);
      }
    return members_[x].size() == 1 ? of_y.size() : std::min(of_x.size(), of_y.size());
  }

  // More members; of two that have as many, the one whose first has the lower rank. Roots are numbers by chance.
  [[nodiscard]] bool larger(PageIndex x, PageIndex y) const {
    if (members_[x].size() != members_[y].size()) return members_[x].size() > members_[y].size();
    return ranks_[members_[x].front()] < ranks_[members_[y].front()];
  }

  void join(PageIndex x, PageIndex y) {
    if (larger(y, x)) std::swap(x, y);
    if (members_[x].size() + members_[y].size() > kMostMembers) {
      full_[x] = full_[y] = 1;
      return;
    }
    full_[x] = std::max(full_[x], full_[y]);
    for (const PageIndex page : members_[y]) root_[page] = x;
    members_[x].insert(members_[x].end(), members_[y].begin(), members_[y].end());
    members_[y].clear();
  }

  const std::vector<std::uint32_t>& ranks_;
  const std::vector<Link>& links_;
  std::vector<PageIndex> root_;
  std::vector<std::vector<PageIndex>> members_;
  std::vector<std::vector<std::size_t>> links_of_;
  std::vector<std::uint8_t> full_;
};

/// How much speaks for a being nearer to the origin than b.
double direction(const Link& link, const Facts& a, const Facts& b) {
  const ShareOf share = shares(link);
  const Evidence& e = link.evidence;
  double out = 2.0 * (share.b - share.a);
  if (a.day != 0 && b.day != 0 && a.day != b.day) out += a.day < b.day ? 1.5 : -1.5;
  if (e.a.rarer != 0 && e.b.rarer != 0) out += std::clamp(8.0 * (e.b.rarer - e.a.rarer), -2.0, 2.0);
  if (e.b.names_other > e.a.names_other) out += 1;
  if (e.a.names_other > e.b.names_other) out -= 1;
  if (a.reprint_tag != b.reprint_tag) out += a.reprint_tag ? 1.5 : -1.5;
  if (a.contribution != b.contribution) out += a.contribution ? -1.5 : 1.5;
  out += std::clamp(0.5 * std::log((1.0 + a.own) / (1.0 + b.own)), -1.0, 1.0);
  return out;
}

/// How near two pages stand as texts.
double nearness(const Evidence& e) {
  return e.trait(Trait::run_share) + e.trait(Trait::run_share_low) +
         e.trait(Trait::chain_similarity) * (e.trait(Trait::chain_share) + e.trait(Trait::chain_share_low));
}

Making strongest(const std::array<double, kMakings>& scores) {
  return static_cast<Making>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

class Arranging {
 public:
  Arranging(const std::vector<const Facts*>& pages, const std::vector<std::uint32_t>& ranks,
            const std::vector<Link>& links)
      : pages_(pages), ranks_(ranks), links_(links), rows_(pages.size()), inner_(pages.size()), placed_(pages.size()) {}

  std::vector<Row> run() {
    const std::vector<std::size_t> by_rank = canonical(ranks_, links_);
    Joining joining(pages_.size(), ranks_, links_);
    const std::vector<PageIndex> root = joining.run(by_rank);
    std::unordered_map<PageIndex, std::vector<PageIndex>> groups;
    for (PageIndex i = 0; i < root.size(); ++i) groups[root[i]].push_back(i);
    for (const std::size_t i : by_rank) {
      if (root[links_[i].a] != root[links_[i].b]) continue;
      inner_[links_[i].a].push_back(i);
      inner_[links_[i].b].push_back(i);
    }
    for (PageIndex i = 0; i < rows_.size(); ++i) {
      rows_[i].group = i;
      rows_[i].full = joining.is_full(root[i]);
    }
    for (auto& [first, members] : groups)
      if (members.size() > 1) arrange_parts(members);
    for (const std::size_t i : by_rank) note_other_origin(i);
    return std::move(rows_);
  }

 private:
  void arrange_parts(const std::vector<PageIndex>& members) {
    Parts parts = parts_of(members, pages_, ranks_, links_, inner_);
    if (parts.parts.size() > 1) {
      std::unordered_map<PageIndex, std::size_t> part_of;
      for (std::size_t part = 0; part < parts.parts.size(); ++part)
        for (const PageIndex page : parts.parts[part]) part_of[page] = part;
      for (const PageIndex page : members)
        std::erase_if(inner_[page], [&](std::size_t i) { return part_of[links_[i].a] != part_of[links_[i].b]; });
    }
    for (const Carried& carried : parts.carried) take_other_origin(carried.page, carried.link);
    for (std::vector<PageIndex>& part : parts.parts) arrange_all(std::move(part));
  }

  // Groups that long runs do not join for what else they are: the later page has them from the earlier one; where dates
  // do not say which, the page that has more beside them.
  void note_other_origin(std::size_t i) {
    const Link& link = links_[i];
    const Evidence& e = link.evidence;
    if (rows_[link.a].group == rows_[link.b].group || rows_[link.a].full || rows_[link.b].full) return;
    if (!joins_alone(link) || e.trait(Trait::run_share) < kRunShare || e.own_words < kRunWords) return;
    const ShareOf share = shares(link);
    bool a_carries = share.a != share.b ? share.a < share.b : ranks_[link.a] > ranks_[link.b];
    if (is_later(link.a, link.b)) a_carries = true;
    if (is_later(link.b, link.a)) a_carries = false;
    take_other_origin(a_carries ? link.a : link.b, i);
  }

  // Links come by rank: of two that say as much, the first one stays.
  void take_other_origin(PageIndex page, std::size_t i) {
    const auto share_by = [&](std::size_t link) {
      const ShareOf share = shares(links_[link]);
      return links_[link].a == page ? share.a : share.b;
    };
    Row& row = rows_[page];
    if (row.also_link && share_by(*row.also_link) >= share_by(i)) return;
    row.also = links_[i].a == page ? links_[i].b : links_[i].a;
    row.also_link = i;
  }

  [[nodiscard]] PageIndex origin_of(const std::vector<PageIndex>& members) const {
    PageIndex best = members.front();
    double best_score = 0;
    bool first = true;
    const bool all_carry =
        std::all_of(members.begin(), members.end(), [&](PageIndex page) { return rows_[page].also.has_value(); });
    for (const PageIndex page : members) {
      if (rows_[page].also && !all_carry) continue;  // later than what it carries
      double score = 0;
      for (const std::size_t i : inner_[page]) {
        const Link& link = links_[i];
        if (placed_[link.a] != 0 || placed_[link.b] != 0) continue;
        const double towards = link.copy * direction(link, *pages_[link.a], *pages_[link.b]);
        score += link.a == page ? towards : -towards;
      }
      if (first || score > best_score || (score == best_score && ranks_[page] < ranks_[best])) {
        best = page;
        best_score = score;
      }
      first = false;
    }
    return best;
  }

  // Dated after the page that it would be the parent of.
  [[nodiscard]] bool is_later(PageIndex parent, PageIndex child) const {
    return pages_[parent]->day != 0 && pages_[child]->day != 0 && pages_[parent]->day > pages_[child]->day;
  }

  // A report is not made from a later one that only tells the same in sentences like its own. Where nearly all of it
  // stands there, or long runs do, the date is what is doubtful ("first published", a clock that is wrong).
  [[nodiscard]] bool is_step(const Link& link, PageIndex parent, PageIndex child) const {
    if (!is_later(parent, child) || link.evidence.same_text) return true;
    const ShareOf share = shares(link);
    return link.evidence.trait(Trait::run_share) >= kRunShare || (link.a == child ? share.a : share.b) >= kAgainstDates;
  }

  // Members that cannot be reached from the origin but against dates make groups of their own.
  void arrange_all(std::vector<PageIndex> members) {
    while (members.size() > 1) {
      arrange_group(members);
      std::erase_if(members, [&](PageIndex page) { return placed_[page] != 0; });
    }
  }

  // The heaviest tree from the origin (Prim); a step from a later page to an earlier one only where no other is left.
  void arrange_group(const std::vector<PageIndex>& members) {
    const PageIndex origin = origin_of(members);
    // whether the dates allow it, weight, ranks, link, child
    using Step = std::tuple<bool, double, std::int64_t, std::int64_t, std::size_t, PageIndex>;
    std::priority_queue<Step> queue;
    const auto reach = [&](PageIndex page) {
      placed_[page] = 1;
      rows_[page].group = origin;
      for (const std::size_t i : inner_[page]) {
        const PageIndex other = links_[i].a == page ? links_[i].b : links_[i].a;
        if (!is_step(links_[i], page, other)) continue;
        queue.emplace(!is_later(page, other), nearness(links_[i].evidence), -std::int64_t{ranks_[other]},
                      -std::int64_t{ranks_[page]}, i, other);
      }
    };
    reach(origin);
    while (!queue.empty()) {
      const auto [dates_allow, weight, rank, parent_rank, i, child] = queue.top();
      queue.pop();
      if (placed_[child] != 0) continue;
      rows_[child].parent = links_[i].a == child ? links_[i].b : links_[i].a;
      rows_[child].link = i;
      rows_[origin].kind = Kind::origin;
      rows_[child].kind = kind_of(child, origin, i);
      reach(child);
    }
  }

  [[nodiscard]] Making making(std::size_t link, PageIndex child) const {
    if (links_[link].evidence.same_text) return Making::verbatim;
    return strongest(making_scores(links_[link].evidence, links_[link].a == child));
  }

  // By its link with the origin where there is one; else the strongest step on the way.
  [[nodiscard]] Kind kind_of(PageIndex child, PageIndex origin, std::size_t step) const {
    Making made = making(step, child);
    std::optional<std::size_t> direct;
    for (const std::size_t i : inner_[child])
      if (links_[i].a == origin || links_[i].b == origin) direct = i;
    if (direct) {
      made = making(*direct, child);
    } else {
      const Kind before = rows_[*rows_[child].parent].kind;
      if (before != Kind::origin) made = std::max(made, static_cast<Making>(static_cast<int>(before) - 1));
    }
    return static_cast<Kind>(static_cast<int>(made) + 1);
  }

  const std::vector<const Facts*>& pages_;
  const std::vector<std::uint32_t>& ranks_;
  const std::vector<Link>& links_;
  std::vector<Row> rows_;
  std::vector<std::vector<std::size_t>> inner_;  // links inside the group
  std::vector<char> placed_;                     // has its place in a tree
};

}  // namespace

std::string_view word(Kind kind) {
  constexpr std::array<std::string_view, 8> kWords{"origin",  "verbatim",    "spun",     "translated",
                                                   "rewrite", "independent", "followup", "other"};
  return kWords[static_cast<std::size_t>(kind)];
}

bool may_join(const Link& link) { return joins_with_others(link); }

std::vector<std::uint32_t> ranks_of(const std::vector<const Facts*>& pages, const std::vector<std::string>& ids) {
  std::vector<std::uint32_t> order(pages.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    const auto key = [&](std::uint32_t i) {
      return std::tuple(pages[i]->day == 0, pages[i]->day, std::string_view(ids[i]), pages[i]->number);
    };
    return key(x) < key(y);
  });
  std::vector<std::uint32_t> out(pages.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) out[order[place]] = place;
  return out;
}

std::vector<Row> arrange(const std::vector<const Facts*>& pages, const std::vector<std::uint32_t>& ranks,
                         const std::vector<Link>& links) {
  return Arranging(pages, ranks, links).run();
}

}  // namespace whosays::relate
