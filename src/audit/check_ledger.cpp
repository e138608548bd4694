// A draft beside the articles of a ledger: found otherwise, corrected, harder than credited, quoted otherwise.
//
// The draft stands in the World as one more article, undated and therefore last, and the story is told with it; so what
// joins a claim or answers it is decided where it always is. Statements that say nearly the same elsewhere are its
// counterparts: they share names and most of what they are about, whoever says it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "audit/checks.h"
#include "audit/counted.h"
#include "base/text_util.h"
#include "ledger/document_records.h"
#include "story/altered.h"
#include "story/dates.h"
#include "story/quotations.h"
#include "story/room.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

/// The ledger's records without the draft itself, should it lie there already.
story::World without(const story::World& world, const std::string& sha256) {
  story::World out = world;
  std::set<std::int64_t> rows;
  for (const ArticleRecord& article : world.articles)
    if (article.sha256 == sha256) rows.insert(article.row);
  if (rows.empty()) return out;
  const auto of_draft = [&](const auto& record) { return rows.contains(record.article_row); };
  std::erase_if(out.articles, [&](const ArticleRecord& article) { return rows.contains(article.row); });
  std::erase_if(out.statements, of_draft);
  std::erase_if(out.actors, of_draft);
  std::erase_if(out.times, of_draft);
  std::erase_if(out.remarks, of_draft);
  return out;
}

/// The first words of a finding: enough to tell that two articles report the same one.
std::string beginning_of(std::string_view content) {
  constexpr std::size_t kWords = 8;
  std::string out;
  std::size_t count = 0;
  for (const story::Word& word : story::words_in(content))
    if (count++ < kWords) out += word.text + " ";
  return out;
}

constexpr std::size_t kShownId = 8;  // digits of a claim's id

/// Adds the draft as one more article; returns its row.
std::int64_t add_draft(story::World& world, const Document& draft) {
  std::int64_t row = 1;
  for (const ArticleRecord& article : world.articles) row = std::max(row, article.row + 1);
  DocumentRecords records = records_of(draft, row);
  records.article.state = PublicationState::draft;
  world.articles.push_back(std::move(records.article));
  world.statements.insert(world.statements.end(), records.statements.begin(), records.statements.end());
  world.actors.insert(world.actors.end(), records.actors.begin(), records.actors.end());
  world.remarks.insert(world.remarks.end(), records.remarks.begin(), records.remarks.end());
  return row;
}

class LedgerCheck {
 public:
  LedgerCheck(const Job& job, const story::World& ledger)
      : job_(job),
        draft_(job.draft),
        world_(without(ledger, job.draft.doc().article.sha256)),
        row_(add_draft(world_, job.draft.doc())),
        story_(story::tell_setting_aside(world_)),
        desk_(world_),
        sayings_(story::sayings_of(desk_)),
        home_(*desk_.article_of(row_)),
        text_(story::normal(job.draft.doc().article.text)) {}

  void run() {
    claim_of_.resize(world_.statements.size());
    for (story::ClaimIndex c = 0; c < story_.claims.size(); ++c)
      for (const story::StatementIndex i : story_.claims[c].members) claim_of_[i] = c;
    for (const story::StatementIndex i : desk_.statements_of(home_)) {
      const std::vector<story::StatementIndex> same = counterparts(i);
      check_findings(i, same);
      check_notices(i, same);
      check_certainty(i, same);
      check_words(i, same);
      check_count(i, same);
    }
    for (const story::Quoted& quoted : story::quotations_of(desk_, home_)) check_quotation(quoted);
    check_numbers();
  }

 private:
  [[nodiscard]] bool in_draft(story::StatementIndex i) const { return world_.statements[i].article_row == row_; }

  [[nodiscard]] const Statement& of_draft(story::StatementIndex i) const {
    return draft_.statements()[world_.statements[i].ordinal];
  }

  [[nodiscard]] std::string article_words(story::ArticleIndex a) const {
    const ArticleRecord& article = desk_.article(a);
    const std::string date = article.published.empty() ? "undated" : story::date_words(article.published);
    return fmt::format("{}, {}", article.publisher.empty() ? article.id : article.publisher, date);
  }

