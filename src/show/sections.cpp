#include "show/sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/counted.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/words.h"

namespace whosays::show {
namespace {

Section section(std::string_view heading, std::vector<std::string> items) {
  Section out{heading, std::move(items), false};
  if (out.items.empty()) {
    out.items.emplace_back(kNoneFound);
    out.empty = true;
  }
  return out;
}

std::string upper(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out)
    if (ascii::is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string bracketed(const std::string& receipt) { return receipt.empty() ? "" : " [" + receipt + "]"; }

/// The first role that an article gives somebody of that name.
std::string role_of(const Lookup& lookup, std::string_view name) {
  for (const ActorRecord& actor : lookup.world().actors)
    if (actor.name == name && !actor.roles.empty()) return ", " + actor.roles.front();
  return {};
}

bool share_a_word(const std::vector<std::string>& names) {
  std::set<std::string_view> seen;
  for (const std::string& name : names)
    for (const std::string_view word : split(name, ' '))
      if (!word.empty() && !seen.insert(word).second) return true;
  return false;
}

Section against(const Lookup& lookup, const story::Claim& claim) {
  if (!claim.allegation) return {"AGAINST", {"nobody, as read: not an allegation"}, true};
  std::vector<std::string> names;
  for (const std::string& name : claim.against)
    names.push_back(name + role_of(lookup, name) + (claim.surely_against.contains(name) ? "" : " (unsure)"));
  if (names.empty()) return {"AGAINST", {"somebody the text does not name"}, false};
  std::string line = joined(names, "; ");
  if (share_a_word(claim.against)) line += " (kept apart)";
  return {"AGAINST", {line}, false};
}

/// "separate" and "independent" are an outlet's words about its own unnamed sources; nothing in a text supports them.
std::string outlets_own_word(const StatementRecord& s) {
  if (s.source_class != SourceClass::unnamed) return {};
  const std::string words = utf8::ascii_lowered(s.source);
  for (const std::string_view word : {"separate", "independent", "different", "unconnected"})
    if (words.find(word) != std::string::npos) return fmt::format(" (\"{}\" is its word)", word);
  return {};
}

/// Members that say it for the first time in an article of its own; copies repeat what is already there.
std::vector<story::StatementIndex> own_members(const Lookup& lookup, const story::Claim& claim) {
  std::vector<story::StatementIndex> out;
  for (const story::StatementIndex s : claim.members)
    if (out.empty() || !lookup.is_copy(lookup.statement(s).article_row)) out.push_back(s);
  return out;
}

Section said_by(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  std::set<std::string> seen;
  for (const story::StatementIndex i : own_members(lookup, claim)) {
    const StatementRecord& s = lookup.statement(i);
    const ArticleRecord& article = lookup.article_at(s.article_row);
    const std::string who = source_words(s, article);
    // An unnamed source exists only inside its article, so two articles give two lines however alike their words are.
    const bool inside_article = s.actor.empty();
    if (!seen.insert(inside_article ? who + "\n" + s.article : who).second) continue;
    std::string item = who;
    if (s.source_class != SourceClass::own_voice && s.source_class != SourceClass::witnessed)
      item += fmt::format(", in {}", outlet_words(article)) + outlets_own_word(s);
    if (s.stated_certainty != Certainty::certain) item += fmt::format(", {}", certainty_words(s.stated_certainty));
    items.push_back(item + ".");
  }
  return section("SAID BY", std::move(items));
}

std::string basis_item(const StatementRecord& s) {
  std::string out(basis_words(s.basis));
  if (const PartRecord* basis = part_of(s, Part::basis); basis != nullptr && s.basis != Basis::not_stated)
    out += fmt::format(", {}{}", quoted(basis->words), bracketed(basis->receipt));
  if (s.source_class != SourceClass::unnamed) return out + ".";
  const PartRecord* reason = part_of(s, Part::reason);
  if (reason == nullptr) return out + ". Why unnamed: not stated.";
  return out + fmt::format(". Why unnamed: {}{}.", quoted(reason->words), bracketed(reason->receipt));
}

Section how_they_know(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  for (const story::StatementIndex i : own_members(lookup, claim)) {
    const StatementRecord& s = lookup.statement(i);
    if (!items.empty() && s.basis == Basis::not_stated) continue;
    std::string item = basis_item(s);
    if (!items.empty()) item = source_words(s, lookup.article_at(s.article_row)) + ": " + item;
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
  }
  return section("HOW THEY KNOW", std::move(items));
}

/// ", grouped by machine": who says that the statements of several articles are one claim.
std::string grouping_words(const story::Claim& claim) {
  std::string out = claim.by_machine ? ", grouped by machine" : "";
  if (claim.joined_by.empty()) return out;
  std::vector<std::string> people;
  for (const story::Decided& by : claim.joined_by) people.push_back(person_words(by.initials, by.at));
  return out + (out.empty() ? ", grouped by " : " and by ") + joined(people, ", ");
}

Section origins(const story::Claim& claim) {
  const story::Origins& o = claim.origins;
  std::string range = fmt::format("at least {}, at most ", o.at_least);
  range += o.at_most ? fmt::format("{}", *o.at_most) : std::string("unknown");
  if (o.only_may > 0) range += fmt::format(" ({} only may say it)", o.only_may);
  std::vector<std::string> items{range + ". " + counted(o.carriers.size(), "article carries it", "articles carry it") +
                                 grouping_words(claim) + "."};
  for (const std::string& reason : o.because) items.push_back(reason);
  return {"ORIGINS", std::move(items), false};
}

std::size_t carriers_without(const Lookup& lookup, const story::Claim& claim, const story::AnswerLine& answer) {
  std::set<std::int64_t> rows{lookup.statement(answer.statement).article_row};
  for (const story::StatementIndex s : answer.repeats) rows.insert(lookup.statement(s).article_row);
  for (const story::ArticleIndex a : answer.altered) rows.insert(lookup.article(a).row);
  return static_cast<std::size_t>(
      std::count_if(claim.origins.carriers.begin(), claim.origins.carriers.end(),
                    [&](story::ArticleIndex a) { return !rows.contains(lookup.article(a).row); }));
}

std::string answer_item(const Lookup& lookup, const story::Claim& claim, const story::AnswerLine& answer) {
  const StatementRecord& s = lookup.statement(answer.statement);
  const ArticleRecord& article = lookup.article_at(s.article_row);
  std::string out = fmt::format("{}, {}", answer.who, s.said.empty() ? article_words(article) : date_words(s.said));
  if (const PartRecord* channel = part_of(s, Part::channel)) out += ", " + quoted(channel->words);
  out += ": " + upper(act_words(s.act));
  if (!is_refusal(s.act)) out += fmt::format(" {}", extent_words(answer.extent));
  if (!s.content.empty()) out += ", " + quoted(s.content);
  out += bracketed(receipt_of(s));
  if (const std::size_t without = carriers_without(lookup, claim, answer); without > 0)
    out +=
        fmt::format("; left out by {} of {}", without, counted(claim.origins.carriers.size(), "article", "articles"));
  return out + ".";
}

Section answers(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  std::vector<const story::AnswerLine*> lines;  // a card has room for one: what speaks to the point comes first
  for (const story::AnswerLine& answer : claim.answers) lines.push_back(&answer);
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const auto* a, const auto* b) { return answer_weight(lookup, *a) < answer_weight(lookup, *b); });
  for (const story::AnswerLine* answer : lines) items.push_back(answer_item(lookup, claim, *answer));
  for (const story::Gap& gap : claim.gaps)
    if (gap.kind == story::GapKind::answer && !gap.about.empty() && !claim.answers.empty())
      items.push_back(gap.about + ": no answer found in these articles.");
  return section("ANSWERS", std::move(items));
}

Section findings(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  for (const story::FindingLine& finding : claim.findings) {
    const StatementRecord& s = lookup.statement(finding.statement);
    const ArticleRecord& article = lookup.article_at(s.article_row);
    std::string item = fmt::format("{}, {}: {}, {}: ", upper(finding_words(finding)), extent_words(finding.scope),
                                   finding.body, date_words(s.said.empty() ? article.published : s.said));
    item += fmt::format("{}{}, in {}", quoted(s.content), bracketed(receipt_of(s)), outlet_words(article));
    items.push_back(item + (finding.accepted ? fmt::format(" (accepted by {}).",
                                                           person_words(finding.accepted_by, finding.accepted_at))
                                             : " (as reported)."));
  }
  return section("FINDINGS", std::move(items));
}

Section notices(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  std::set<story::ArticleIndex> with;
  for (const story::NoticeLine& notice : claim.notices) {
    const RemarkRecord& remark = lookup.world().remarks[notice.remark];
    const ArticleRecord& article = lookup.article(notice.article);
    with.insert(notice.article);
    items.push_back(fmt::format("{}: {}, {}, {}{}.", outlet_words(article), notice_words(remark.kind),
                                date_words(remark.date), quoted(remark.words), bracketed(remark.receipt)));
  }
  const auto others =
      static_cast<std::size_t>(std::count_if(claim.origins.carriers.begin(), claim.origins.carriers.end(),
                                             [&](story::ArticleIndex a) { return !with.contains(a); }));
  if (!items.empty() && others > 0)
    items.push_back(counted(others, "other article", "other articles") + ": none found.");
  return section("NOTICES", std::move(items));
}

Section open(const Lookup& lookup, const story::Claim& claim) {
  std::vector<std::string> items;
  for (const std::size_t u : claim.unknowns) {
    const RemarkRecord& remark = lookup.world().remarks[u];
    items.push_back(fmt::format("{}: {}{}", outlet_words(lookup.article_at(remark.article_row)), quoted(remark.words),
                                bracketed(remark.receipt)) +
                    ".");
  }
  std::vector<std::string> missing;
  for (const story::Gap& gap : claim.gaps)
    if (gap.kind != story::GapKind::answer) missing.push_back(gap_words(gap));
  if (!missing.empty()) items.push_back("Not found in these articles: " + joined(missing, ", ") + ".");
  return section("OPEN", std::move(items));
}

}  // namespace

