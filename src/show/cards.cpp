// The card of one claim: all of its standing in at most fourteen lines, every heading always there.
//
// Each heading has one line; the lines that are left go round the headings in the order in which readers miss them
// most, until the card is full. What is cut ends with a mark that names the way to the rest.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/drift.h"
#include "show/emphasis.h"
#include "show/sections.h"
#include "show/show.h"
#include "show/wordings.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kLabelWidth = 14;
constexpr std::size_t kHanging = 2;
constexpr std::string_view kCut = " …";
constexpr std::string_view kLastCut = " … (--carriers lists all)";

/// Laid-out lines of one heading and how many of them are shown.
struct Block {
  std::string_view heading;
  std::vector<std::string> lines;
  std::size_t shown = 1;
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty()) out.emplace_back(line);
  return out;
}

std::string head_text(const Lookup& lookup, story::ClaimIndex index, const Setting& setting) {
  const story::Claim& claim = lookup.claim(index);
  const std::string& as_of = lookup.world().as_of.empty() ? setting.today : lookup.world().as_of;
  std::string left = fmt::format("CLAIM {}  {}", index + 1, handle_of(claim));
  if (!as_of.empty()) left += "   as of " + date_words(as_of);
  const std::string right = utf8::made_safe(checked_words(lookup, claim), false);
  const std::size_t used = layout::width_of(left) + layout::width_of(right);
  const std::size_t room = setting.width > used + 3 ? setting.width - used : 0;
  return room > 0 ? left + std::string(room, ' ') + right : left + "\n" + layout::elided(right, setting.width);
}

/// The claim in its earliest words, and where they stand: on one line when it fits, else the place has a line of its
/// own, which is never cut. Lines after the first are indented, so that no words of an article stand where headings do.
std::vector<Block> quotation_blocks(const Lookup& lookup, const story::Claim& claim, std::size_t width) {
  const StatementRecord& first = lookup.first(claim);
  std::string words = first.content.empty() ? std::string(act_words(first.act)) : quoted(first.content);
  if (!first.content.empty() && first.polarity == Polarity::negative)
    words = fmt::format("{}: {}", first.act == Act::assert_ ? "said not" : act_past(first.act), words);
  words = utf8::made_safe(blanks_collapsed(words), false);
  const std::string place =
      utf8::made_safe(blanks_collapsed(place_words(first, lookup.article_at(first.article_row))), false);
  std::vector<Block> only_altered;
  if (claim.only_altered) only_altered.push_back({"altered", {layout::elided(kOnlyAltered, width)}, 1});
  if (layout::width_of(words) + kHanging + layout::width_of(place) <= width) {
    std::vector<Block> out{{"", {words + std::string(kHanging, ' ') + place}, 1}};
    out.insert(out.end(), only_altered.begin(), only_altered.end());
    return out;
  }
  std::vector<std::string> lines = layout::wrapped(words, width - kHanging);
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, kHanging, ' ');
  std::vector<std::string> where = layout::wrapped(place, width - kHanging);
  for (std::string& line : where) line.insert(0, kHanging, ' ');
  where.resize(1);
  std::vector<Block> out{{"", std::move(lines), 1}, {"place", std::move(where), 1}};
  out.insert(out.end(), only_altered.begin(), only_altered.end());
  return out;
}

Block block_of(std::string_view heading, std::string_view text, std::size_t width) {
  return {heading, lines_of(layout::labelled(heading, text, kLabelWidth, width)), 1};
}

/// Every item on its own line.
std::vector<Block> spacious_blocks(const Lookup& lookup, const story::Claim& claim, std::size_t width) {
  std::vector<Block> out;
  for (const Section& section : sections_of(lookup, claim)) {
    std::string text;
    for (const std::string& item : section.items) text += (text.empty() ? "" : "\n") + blanks_collapsed(item);
    out.push_back(block_of(section.heading, text, width));
  }
  return out;
}

/// Items one after the other; findings and notices share a line when there are none of either.
std::vector<Block> dense_blocks(const Lookup& lookup, const story::Claim& claim, std::size_t width) {
  std::vector<Block> out;
  for (const Section& section : sections_of(lookup, claim)) {
    std::string text = blanks_collapsed(joined(section.items, " "));
    const bool joins = section.heading == "NOTICES" && section.empty && claim.findings.empty() && !out.empty() &&
                       out.back().heading == "FINDINGS";
    const std::string line = fmt::format("{:<{}}{}     NOTICES  {}", "FINDINGS", kLabelWidth, kNoneFound, kNoneFound);
    if (joins && line.size() <= width) {
      out.back().lines = {line};
    } else {
      out.push_back(block_of(section.heading, text, width));
    }
  }
  return out;
}

/// Gives out the lines that are left, one at a time, in the order in which readers miss them most.
void share_out(std::vector<Block>& blocks, std::size_t left) {
  constexpr std::array<std::string_view, 9> kOrder{
      "", "ANSWERS", "FINDINGS", "ORIGINS", "SAID BY", "HOW THEY KNOW", "NOTICES", "OPEN", "AGAINST"};
  for (bool given = true; given && left > 0;) {
    given = false;
    for (const std::string_view heading : kOrder) {
      const auto block =
          std::find_if(blocks.begin(), blocks.end(), [&](const Block& b) { return b.heading == heading; });
      if (left == 0 || block == blocks.end() || block->shown >= block->lines.size()) continue;
      ++block->shown;
      --left;
      given = true;
    }
  }
}