  /// "Callis Courier, 3 May 2031, l.4 [r41]"
  [[nodiscard]] std::string place_words(story::StatementIndex i) const {
    const StatementRecord& s = desk_.statement(i);
    return fmt::format("{}, {}{}", article_words(desk_.home(i)),
                       s.field == Field::title ? std::string("headline") : fmt::format("l.{}", s.line),
                       desk_.receipt(i));
  }

  void add(std::string_view rule, story::StatementIndex i, std::string words, story::StatementIndex elsewhere,
           std::string claim = {}) const {
    const Statement& s = of_draft(i);
    Spot spot = draft_.spot(rule, s.field, draft_.place(s), std::move(words));
    if (const std::string receipt = desk_.receipt(elsewhere); receipt.size() > 3)
      spot.receipts.push_back(receipt.substr(2, receipt.size() - 3));
    spot.claim = std::move(claim);
    job_.add(std::move(spot));
  }

  // ---- what a body with a mandate found ----

  /// Findings on the claims that this statement or its counterparts are in. The draft alone has no date, so that what
  /// was found since is asked of the articles that said it before.
  void check_findings(story::StatementIndex i, const std::vector<story::StatementIndex>& same) {
    check_findings_of(i, i);
    for (const story::StatementIndex j : same) check_findings_of(i, j);
  }

  void check_findings_of(story::StatementIndex i, story::StatementIndex member) {
    if (!claim_of_[member]) return;
    const story::Claim& claim = story_.claims[*claim_of_[member]];
    for (const story::FindingLine& finding : claim.findings) {
      if (!finding.rejects || finding.scope == Extent::another_point || in_draft(finding.statement)) continue;
      const StatementRecord& s = desk_.statement(finding.statement);
      // One finding, however many report it and whoever of the body is named.
      if (!found_.insert(beginning_of(s.content)).second || !found_.insert(story::normal(finding.body)).second)
        continue;
      const std::string id = in_draft(claim.members.front()) ? std::string() : claim.id;
      std::string words = fmt::format(
          "{}{} rejects it, {}: {} ({}); {}",
          id.empty() ? std::string() : fmt::format("claim {}: ", id.substr(0, kShownId)), finding.body,
          story::date_words(desk_.made(finding.statement)), in_marks(s.content), place_words(finding.statement),
          draft_has(finding.body) ? "see whether the draft says so beside it" : "not in the draft");
      add("found_otherwise", i, std::move(words), finding.statement, id);
    }
  }

  [[nodiscard]] bool draft_has(const std::string& body) const { return story::has_words(text_, story::normal(body)); }

  // ---- the same said elsewhere ----

  [[nodiscard]] std::vector<story::StatementIndex> counterparts(story::StatementIndex i) const {
    constexpr double kMost = 0.6;
    constexpr std::size_t kFewest = 3;
    const story::Saying& mine = sayings_[i];
    std::vector<story::StatementIndex> out;
    if (mine.keys.size() < kFewest) return out;
    for (const story::StatementIndex j : desk_.statements()) {
      const story::Saying& other = sayings_[j];
      if (in_draft(j) || other.negative != mine.negative) continue;
      if (!share_a_name(mine, other)) continue;
      const story::Overlap both = story::overlap(mine, other);
      if (both.shared >= kFewest && both.share >= kMost && both.of_content >= kMost) out.push_back(j);
    }
    return out;
  }

  /// True when the first names nobody, or the other names one of those.
  static bool share_a_name(const story::Saying& mine, const story::Saying& other) {
    bool names = false;
    for (const std::string& label : mine.names) {
      if (in_list("month", label)) continue;
      names = true;
      if (other.names.contains(label)) return true;
    }
    return !names;
  }

  void check_notices(story::StatementIndex i, const std::vector<story::StatementIndex>& same) {
    for (const story::StatementIndex j : same)
      for (const std::size_t r : desk_.remarks_of(desk_.home(j))) {
        const RemarkRecord& remark = world_.remarks[r];
        if (!remark.notice || !noticed_.insert(r).second) continue;
        std::string receipt = remark.receipt.empty() ? std::string() : fmt::format(" [{}]", remark.receipt);
        add("corrected", i,
            fmt::format("{} says the same and carries a notice ({}{}): {}{}", article_words(desk_.home(j)),
                        word(remark.kind), remark.date.empty() ? std::string() : ", " + story::date_words(remark.date),
                        in_marks(remark.words), receipt),
            j);
      }
  }

