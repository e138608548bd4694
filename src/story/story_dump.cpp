#include "story/story_dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text_util.h"

namespace whosays::story {
namespace {

constexpr std::array<std::string_view, 9> kRelations = {"origin",      "verbatim", "spun",  "translated", "rewrite",
                                                        "independent", "followup", "other", "unknown"};
constexpr std::array<std::string_view, 5> kGaps = {"basis", "named_source", "answer", "second_origin", "finding"};

class Dumper {
 public:
  Dumper(const World& world, const Story& story) : world_(world), story_(story) {
    for (ArticleIndex i = 0; i < world.articles.size(); ++i) by_row_.emplace(world.articles[i].row, i);
  }

  std::string run() {
    std::vector<ArticleIndex> articles;
    for (ArticleIndex i = 0; i < story_.relations.size(); ++i) articles.push_back(i);
    std::sort(articles.begin(), articles.end(), [&](ArticleIndex a, ArticleIndex b) { return name(a) < name(b); });
    for (const ArticleIndex i : articles) relation(i);
    for (const Claim& claim : story_.claims) this->claim(claim);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string name(ArticleIndex i) const {
    const ArticleRecord& article = world_.articles[i];
    return article.version == 1 ? article.id : fmt::format("{}@{}", article.id, article.version);
  }

  [[nodiscard]] std::string name_of(StatementIndex i) const {
    const StatementRecord& s = world_.statements[i];
    const auto it = by_row_.find(s.article_row);
    return fmt::format("{}/{}", it == by_row_.end() ? s.article : name(it->second), s.id);
  }

  void line(std::string_view key, std::string_view value) { out_ += fmt::format("  {} {}\n", key, value); }

  void relation(ArticleIndex i) {
    const ArticleRelation& row = story_.relations[i];
    out_ +=
        fmt::format("article {} group {} {}", name(i), row.group, kRelations[static_cast<std::size_t>(row.relation)]);
    if (row.parent) out_ += " of " + name(*row.parent);
    out_ += '\n';
    if (!row.evidence.empty()) line("evidence", row.evidence);
  }

  void claim(const Claim& claim) {
    out_ += fmt::format("claim {} {}\n", claim.id, claim.allegation ? "allegation" : "statement");
    if (!claim.members.empty()) line("words", world_.statements[claim.members.front()].content);
    for (const StatementIndex i : claim.members) line("member", name_of(i));
    if (claim.by_machine) line("grouped", "by machine");
    for (const Decided& by : claim.joined_by) line("grouped", "by " + by.initials);
    for (const std::string& name : claim.against) line("against", name);
    line("origins", range_words(claim.origins));
    for (const std::string& reason : claim.origins.because) line("because", reason);
    for (const ArticleIndex i : claim.origins.carriers) line("carrier", name(i));
    for (const AnswerLine& answer : claim.answers) {
      line("answer", fmt::format("{} {} {} {}", word(world_.statements[answer.statement].act), word(answer.extent),
                                 name_of(answer.statement), answer.who));
      for (const StatementIndex i : answer.repeats) line("  repeat", name_of(i));
    }
    for (const FindingLine& finding : claim.findings)
      line("finding",
           fmt::format("{} {} {} {}{}", finding.rejects ? "rejects" : (finding.inconclusive ? "inconclusive" : "says"),
                       word(finding.scope), name_of(finding.statement), finding.body,
                       finding.accepted ? fmt::format(" accepted {}", finding.accepted_by) : " reported"));
    for (const NoticeLine& notice : claim.notices)
      line("notice", fmt::format("{} {}", name(notice.article), world_.remarks[notice.remark].words));
    for (const std::size_t i : claim.unknowns) line("unknown", world_.remarks[i].words);
    for (const ClaimIndex i : claim.weaker) line("weaker", story_.claims[i].id);
    for (const ClaimIndex i : claim.reports) line("reports", story_.claims[i].id);
    for (const Gap& gap : claim.gaps)
      line("gap", std::string(trimmed(fmt::format("{} {}", kGaps[static_cast<std::size_t>(gap.kind)], gap.about))));
  }

  const World& world_;
  const Story& story_;
  std::map<std::int64_t, ArticleIndex> by_row_;
  std::string out_;
};

}  // namespace

std::string dump(const World& world, const Story& story) { return Dumper(world, story).run(); }

}  // namespace whosays::story