std::vector<Section> sections_of(const Lookup& lookup, const story::Claim& claim) {
  std::vector<Section> out{against(lookup, claim), said_by(lookup, claim), how_they_know(lookup, claim),
                           origins(claim),         answers(lookup, claim), findings(lookup, claim),
                           notices(lookup, claim), open(lookup, claim)};
  constexpr std::ptrdiff_t kFindings = 5;
  if (!claim.findings.empty()) std::rotate(out.begin(), out.begin() + kFindings, out.begin() + kFindings + 1);
  return out;
}

std::string closing_of(const Lookup& lookup, const story::Claim& claim) {
  std::string out(kNotSettled);
  if (claim.allegation) {
    const bool rejected = std::any_of(claim.findings.begin(), claim.findings.end(),
                                      [](const story::FindingLine& f) { return f.rejects; });
    const bool answered = !claim.answers.empty();
    if (rejected && answered) out += " If repeated: finding and answer belong in the same paragraph.";
    if (rejected && !answered) out += " If repeated: the finding belongs in the same paragraph.";
    if (!rejected && answered) out += " If repeated: the answer belongs in the same paragraph.";
  }
  constexpr std::size_t kWeakerWidth = 40;
  constexpr std::size_t kMostLinks = 3;  // of a kind
  const auto link = [&](std::string_view how, const std::vector<story::ClaimIndex>& others) {
    for (std::size_t i = 0; i < std::min(others.size(), kMostLinks); ++i) {
      const story::Claim& other = lookup.claim(others[i]);
      out += fmt::format(" {}, kept apart: {} {}.", how, handle_of(other), claim_words(lookup, other, kWeakerWidth));
    }
    if (others.size() > kMostLinks) out += fmt::format(" {} more of these.", others.size() - kMostLinks);
  };
  link("Weaker", claim.weaker);
  link("Firmer", claim.firmer);
  link("What it is that is said", claim.reports);
  link("That somebody says so", claim.reported_by);
  link("May be the same in other words", claim.near);
  return out;
}

}  // namespace whosays::show
