// Who may be one and was left two: a list for a person, who decides.
#include <fmt/format.h>

#include <algorithm>

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

/// True when one side is a name of an altered copy at whose place the closest version has the other.
bool stands_for_other(const Lookup& lookup, const story::Suggestion& suggestion) {
  const auto stands = [&](const story::ReviewSide& copy, const story::ReviewSide& other) {
    return std::any_of(lookup.story().names.begin(), lookup.story().names.end(), [&](const story::DriftedName& name) {
      return name.record == copy.record && name.original == lookup.world().actors[other.record].name;
    });
  };
  return stands(suggestion.first, suggestion.second) || stands(suggestion.second, suggestion.first);
}

/// Names of altered copies that neither the closest version nor a person has settled.
std::string not_settled(const Lookup& lookup, const Setting& setting) {
  std::string out;
  for (const story::DriftedName& name : lookup.story().names) {
    if (!name.original.empty()) continue;
    const ActorRecord& record = lookup.world().actors[name.record];
    std::string text = fmt::format("{}; {}", drifted_name_words(name), article_words(lookup.article(name.article)));
    if (!record.receipt.empty())
      text += fmt::format(" [{}]; who it is a person can say: who --merge RECEIPT {}", record.receipt, record.receipt);
    out += layout::labelled("", blanks_collapsed(text), kSideIndent, setting.width);
  }
  if (out.empty()) return out;
  return strong("NOT SETTLED: names in copies altered by machine", setting) + "\n" + out;
}

}  // namespace

std::string review(const Lookup& lookup, const std::vector<story::Suggestion>& suggestions, const Setting& setting) {
  const std::string unsettled = not_settled(lookup, setting);
  if (suggestions.empty()) return "No names in these articles are alike enough to ask.\n" + unsettled;
  std::string out;
  for (const story::Suggestion& suggestion : suggestions) {
    out += strong(fmt::format("{} - {}", suggestion.first.name, suggestion.second.name), setting) + "\n";
    out += side_line(lookup, suggestion.first, setting) + side_line(lookup, suggestion.second, setting);
    std::string why = joined(suggestion.because, "; ");
    if (stands_for_other(lookup, suggestion))
      why += "; in a copy altered by machine the one stands where the closest version has the other";
    if (suggestion.spoken_against) why += "; something is said against one of them, so only a person may join them";
    out += layout::labelled("  why", why, kSideIndent + 5, setting.width);
    const std::string& first = lookup.world().actors[suggestion.first.record].receipt;
    const std::string& second = lookup.world().actors[suggestion.second.record].receipt;
    if (!first.empty() && !second.empty())
      out += with_command("one:", command(setting, {"who", "--merge", first, second, "--by", "INITIALS"}), kSideIndent,
                          setting.width);
  }
  return out + "Two until a person joins them.\n" + unsettled;
}

}  // namespace whosays::show
