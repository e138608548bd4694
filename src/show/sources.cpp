#include "show/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/counted.h"
#include "base/hash.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"

namespace whosays::show {
namespace {

/// Statements of one article with equal keys have one source.
std::string key_of(const StatementRecord& s) {
  const std::string_view class_word = word(s.source_class);
  if (s.source_class == SourceClass::own_voice || s.source_class == SourceClass::witnessed)
    return std::string(class_word);
  if (s.source_class == SourceClass::unnamed)
    return fmt::format("{}\n{}\n{}", class_word, s.descriptor, s.count.value_or(0));
  return fmt::format("{}\n{}", class_word, s.actor.empty() ? s.source : s.actor);
}

/// A claim rests on a row alone when every member that is no copy is one of its statements.
bool rests_on(const Lookup& lookup, const story::Claim& claim, const SourceRow& row) {
  return std::all_of(claim.members.begin(), claim.members.end(), [&](story::StatementIndex s) {
    return std::find(row.statements.begin(), row.statements.end(), s) != row.statements.end() ||
           lookup.is_copy(lookup.statement(s).article_row);
  });
}

void add_claims_alone(const Lookup& lookup, SourceRow& row) {
  for (const story::StatementIndex s : row.statements) {
    const auto claim = lookup.claim_of(s);
    if (!claim || std::find(row.alone.begin(), row.alone.end(), *claim) != row.alone.end()) continue;
    if (rests_on(lookup, lookup.claim(*claim), row)) row.alone.push_back(*claim);
  }
}

int rank(SourceClass source_class) {
  static constexpr std::array<int, 8> kRanks{0, 3, 1, 2, 2, 5, 4, 6};
  return kRanks[static_cast<std::size_t>(source_class)];
}

std::string row_words(const Lookup& lookup, const SourceRow& row, const ArticleRecord& article) {
  const StatementRecord& s = footing_of(lookup, row);
  std::string out = fmt::format("{}; how they know: {}", source_words(s, article), basis_words(s.basis));
  if (const PartRecord* basis = part_of(s, Part::basis); basis != nullptr && s.basis != Basis::not_stated)
    out += fmt::format(", {} [{}]", quoted(basis->words), basis->receipt);
  out += fmt::format("; {}", counted(row.statements.size(), "statement", "statements"));
  std::string lines;
  for (const story::StatementIndex i : row.statements) {
    const StatementRecord& each = lookup.statement(i);
    if (lines.size() < 60) lines += (lines.empty() ? ": " : ", ") + line_words(each);
  }
  return out + lines;
}

std::string reason_words(const Lookup& lookup, const SourceRow& row) {
  for (const story::StatementIndex i : row.statements)
    if (const PartRecord* reason = part_of(lookup.statement(i), Part::reason))
      return fmt::format("why unnamed: {} [{}]", quoted(reason->words), reason->receipt);
  return "why unnamed: not stated";
}

std::string alone_words(const Lookup& lookup, const SourceRow& row, std::size_t width) {
  std::string out;
  constexpr std::size_t kShown = 3;
  for (std::size_t i = 0; i < std::min(row.alone.size(), kShown); ++i) {
    const story::Claim& claim = lookup.claim(row.alone[i]);
    out += fmt::format("{}{} {}", out.empty() ? "rests on it alone: " : "\n", handle_of(claim),
                       blanks_collapsed(claim_words(lookup, claim, width)));
  }
  if (row.alone.size() > kShown)
    out += fmt::format("\nand {}", counted(row.alone.size() - kShown, "more claim", "more claims"));
  return out;
}

}  // namespace

const StatementRecord& footing_of(const Lookup& lookup, const SourceRow& row) {
  for (const story::StatementIndex i : row.statements)
    if (lookup.statement(i).basis != Basis::not_stated) return lookup.statement(i);
  return lookup.statement(row.statements.front());
}

std::vector<SourceRow> sources_of(const Lookup& lookup, story::ArticleIndex article) {
  std::vector<SourceRow> rows;
  std::vector<std::string> keys;
  const auto& statements = lookup.world().statements;
  for (const story::StatementIndex i : lookup.statements_of(lookup.article(article).row)) {
    if (!statements[i].committed()) continue;
    const std::string key = key_of(statements[i]);
    const auto found = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (found == keys.size()) {
      keys.push_back(key);
      rows.emplace_back();
    }
    rows[found].statements.push_back(i);
  }
  for (SourceRow& row : rows) add_claims_alone(lookup, row);
  std::stable_sort(rows.begin(), rows.end(), [&](const SourceRow& a, const SourceRow& b) {
    return rank(lookup.statement(a.statements.front()).source_class) <
           rank(lookup.statement(b.statements.front()).source_class);
  });
  return rows;
}

std::string sources(const Lookup& lookup, const Setting& setting) {
  constexpr std::size_t kLabel = 15;
  std::string out;
  for (story::ArticleIndex a = 0; a < lookup.world().articles.size(); ++a) {
    const ArticleRecord& article = lookup.article(a);
    if (a > 0) out += "\n";
    out += strong(layout::elided(article_words(article), setting.width), setting) + "\n";
    if (!article.title.empty()) out += layout::elided(quoted(article.title), setting.width) + "\n";
    const std::vector<SourceRow> rows = sources_of(lookup, a);
    const bool altered = a < lookup.story().altered.size() && lookup.story().altered[a] == story::Altered::closer_here;
    if (altered)
      out += layout::labelled("  altered", "by machine: nothing in it is used while a closer version is here", kLabel,
                              setting.width);
    if (rows.empty() && !altered) out += "  no sources were read in it\n";
    for (const SourceRow& row : rows) {
      const StatementRecord& s = lookup.statement(row.statements.front());
      std::string text = blanks_collapsed(row_words(lookup, row, article));
      if (s.source_class == SourceClass::unnamed) text += "\n" + blanks_collapsed(reason_words(lookup, row));
      if (const std::string alone = alone_words(lookup, row, setting.width > 60 ? setting.width - 45 : 20);
          !alone.empty())
        text += "\n" + alone;
      out += layout::labelled(fmt::format("  {}", class_words(s.source_class)), text, kLabel, setting.width);
    }
    if (article.set_aside > 0 && !altered)
      out += layout::labelled("  set aside",
                              counted(article.set_aside, "statement", "statements") + ", unclear: read them yourself",
                              kLabel, setting.width);
  }
  return out.empty() ? "No articles.\n" : out;
}

}  // namespace whosays::show
