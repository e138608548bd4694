#include "story/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "story/desk.h"
#include "story/told.h"
#include "story/words.h"

namespace whosays::story {
namespace {

/// What ties and tellings have in common.
struct Link {
  std::int64_t article_row = 0;
  std::string who, whom, kind;
  TieState state = TieState::stated;
  std::string statement, happened, words, receipt;
  bool own_account = true;
  Span span;
};

std::vector<Link> links_of(const World& world) {
  std::vector<Link> out;
  for (const TieRecord& tie : world.ties)
    out.push_back({tie.article_row, tie.who, tie.whom, tie.kind, tie.state, tie.statement, tie.happened, tie.cue,
                   tie.receipt, tie.own_account, tie.span});
  for (const ToldRecord& told : world.told) {
    if (told.who.empty() || told.from.empty()) continue;
    const TieState state = told.state == ToldState::told       ? TieState::stated
                           : told.state == ToldState::not_told ? TieState::negated
                                                               : TieState::unclear;
    out.push_back({told.article_row, told.from, told.who, "told", state, told.statement, told.happened, told.cue,
                   told.receipt, told.own_account, told.span});
  }
  return out;
}

/// Of themselves a charge, whoever says it.
bool is_charge(std::string_view kind) { return kind == "bribed"; }

class GraphMaker {
 public:
  GraphMaker(const World& world, const Story& story, bool with_allegations)
      : desk_(world), story_(story), with_allegations_(with_allegations) {
    for (const Claim& claim : story.claims)
      if (claim.allegation) alleged_.insert(claim.members.begin(), claim.members.end());
    for (const JoinedActor& joined : desk_.actors().all()) joined_.emplace(joined.own_label, &joined);
  }

  Graph run() {
    std::vector<Link> links = links_of(desk_.world);
    std::erase_if(links, [&](const Link& l) { return !desk_.article_of(l.article_row); });
    std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
      const auto key = [&](const Link& l) {
        return std::tuple(desk_.rank(*desk_.article_of(l.article_row)), l.span, std::string_view(l.kind));
      };
      return key(a) < key(b);
    });
    for (const Link& link : links) take(link);
    return finish();
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  ///< labels of both ends, kind
  struct Sides {
    std::vector<GraphReceipt> stated, negated;
  };

  /// The statement, or one around it, is to somebody's discredit.
  [[nodiscard]] bool is_allegation(StatementIndex i) const {
    for (std::optional<StatementIndex> at = i; at; at = desk_.outer(*at)) {
      const StatementRecord& s = desk_.statement(*at);
      const bool against =
          std::any_of(s.parts.begin(), s.parts.end(), [](const PartRecord& p) { return p.is_charge(); });
      if (against || s.act == Act::accuse || alleged_.contains(*at)) return true;
    }
    return false;
  }

  [[nodiscard]] GraphReceipt receipt_of(const Link& link, ArticleIndex article,
                                        std::optional<StatementIndex> statement) const {
    const ArticleRecord& record = desk_.article(article);
    const std::string outlet = record.publisher.empty() ? "article " + record.id : record.publisher;
    GraphReceipt out;
    out.article = article;
    out.statement = statement;
    out.own_account = link.own_account;
    out.words = link.words;
    out.happened = link.happened;
    out.receipt = link.receipt;
    out.allegation = is_charge(link.kind) || (statement && is_allegation(*statement));
    out.account = outlet + " itself";
    if (statement && !link.own_account) {
      const StatementRecord& s = desk_.statement(*statement);
      out.certainty = s.stated_certainty;
      out.unnamed = s.source_class == SourceClass::unnamed;
      out.account = out.unnamed       ? "unnamed in " + outlet
                    : s.actor.empty() ? (s.source.empty() ? outlet + " itself" : s.source)
                                      : desk_.actors().shown(desk_.actors().label(s.article_row, s.actor), s.actor);
    }
    return out;
  }