/// The line with the mark that something was left out after it; no word is cut in two where there is a blank to cut at.
std::string cut(const std::string& line, std::size_t width, std::string_view mark) {
  const std::size_t room = width - layout::width_of(mark);
  std::string out = line;
  if (layout::width_of(line) > room) {
    out = layout::elided(line, room);
    out.resize(out.size() - std::string_view("…").size());
    const std::size_t blank = out.find_last_of(' ');
    if (blank != std::string::npos && blank > kLabelWidth) out.resize(blank);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + std::string(mark);
}

/// `mark` ends a block that is not shown whole.
void print(const Block& block, const Setting& setting, std::string_view mark, std::string& out) {
  for (std::size_t i = 0; i < block.shown; ++i) {
    const bool last = i + 1 == block.shown && block.shown < block.lines.size();
    const std::string line = last ? cut(block.lines[i], setting.width, mark) : block.lines[i];
    out += (i == 0 ? with_strong_label(line, block.heading, setting) : line) + "\n";
  }
}

/// One article a row: when, where, how it relates to the others, and which of answer, finding and notice it carries.
std::string carrier_rows(const Lookup& lookup, const story::Claim& claim, const Setting& setting) {
  constexpr std::size_t kTableWidth = 80;
  std::vector<std::vector<std::string>> rows{{"published", "outlet", "relation", "answer", "finding", "notice"}};
  const Carrying carried = carrying(lookup, claim);
  for (const story::ArticleIndex a : claim.origins.carriers) {
    const ArticleRecord& article = lookup.article(a);
    const auto& relations = lookup.story().relations;
    const story::Relation relation = a < relations.size() ? relations[a].relation : story::Relation::unknown;
    rows.push_back({date_words(article.published), outlet_words(article), std::string(relation_words(relation)),
                    carried.answer.contains(a) ? "carried" : "none", carried.finding.contains(a) ? "carried" : "none",
                    carried.notice.contains(a) ? "has one" : "none"});
  }
  if (setting.width >= kTableWidth) return layout::table(rows, 1, setting.width);
  std::string out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    out += layout::elided(row[0] + "  " + row[1], setting.width) + "\n";
    out += layout::labelled("", fmt::format("{}; answer: {}; finding: {}; notice: {}", row[2], row[3], row[4], row[5]),
                            2, setting.width);
  }
  return out;
}

}  // namespace

std::string card(const Lookup& lookup, story::ClaimIndex index, const Setting& setting) {
  const story::Claim& claim = lookup.claim(index);
  const std::vector<std::string> head = lines_of(head_text(lookup, index, setting));
  std::vector<Block> blocks = quotation_blocks(lookup, claim, setting.width);
  for (Block& block : dense_blocks(lookup, claim, setting.width)) blocks.push_back(std::move(block));
  const std::size_t needed = head.size() + blocks.size() + 1;
  share_out(blocks, kCardLines > needed ? kCardLines - needed : 0);
  std::string out = strong(head.front(), setting) + "\n";
  for (std::size_t i = 1; i < head.size(); ++i) out += head[i] + "\n";
  const auto is_cut = [](const Block& block) { return block.shown < block.lines.size(); };
  const auto last_cut = std::find_if(blocks.rbegin(), blocks.rend(), is_cut);
  for (const Block& block : blocks) {
    const bool names_the_way = last_cut != blocks.rend() && &*last_cut == &block;
    print(block, setting, names_the_way ? kLastCut : kCut, out);
  }
  return out + layout::elided(closing_of(lookup, claim), setting.width) + "\n";
}

std::string carriers(const Lookup& lookup, story::ClaimIndex index, const Setting& setting) {
  const story::Claim& claim = lookup.claim(index);
  std::string out = head_text(lookup, index, setting) + "\n";
  for (const Block& block : quotation_blocks(lookup, claim, setting.width))
    for (const std::string& line : block.lines) out += line + "\n";
  for (Block& block : spacious_blocks(lookup, claim, setting.width)) {
    block.shown = block.lines.size();
    print(block, setting, {}, out);
  }
  std::string drift;
  for (const story::DriftLine* line : drift_of_claim(lookup, claim))
    drift += fmt::format("{}{}, {}", drift.empty() ? "" : "\n", article_words(lookup.article(line->later.article)),
                         drift_words(lookup, *line));
  out += with_strong_label(layout::labelled("DRIFT", drift.empty() ? kNoneFound : drift, kLabelWidth, setting.width),
                           "DRIFT", setting);
  for (const std::string& line : layout::wrapped(closing_of(lookup, claim), setting.width)) out += line + "\n";
  out +=
      "\n" + strong(counted(claim.origins.carriers.size(), "ARTICLE CARRIES IT", "ARTICLES CARRY IT"), setting) + "\n";
  out += carrier_rows(lookup, claim, setting);
  out += "\n" + strong("ITS WORDINGS, the firmest first", setting) + "\n";
  return out + wording_rows(lookup, claim, setting);
}

}  // namespace whosays::show
