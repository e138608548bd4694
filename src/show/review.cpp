// Who may be one and was left two: a list for a person, who decides.
#include <fmt/format.h>

#include "base/layout.h"
#include "base/text_util.h"
#include "show/command.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kSideIndent = 2;

std::string side_line(const Lookup& lookup, const story::ReviewSide& side, const Setting& setting) {
  const ActorRecord& record = lookup.world().actors[side.record];
  std::string text = side.name;
  if (!side.role.empty()) text += ", " + side.role;
  text += fmt::format("; {}", article_words(lookup.article_at(record.article_row)));
  if (side.articles > 1) text += fmt::format(" and {} more", side.articles - 1);
  if (!record.receipt.empty()) text += fmt::format(" [{}]", record.receipt);
  return layout::labelled("", blanks_collapsed(text), kSideIndent, setting.width);
}

}  // namespace

std::string review(const Lookup& lookup, const std::vector<story::Suggestion>& suggestions, const Setting& setting) {
  if (suggestions.empty()) return "No names in these articles are alike enough to ask.\n";
  std::string out;
  for (const story::Suggestion& suggestion : suggestions) {
    out += strong(fmt::format("{} - {}", suggestion.first.name, suggestion.second.name), setting) + "\n";
    out += side_line(lookup, suggestion.first, setting) + side_line(lookup, suggestion.second, setting);
    std::string why = joined(suggestion.because, "; ");
    if (suggestion.spoken_against) why += "; something is said against one of them, so only a person may join them";
    out += layout::labelled("  why", why, kSideIndent + 5, setting.width);
    const std::string& first = lookup.world().actors[suggestion.first.record].receipt;
    const std::string& second = lookup.world().actors[suggestion.second.record].receipt;
    if (!first.empty() && !second.empty())
      out += with_command("one:", command(setting, {"who", "--merge", first, second, "--by", "INITIALS"}), kSideIndent,
                          setting.width);
  }
  return out + "Two until a person joins them.\n";
}

}  // namespace whosays::show