  void take(const Link& link) {
    const ArticleIndex article = *desk_.article_of(link.article_row);
    if (is_altered(story_, article)) {
      ++graph_.altered;
      return;
    }
    const auto statement = link.statement.empty() ? std::nullopt : desk_.find(article, link.statement);
    if (!link.statement.empty() && !statement) {
      ++graph_.set_aside;
      return;
    }
    if (link.state == TieState::unclear) {
      ++graph_.unclear;
      return;
    }
    GraphReceipt receipt = receipt_of(link, article, statement);
    if (receipt.allegation && !with_allegations_ && link.state == TieState::stated) {
      ++graph_.allegations;
      return;
    }
    const std::string from = desk_.actors().own_label(link.article_row, link.who);
    const std::string to = desk_.actors().own_label(link.article_row, link.whom);
    if (from.empty() || to.empty() || from == to || receipt.receipt.empty()) return;
    Sides& sides = links_[{from, to, link.kind}];
    (link.state == TieState::stated ? sides.stated : sides.negated).push_back(std::move(receipt));
  }

  static std::string label(const GraphEdge& edge) {
    constexpr std::size_t kNamed = 2;
    std::vector<std::string> accounts;
    for (const GraphReceipt& r : edge.receipts)
      if (std::find(accounts.begin(), accounts.end(), r.account) == accounts.end()) accounts.push_back(r.account);
    std::string by;
    for (std::size_t i = 0; i < std::min(kNamed, accounts.size()); ++i) by += (i == 0 ? "" : ", ") + accounts[i];
    if (accounts.size() > kNamed) by += fmt::format(" and {} more", accounts.size() - kNamed);
    return edge.allegation ? fmt::format("alleged by {}: {}", by, edge.kind) : fmt::format("{}, by {}", edge.kind, by);
  }

  Graph finish() {
    std::map<std::string, std::size_t> nodes;
    const auto shown = [&](const std::string& actor) { return desk_.actors().shown(actor, actor); };
    for (auto& [key, sides] : links_) {
      if (sides.stated.empty()) {
        graph_.negated += sides.negated.size();
        continue;
      }
      nodes.try_emplace(std::get<0>(key));
      nodes.try_emplace(std::get<1>(key));
    }
    std::vector<std::string> order;
    for (const auto& [actor, place] : nodes) order.push_back(actor);
    std::sort(order.begin(), order.end(),
              [&](const auto& a, const auto& b) { return std::pair(shown(a), a) < std::pair(shown(b), b); });
    for (const std::string& actor : order) {
      nodes[actor] = graph_.nodes.size();
      graph_.nodes.push_back(node(actor, shown(actor)));
    }
    for (auto& [key, sides] : links_) {
      if (sides.stated.empty()) continue;
      GraphEdge edge;
      edge.from = nodes[std::get<0>(key)];
      edge.to = nodes[std::get<1>(key)];
      edge.kind = std::get<2>(key);
      edge.receipts = std::move(sides.stated);
      edge.denials = std::move(sides.negated);
      edge.allegation =
          std::all_of(edge.receipts.begin(), edge.receipts.end(), [](const GraphReceipt& r) { return r.allegation; });
      edge.label = label(edge);
      graph_.edges.push_back(std::move(edge));
    }
    std::sort(graph_.edges.begin(), graph_.edges.end(), [](const GraphEdge& a, const GraphEdge& b) {
      return std::tie(a.from, a.to, a.kind) < std::tie(b.from, b.to, b.kind);
    });
    return std::move(graph_);
  }

  [[nodiscard]] GraphNode node(const std::string& actor, std::string name) const {
    GraphNode out;
    out.id = fmt::format("n{}", graph_.nodes.size() + 1);
    out.name = std::move(name);
    const auto found = joined_.find(actor);
    if (found == joined_.end()) return out;
    out.kind = found->second->kind;
    std::set<std::string> spellings;
    std::set<std::int64_t> articles;
    for (const std::size_t r : found->second->records) {
      spellings.insert(desk_.world.actors[r].name);
      articles.insert(desk_.world.actors[r].article_row);
    }
    out.spellings.assign(spellings.begin(), spellings.end());
    out.articles = articles.size();
    return out;
  }

  const Desk desk_;
  const Story& story_;
  bool with_allegations_;
  std::set<StatementIndex> alleged_;                  ///< members of claims against somebody
  std::map<std::string, const JoinedActor*> joined_;  ///< by own label
  std::map<Key, Sides> links_;
  Graph graph_;
};

}  // namespace

Graph graph_of(const World& world, const Story& story, bool with_allegations) {
  return GraphMaker(world, story, with_allegations).run();
}

}  // namespace whosays::story
