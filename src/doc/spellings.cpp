#include "doc/spellings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays {
namespace {

constexpr auto kPronouns = std::to_array<std::string_view>(
    {"he",     "him",    "his",        "himself", "she",  "her",       "hers",  "herself", "they",  "them",
     "their",  "theirs", "themselves", "it",      "its",  "itself",    "i",     "me",      "my",    "mine",
     "myself", "we",     "us",         "our",     "ours", "ourselves", "you",   "your",    "yours", "yourself",
     "who",    "whom",   "whose",      "which",   "that", "this",      "these", "those"});

auto place_of(const Name& name) { return std::make_tuple(name.field, name.span); }

/// One word of the name at least is in the actor's name too.
bool shares_word(std::string_view name, std::string_view actor) {
  const std::string of_actor = " " + utf8::ascii_lowered(blanks_collapsed(actor)) + " ";
  const std::string words = utf8::ascii_lowered(blanks_collapsed(name)) + " ";
  for (std::size_t begin = 0, end = 0; (end = words.find(' ', begin)) != std::string::npos; begin = end + 1)
    if (end > begin && of_actor.find(" " + words.substr(begin, end - begin) + " ") != std::string::npos) return true;
  return false;
}

}  // namespace

std::string_view without_possessive(std::string_view words) {
  for (const std::string_view ending : {"'s", "’s", "’", "'"})
    if (words.size() > ending.size() && words.ends_with(ending)) return words.substr(0, words.size() - ending.size());
  return words;
}

bool is_pronoun_alone(std::string_view words) {
  return std::ranges::find(kPronouns, utf8::ascii_lowered(words)) != kPronouns.end();
}

Spellings::Spellings(const Document& document) : document_(document), names_(document.names.rows) {
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return place_of(a) < place_of(b); });
}

Span Spellings::name_in(const Actor& actor, const Mention& mention) const {
  auto at = std::partition_point(names_.begin(), names_.end(), [&](const Name& name) {
    return std::make_tuple(name.field, name.span.begin) < std::make_tuple(mention.field, mention.span.begin);
  });
  for (; at != names_.end() && at->field == mention.field && at->span.begin < mention.span.end; ++at)
    if (at->type == NameType::person && mention.span.contains(at->span) &&
        shares_word(document_.words(at->field, at->span), actor.name))
      return at->span;
  return mention.span;
}

std::vector<Spelling> Spellings::collected(const Actor& actor, bool title_too) const {
  std::vector<Spelling> out;
  std::unordered_map<std::string, std::size_t> seen;  // many mentions of a hostile text may all be spelt otherwise
  for (const Mention& mention : document_.actors.mentions.at(actor.mentions)) {
    if (mention.field == Field::title && !title_too) continue;
    const Span span = actor.named && actor.kind == ActorKind::person ? name_in(actor, mention) : mention.span;
    std::string words = blanks_collapsed(without_possessive(document_.words(mention.field, span)));
    if (words.empty() || is_pronoun_alone(words)) continue;
    const auto [at, is_new] = seen.try_emplace(words, out.size());
    if (is_new) out.push_back({std::move(words), 0});
    ++out[at->second].count;
  }
  std::ranges::stable_sort(out, std::ranges::greater{}, &Spelling::count);
  return out;
}

}  // namespace whosays
