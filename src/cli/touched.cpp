#include "cli/touched.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/counted.h"
#include "cli/story_view.h"
#include "ledger/document_records.h"
#include "show/command.h"
#include "show/words.h"
#include "story/standing.h"

namespace whosays::cli {
namespace {

constexpr std::size_t kMostArticles = 3000;  // with all their versions

/// Claims touched by one kind of news, and the articles that carry them.
struct Touch {
  std::set<story::ClaimIndex> claims;
  std::set<story::ArticleIndex> carriers, without_notice;
  std::string who;  ///< body or outlet of the first
};

void take_claim(const story::Story& story, story::ClaimIndex c, Touch& touch) {
  touch.claims.insert(c);
  const auto noticed = show::articles_with_notice(story.claims[c]);
  for (const story::ArticleIndex a : story.claims[c].origins.carriers) {
    touch.carriers.insert(a);
    if (!noticed.contains(a)) touch.without_notice.insert(a);
  }
}

/// A finding touches what it speaks of: the point or a part of it, or what the reading says it answers. That it is
/// reported itself is no claim that it touches.
Touch findings_in(const show::Lookup& lookup, const std::set<std::string>& articles) {
  Touch touch;
  for (story::ClaimIndex c = 0; c < lookup.story().claims.size(); ++c)
    for (const story::FindingLine& finding : lookup.claim(c).findings) {
      const bool speaks_of_it = finding.linked || finding.scope == Extent::all || finding.scope == Extent::part;
      if (!speaks_of_it || !articles.contains(lookup.statement(finding.statement).article)) continue;
      if (story::is_by_body(lookup.first(lookup.claim(c)))) continue;
      if (touch.who.empty()) touch.who = finding.body;
      take_claim(lookup.story(), c, touch);
    }
  return touch;
}

Touch notices_in(const show::Lookup& lookup, const std::set<std::string>& articles) {
  Touch touch;
  for (story::ClaimIndex c = 0; c < lookup.story().claims.size(); ++c)
    for (const story::NoticeLine& notice : lookup.claim(c).notices) {
      if (!notice.speaks_of_it || !articles.contains(lookup.article(notice.article).id)) continue;
      if (touch.who.empty()) touch.who = show::outlet_words(lookup.article(notice.article));
      take_claim(lookup.story(), c, touch);
    }
  return touch;
}

void print_touch(Context& context, std::string_view kind, const Touch& touch, const show::Lookup& lookup,
                 const show::Setting& setting) {
  if (touch.claims.empty()) return;
  const std::string text = fmt::format("A {} ({}) touches {}, {}, {} without a notice", kind, touch.who,
                                       counted(touch.claims.size(), "claim"), counted(touch.carriers.size(), "article"),
                                       touch.without_notice.size());
  std::vector<std::string> words{"claims"};
  if (touch.claims.size() == 1) words = {"claims", show::handle_of(lookup.claim(*touch.claims.begin())), "--carriers"};
  context.streams.out << show::with_command(text, show::command(setting, words), 1, context.streams.width);
}

}  // namespace

bool may_touch(const Document& document) {
  if (!document.notices.rows.empty()) return true;
  const DocumentRecords records = records_of(document, 1);
  return std::any_of(records.statements.begin(), records.statements.end(),
                     [](const StatementRecord& s) { return s.committed() && story::is_by_body(s); });
}

Status print_touched(Context& context, Ledger& ledger, const std::string& path, const std::set<std::string>& articles) {
  if (articles.empty()) return success();
  LedgerOptions options;
  options.path = path;
  const show::Setting setting = show_setting(context, options);
  TRY(const bool too_many, ledger.has_more_articles_than(kMostArticles));
  if (too_many) {
    context.streams.out << show::with_command("A finding or a notice is among them; what it touches",
                                              show::command(setting, {"claims"}), 1, context.streams.width);
    return success();
  }
  TRY(story::World world, load_world(ledger, options));
  const story::Story story = story::tell_setting_aside(world);
  const show::Lookup lookup(world, story);
  print_touch(context, "finding", findings_in(lookup, articles), lookup, setting);
  print_touch(context, "notice", notices_in(lookup, articles), lookup, setting);
  return success();
}

}  // namespace whosays::cli
