// A page about one actor: spellings, roles, what they say, what is said against them with the answer beside it, who has
// a name like theirs and is kept apart. Unnamed sources have no page.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/spelling.h"
#include "show/words.h"
#include "story/same_voice.h"

namespace whosays::show {
namespace {

constexpr std::size_t kActorLabel = 12;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kMostKeptApart = 6;  ///< names; who --review has all
constexpr std::size_t kMostNamed = 12;     ///< statements; search has all

/// "harbour commissioner (3 May 2031 – 9 June 2032, 7 articles)"
std::string role_words(const story::RoleLine& role) {
  std::string when = date_range(role.first, role.last);
  if (role.first.empty()) when = "undated";
  return fmt::format("{} ({}, {})", role.text, when, counted(role.articles, "article", "articles"));
}

std::string head(const Lookup& lookup, const story::ActorPage& page, const Setting& setting) {
  std::string out;
  for (const std::string& line : layout::wrapped(page.name, setting.width)) out += strong(line, setting) + "\n";
  std::vector<std::string> roles = page.roles;
  if (!page.role_lines.empty()) roles.clear();
  for (const story::RoleLine& role : page.role_lines) roles.push_back(role_words(role));
  if (!roles.empty()) out += layout::labelled("roles", joined(roles, "; "), kActorLabel, setting.width);
  std::vector<std::string> spellings;
  for (const ActorRecord::Alias& alias : page.spellings)
    spellings.push_back(fmt::format("{} ({})", alias.text, alias.count));
  if (!spellings.empty()) out += layout::labelled("spellings", joined(spellings, ", "), kActorLabel, setting.width);
  std::string in = counted(page.articles.size(), "article", "articles");
  if (!page.receipts.empty()) in += fmt::format(" [{}]", joined(page.receipts, ", "));
  if (!page.joined_by.empty()) in += "; joined by hand: " + joined(page.joined_by, ", ");
  out += layout::labelled("in", in, kActorLabel, setting.width);
  for (const story::DriftedName& name : page.altered)
    out +=
        layout::labelled(&name == &page.altered.front() ? "altered" : "",
                         fmt::format("{}, {}", drifted_name_words(name), article_words(lookup.article(name.article))),
                         kActorLabel, setting.width);
  if (!page.not_joined.empty()) {
    const std::size_t shown = std::min(page.not_joined.size(), kMostKeptApart);
    std::string names =
        joined({page.not_joined.begin(), page.not_joined.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    if (shown < page.not_joined.size()) names += fmt::format(" and {} more", page.not_joined.size() - shown);
    out +=
        layout::labelled("kept apart", names + " (the names share a part; two until a person joins them: who --review)",
                         kActorLabel, setting.width);
  }
  return out;
}

/// `saying` with how firmly, how they know, and the receipt.
std::string statement_line(const StatementRecord& s, std::string saying, const Setting& setting) {
  if (s.stated_certainty != Certainty::certain) saying += fmt::format(", {}", certainty_words(s.stated_certainty));
  if (s.basis != Basis::not_stated) saying += fmt::format("; how they know: {}", basis_words(s.basis));
  return layout::labelled("  ", blanks_collapsed(saying + ", " + line_words(s)), kIndent, setting.width);
}

std::string article_line(const ArticleRecord& article, const Setting& setting) {
  return layout::elided(article_words(article), setting.width) + "\n";
}

std::string says(const Lookup& lookup, const story::ActorPage& page, const Setting& setting) {
  std::string out = "\n" + strong("SAYS", setting) + "\n";
  std::optional<std::int64_t> row;
  for (const story::StatementIndex i : page.says) {
    const StatementRecord& s = lookup.statement(i);
    if (!s.committed()) continue;
    if (row != s.article_row) out += article_line(lookup.article_at(s.article_row), setting);
    row = s.article_row;
    std::string saying = saying_words(s);
    if (!s.speaks_for.empty()) saying += ", for " + s.speaks_for;
    if (s.actor != page.name && !story::members_of(s).empty()) saying += fmt::format(" (jointly: {})", s.actor);
    if (const StatementRecord* outer = lookup.outer(s))
      saying += ", by the account of " + source_words(*outer, lookup.article_at(s.article_row));
    out += statement_line(s, std::move(saying), setting);
  }
  if (!row) out += std::string(kNoneFound) + "\n";
  return out;
}

/// The answers to the claim that a statement belongs to, each on its own line, or that none was found.
std::string answers_beside(const Lookup& lookup, story::StatementIndex statement, const Setting& setting) {
  constexpr std::size_t kAnswerIndent = 12;
  const auto claim = lookup.claim_of(statement);
  std::string text;
  if (claim)
    for (const story::AnswerLine& answer : lookup.claim(*claim).answers) {
      const StatementRecord& a = lookup.statement(answer.statement);
      std::string line = fmt::format("{} {}", answer.who, saying_words(a));
      if (!is_refusal(a.act)) line += fmt::format(" ({})", extent_words(answer.extent));
      text += blanks_collapsed(line + ", " + place_words(a, lookup.article_at(a.article_row))) + "\n";
    }
  if (text.empty()) text = std::string(kNoneFound) + "\n";
  text.pop_back();
  std::string out = layout::labelled("    answer", text, kAnswerIndent, setting.width);
  if (claim && !lookup.claim(*claim).findings.empty())
    out += layout::labelled("    finding", findings_cell(lookup, lookup.claim(*claim)), kAnswerIndent, setting.width);
  if (claim) {
    const story::Claim& c = lookup.claim(*claim);
    out += layout::labelled("    claim", fmt::format("{}, origins {}", handle_of(c), story::range_words(c.origins)),
                            kAnswerIndent, setting.width);
  }
  return out;
}

/// How the source knows and why it has no name, as the text states it, where that is the question.
std::string stated_ground(const StatementRecord& s, const Setting& setting) {
  std::string text = std::string(class_words(s.source_class)) + "; how they know: " + std::string(basis_words(s.basis));
  if (const PartRecord* basis = part_of(s, Part::basis)) text += " " + quoted(basis->words);
  if (const PartRecord* reason = part_of(s, Part::reason)) text += "; why unnamed: " + quoted(reason->words);
  if (s.source_class == SourceClass::unnamed && part_of(s, Part::reason) == nullptr)
    text += "; why unnamed: not stated";
  return layout::labelled("    sourcing", blanks_collapsed(text), 14, setting.width);
}

/// Notices that the same article (or its page in a later version) has printed by now.
std::string notices_since(const ArticleRecord& article, const story::World& later, const Setting& setting) {
  std::vector<std::string> found;
  for (const ArticleRecord& other : later.articles) {
    const bool same = other.id == article.id || (!article.url.empty() && other.url == article.url);
    if (!same) continue;
    for (const RemarkRecord& remark : later.remarks)
      if (remark.notice && remark.article_row == other.row)
        found.push_back(blanks_collapsed(fmt::format("{}: {} ({}, l.{} [{}])", notice_words(remark.kind),
                                                     quoted_short(remark.words, 2 * setting.width),
                                                     article_words(other), remark.line, remark.receipt)));
  }
  return layout::labelled("    notices", found.empty() ? std::string(kNoneFound) : joined(found, "; "), 14,
                          setting.width);
}

std::string said_against(const Lookup& lookup, const story::ActorPage& page, const Setting& setting,
                         const story::World* later) {
  std::string out = "\n" + strong("SAID AGAINST THEM", setting) + "\n";
  std::optional<std::int64_t> row;
  for (const story::StatementIndex i : page.about) {
    const StatementRecord& s = lookup.statement(i);
    if (!s.committed()) continue;
    const ArticleRecord& article = lookup.article_at(s.article_row);
    if (row != s.article_row) out += article_line(article, setting);
    row = s.article_row;
    out += statement_line(s, source_saying_words(s, article), setting);
    if (later != nullptr) out += stated_ground(s, setting);
    out += answers_beside(lookup, i, setting);
    if (later != nullptr) out += notices_since(article, *later, setting);
  }
  if (!row) return out + std::string(kNoneFound) + "\n";
  return out + std::string(kNotSettled) + "\n";
}

/// What others say of them that is nothing against them; nothing where there is none.
std::string said_of(const Lookup& lookup, const story::ActorPage& page, const Setting& setting) {
  std::string out;
  std::optional<std::int64_t> row;
  std::size_t lines = 0;
  for (const story::StatementIndex i : page.named) {
    const StatementRecord& s = lookup.statement(i);
    if (!s.committed() || ++lines > kMostNamed) continue;
    const ArticleRecord& article = lookup.article_at(s.article_row);
    if (row != s.article_row) out += article_line(article, setting);
    row = s.article_row;
    out += statement_line(s, source_saying_words(s, article), setting);
  }
  if (lines == 0) return out;
  if (lines > kMostNamed)
    out +=
        layout::labelled("  ", fmt::format("and {} more: whosays search", lines - kMostNamed), kIndent, setting.width);
  return "\n" + strong("ALSO SAID OF THEM", setting) + "\n" + out;
}

/// When they spoke and were spoken of, as far as the texts date it: happened and said, by date.
std::string when_of(const Lookup& lookup, const story::ActorPage& page, const Setting& setting) {
  std::set<story::StatementIndex> theirs(page.says.begin(), page.says.end());
  theirs.insert(page.about.begin(), page.about.end());
  theirs.insert(page.named.begin(), page.named.end());
  std::string out;
  for (const story::Moment& m : story::timeline(lookup.world())) {
    if (!m.statement || !theirs.contains(*m.statement) || m.value.empty()) continue;
    const std::string_view clock = m.clock == story::Moment::Clock::said ? "said" : "happened";
    std::string words = fmt::format("{}, {}", m.when.empty() ? date_words(m.value) : m.when, clock);
    words += fmt::format(", by {}: {}", m.by.empty() ? outlet_words(lookup.article(m.article)) : m.by,
                         quoted_short(m.what, setting.width));
    out += layout::labelled("  ", blanks_collapsed(words) + (m.receipt.empty() ? "" : " [" + m.receipt + "]"), kIndent,
                            setting.width);
  }
  return out.empty() ? out : "\n" + strong("WHEN, AS FAR AS THE TEXTS SAY", setting) + "\n" + out;
}

constexpr std::size_t kNearestShown = 5;

/// Words that nobody can be: "nobody would say" names no source, whatever a reading made of it.
bool is_nobody(std::string_view lowered) {
  constexpr std::array<std::string_view, 4> kNobody{"nobody", "no one", "no-one", "none"};
  return std::find(kNobody.begin(), kNobody.end(), lowered) != kNobody.end();
}

/// What the words call somebody, without what is said about them after it: "two officials" of "two officials with
/// knowledge of the matter". Lower case.
std::string head_of(std::string_view words) {
  constexpr std::array<std::string_view, 14> kAfter{"of",  "with", "who",  "in",       "at",     "from",    "close",
                                                    "for", "to",   "that", "familiar", "inside", "briefed", "on"};
  const std::string lowered = blanks_collapsed(utf8::ascii_lowered(words));
  std::string head;
  for (const std::string_view word : split(lowered, ' ')) {
    if (!head.empty() && std::find(kAfter.begin(), kAfter.end(), word) != kAfter.end()) break;
    head += (head.empty() ? "" : " ") + std::string(word);
  }
  return head;
}

/// True when a reader who types `lowered` means this source: all its words, or the last ones of what it is called.
bool is_called(std::string_view words, std::string_view lowered) {
  if (blanks_collapsed(utf8::ascii_lowered(words)) == lowered) return true;
  const std::string head = head_of(words);
  return head == lowered || head.ends_with(" " + std::string(lowered));
}

}  // namespace

std::string actor_page(const Lookup& lookup, const story::ActorPage& page, bool against_only, const Setting& setting,
                       const story::World* later) {
  std::string out = head(lookup, page, setting);
  if (!against_only) out += says(lookup, page, setting);
  out += said_against(lookup, page, setting, later);
  if (!against_only) out += said_of(lookup, page, setting);
  if (!against_only) out += when_of(lookup, page, setting);
  return out;
}

std::string namesakes(const std::vector<story::ActorPage>& pages, const Setting& setting) {
  constexpr std::size_t kMostReceipts = 40;
  if (pages.size() < 2) return {};
  std::string text = fmt::format(
      "{} actors are called so. Across articles the same name is not the same person: they are "
      "joined by themselves only where full name, office and dates agree and nothing is said "
      "against them, or by a person.",
      pages.size());
  std::vector<std::string> receipts;
  for (const story::ActorPage& page : pages)
    if (!page.receipts.empty() && page.name == pages.front().name) receipts.push_back(page.receipts.front());
  if (receipts.size() > 1 && receipts.size() <= kMostReceipts)
    text += fmt::format(" If all of that name are one: whosays who --merge {} --by INITIALS", joined(receipts, " "));
  return layout::labelled("", text, 0, setting.width) + "\n";
}

std::string no_page(const Lookup& lookup, std::string_view name) {
  const std::string lowered = blanks_collapsed(utf8::ascii_lowered(name));
  const auto& all = lookup.world().statements;
  const bool unnamed =
      !lowered.empty() && !is_nobody(lowered) && std::any_of(all.begin(), all.end(), [&](const StatementRecord& s) {
        return s.committed() && s.source_class == SourceClass::unnamed &&
               (is_called(s.source, lowered) || is_called(s.descriptor, lowered));
      });
  if (unnamed)
    return fmt::format(
        "{} is an unnamed source: it exists only inside its article and has no page; "
        "`whosays sources` lists each in its place",
        quoted(name));
  const std::vector<std::string> near = nearest_names(lookup, name, kNearestShown);
  return fmt::format("no actor named {} is read in these articles{}", quoted(name),
                     near.empty() ? ", nor any of a spelling near it" : "; nearest spellings: " + joined(near, ", "));
}

}  // namespace whosays::show