  /// Of the counterparts those of the outlet that the draft's statement credits; all when it credits none.
  [[nodiscard]] std::vector<story::StatementIndex> credited(story::StatementIndex i,
                                                            const std::vector<story::StatementIndex>& same) const {
    const StatementRecord& s = desk_.statement(i);
    std::optional<story::StatementIndex> around = desk_.outer(i);
    std::string source = s.source;
    if (around) source += " " + desk_.statement(*around).source;
    const auto outlet = desk_.publisher_in(story::normal(source));
    if (!outlet) return same;
    std::vector<story::StatementIndex> theirs;
    for (const story::StatementIndex j : same)
      if (desk_.publisher(desk_.home(j)) == *outlet) theirs.push_back(j);
    return theirs.empty() ? same : theirs;
  }

  void check_certainty(story::StatementIndex i, const std::vector<story::StatementIndex>& same) {
    const std::vector<story::StatementIndex> theirs = credited(i, same);
    if (theirs.empty()) return;
    const auto firmest = *std::max_element(theirs.begin(), theirs.end(),
                                           [&](auto a, auto b) { return sayings_[a].strength < sayings_[b].strength; });
    if (sayings_[firmest].strength >= sayings_[i].strength) return;
    const Statement& s = of_draft(i);
    std::string hedge;
    for (const PartRecord& part : desk_.statement(firmest).parts)
      if (part.part == Part::hedge) hedge = part.words;
    add("harder", i,
        fmt::format("draft {} {}; {}: {}", in_marks(draft_.words(s, s.cue)), in_marks(draft_.words(s, s.content)),
                    place_words(firmest), in_marks(hedge.empty() ? desk_.statement(firmest).content : hedge)),
        firmest);
  }

  /// Strong words of the draft's content that none of the counterparts has.
  void check_words(story::StatementIndex i, const std::vector<story::StatementIndex>& same) {
    const std::vector<story::StatementIndex> theirs = credited(i, same);
    if (theirs.empty()) return;
    const Statement& s = of_draft(i);
    std::set<std::string> known;
    for (const story::StatementIndex j : theirs)
      for (const story::Word& word : story::words_in(desk_.statement(j).content)) known.insert(story::stem(word.text));
    std::vector<std::string> strong;
    for (const Span span : draft_.doc().statements.spans.at(s.content))
      for (const Span phrase : draft_.phrases("firm", s.field, span)) {
        const auto words = story::words_in(draft_.words(s.field, phrase));
        if (!known.contains(story::stem(words.front().text))) strong.push_back(in_marks(draft_.words(s.field, phrase)));
      }
    if (strong.empty()) return;
    add("harder", i,
        fmt::format("{} is the draft's word; {}: {}", joined(strong, ", "), place_words(theirs.front()),
                    in_marks(desk_.statement(theirs.front()).content)),
        theirs.front());
  }

  /// More unnamed sources than the article has that says the same. Counts of articles are compared, not sources.
  void check_count(story::StatementIndex i, const std::vector<story::StatementIndex>& same) {
    const StatementRecord& mine = desk_.statement(i);
    if (mine.source_class != SourceClass::unnamed || !mine.count) return;
    const std::vector<story::StatementIndex> theirs = credited(i, same);
    std::optional<story::StatementIndex> most;
    for (const story::StatementIndex j : theirs) {
      const StatementRecord& s = desk_.statement(j);
      if (s.source_class != SourceClass::unnamed || !s.count) continue;
      if (!most || *s.count > *desk_.statement(*most).count) most = j;
    }
    if (!most || *desk_.statement(*most).count >= *mine.count) return;
    add("harder", i,
        fmt::format("draft: {} unnamed; {}: {}", *mine.count, place_words(*most), *desk_.statement(*most).count),
        *most);
  }

  // ---- quotations ----

  /// What an unnamed source is read to say is compared only with an article that the draft credits or is made from, on
  /// either side (rule 3).
  [[nodiscard]] bool may_compare(const story::Quoted& mine, const story::Quoted& other) {
    return (!mine.unnamed && !other.unnamed) || goes_back_to(other.article);
  }

  [[nodiscard]] bool goes_back_to(story::ArticleIndex other) {
    const std::string& outlet = desk_.article(other).publisher;
    if (story_.relations[home_].group == story_.relations[other].group) return true;
    if (outlet.empty()) return false;
    const auto [known, is_new] = credited_.try_emplace(outlet, false);
    if (is_new) known->second = draft_has(outlet);
    return known->second;
  }

  void check_quotation(const story::Quoted& quoted) {
    std::map<std::vector<std::string>, bool> alike;  // words that thousands of copies quote are compared once
    const auto is_other = [&](const story::Quoted& other) {
      const auto [known, is_new] = alike.try_emplace(other.plain, false);
      if (is_new) known->second = story::compare(other, quoted) == story::Wording::other;
      return known->second;
    };
    const story::Quoted* earliest = nullptr;
    if (quotations_.empty())
      for (const story::ArticleIndex a : desk_.articles())
        if (a != home_)
          for (story::Quoted& other : story::quotations_of(desk_, a)) quotations_.push_back(std::move(other));
    bool altered = true;
    for (const story::Quoted& other : quotations_) {
      if (!may_compare(quoted, other) || is_other(other)) continue;
      const bool by_machine = story::machine_altered(story_.relations[other.article].relation);
      if (earliest != nullptr && (by_machine || !altered)) continue;  // articles come by date
      earliest = &other;
      altered = by_machine;
    }
    if (earliest == nullptr) return;
    const story::Wording wording = story::compare(*earliest, quoted);
    if (wording == story::Wording::same) return;
    Spot spot = draft_.spot("quotation", Field::text, quoted.span,
                            fmt::format("{}{}; earliest form: {} ({}, l.{}{})", in_marks(quoted.words),
                                        wording == story::Wording::cut ? " breaks off" : "", in_marks(earliest->words),
                                        article_words(earliest->article), earliest->line,
                                        earliest->receipt.empty() ? "" : fmt::format(" [{}]", earliest->receipt)));
    if (!earliest->receipt.empty()) spot.receipts.push_back(earliest->receipt);
    job_.add(std::move(spot));
  }

  // ---- numbers ----

  /// Numbers of things that the ledger counts too, and never so: "46 defects" where every article has 41.
  void check_numbers() {
    const auto& sentences = draft_.sentences(Field::text);
    for (std::size_t k = 0; k < sentences.size(); ++k) {
      const std::string before(k == 0 ? std::string_view() : draft_.doc().words(Field::text, sentences[k - 1].span));
      for (const Counted& mine :
           counted_in(draft_.doc().words(Field::text, sentences[k].span), sentences[k].span.begin, before))
        if (!in_list("measure", mine.noun)) compare_number(mine);
    }
  }

  void compare_number(const Counted& mine) {
    std::string otherwise;
    for (const story::ArticleIndex a : desk_.articles()) {
      if (a == home_ || story::machine_altered(story_.relations[a].relation)) continue;
      const std::string& text = desk_.article(a).text;
      if (counted_.size() <= a) counted_.resize(a + 1);
      if (!counted_[a]) counted_[a] = counted_in(text, 0, {});
      for (const Counted& theirs : *counted_[a]) {
        if (theirs.noun != mine.noun) continue;
        if (theirs.number == mine.number) return;
        if (otherwise.empty())
          otherwise = fmt::format("{}, l.{}: {}", article_words(a), line_of(text, theirs.span.begin),
                                  in_marks(slice(text, story::sentence_around(text, theirs.span))));
      }
    }
    if (!otherwise.empty())
      job_.add(draft_.spot("harder", Field::text, mine.span, fmt::format("draft: {}; {}", mine.number, otherwise)));
  }

  const Job& job_;
  const Draft& draft_;
  story::World world_;
  std::int64_t row_;
  story::Story story_;
  story::Desk desk_;
  std::vector<story::Saying> sayings_;
  story::ArticleIndex home_;
  std::string text_;                                          ///< of the draft, in normal form
  std::map<std::string, bool> credited_;                      ///< outlets, whether the draft names them
  std::vector<std::optional<std::vector<Counted>>> counted_;  ///< by article: numbers of things
  std::vector<std::optional<story::ClaimIndex>> claim_of_;
  std::set<std::string> found_;
  std::set<std::size_t> noticed_;
  std::vector<story::Quoted> quotations_;
};

}  // namespace

void check_ledger(const Job& job, const story::World& world) { LedgerCheck(job, world).run(); }

}  // namespace whosays::audit
