#include "names/consistent.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/one_of.h"
#include "base/utf8.h"
#include "names/repairs.h"
#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::size_t kMostListed = 4;  ///< words of an organisation of the list
constexpr std::size_t kTypes = 3;       ///< person, organisation, place
using Votes = std::array<std::uint32_t, kTypes>;

bool is_voter(NameType type) { return static_cast<std::size_t>(type) < kTypes; }

std::size_t winner(const Votes& votes) {
  return static_cast<std::size_t>(std::ranges::max_element(votes) - votes.begin());
}

/// Heads of bodies that are as often the houses they are in: these are left to the net.
constexpr std::array<std::string_view, 10> kHouses{"church", "embassy", "hospital", "house",   "library",
                                                   "museum", "prison",  "school",   "theater", "theatre"};

/// Two words or more whose last one makes an organisation: "... Corp.", "... University".
bool ends_as_organisation(std::string_view lower) {
  const std::size_t blank = lower.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view head = lower.substr(blank + 1);
  return (word_lists().classes(head) & (kOrganisation | kMedia)) != 0 && !is_one_of(head, kHouses);
}

/// What the lists know better than the net: nationalities, organisations, and places that are nothing else.
NameType by_lists(const Name& name, std::string_view words) {
  if (!is_voter(name.type)) return name.type;
  const std::string lower = utf8::ascii_lowered(words);
  const std::uint32_t classes = word_lists().classes(lower);
  if ((classes & kNationality) != 0 && (classes & (kPlaceName | kGiven)) == 0) return NameType::nationality;
  if (word_lists().is_organisation(lower)) return NameType::organisation;
  if ((classes & kGiven) == 0 && word_lists().is_place(lower)) return NameType::place;
  return ends_as_organisation(lower) ? NameType::organisation : name.type;
}

/// Words in capitals that the lists know as no names: "ADHD", "RFP".
bool is_no_name(std::string_view words) {
  return words.size() > 1 && std::ranges::all_of(words, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         (word_lists().classes(utf8::ascii_lowered(words)) & kNoAcronym) != 0;
}

class Settling {
 public:
  explicit Settling(const Article& article) : article_(article) {}

  void count(const Name& name) {
    if (!is_voter(name.type)) return;
    const std::string_view words = slice(article_.field(name.field), name.span);
    ++votes_[words][static_cast<std::size_t>(name.type)];
    const std::size_t blank = words.rfind(' ');
    if (name.type == NameType::person && blank != std::string_view::npos) ++votes_[words.substr(blank + 1)][0];
  }

  /// The type that these words have in two thirds of their names, of two at least.
  [[nodiscard]] NameType settled(const Name& name) const {
    const auto found = votes_.find(slice(article_.field(name.field), name.span));
    if (found == votes_.end() || !is_voter(name.type)) return name.type;
    const Votes& votes = found->second;
    const std::uint32_t total = votes[0] + votes[1] + votes[2];
    const std::size_t best = winner(votes);
    return total > 1 && votes[best] * 3 >= total * 2 ? static_cast<NameType>(best) : name.type;
  }

  /// Organisations that everybody knows, of words with capitals that are in no name.
  static void add_listed(const Article& article, Field field, const Passage& passage, std::vector<Name>& names) {
    const std::string_view text = article.field(field);
    const std::vector<Span>& spans = passage.words.span;
    std::vector<Name> more;
    auto name = names.begin();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      while (name != names.end() && (name->field != field || name->span.end <= spans[i].begin)) ++name;
      const std::uint32_t limit = name != names.end() ? name->span.begin : static_cast<std::uint32_t>(text.size());
      for (std::size_t size = std::min(kMostListed, spans.size() - i); size > 0; --size) {
        const Span span{spans[i].begin, spans[i + size - 1].end};
        if (span.end > limit || span.empty() || !utf8::is_upper(utf8::decode(text, span.begin).point)) continue;
        if (!word_lists().is_organisation(utf8::ascii_lowered(slice(text, span)))) continue;
        more.push_back({field, span, NameType::organisation});
        i += size - 1;
        break;
      }
    }
    names.insert(names.end(), more.begin(), more.end());
  }

  /// Words that were passed over: capitalised, and more often a name than not.
  void add_passed_over(Field field, const Passage& passage, std::vector<Name>& names) const {
    const std::string_view text = article_.field(field);
    std::unordered_map<std::string_view, std::uint32_t> free;
    const auto each_free = [&](auto&& f) {
      auto name = names.begin();
      for (const Span span : passage.words.span) {
        while (name != names.end() && (name->field != field || name->span.end <= span.begin)) ++name;
        const bool taken = name != names.end() && name->span.overlaps(span);
        if (!taken && !span.empty() && utf8::is_upper(utf8::decode(text, span.begin).point)) f(span);
      }
    };
    each_free([&](Span span) { ++free[slice(text, span)]; });
    std::vector<Name> more;
    each_free([&](Span span) {
      const auto found = votes_.find(slice(text, span));
      if (found == votes_.end()) return;
      const Votes& votes = found->second;
      const std::uint32_t total = votes[0] + votes[1] + votes[2];
      if (total > free[slice(text, span)]) more.push_back({field, span, static_cast<NameType>(winner(votes))});
    });
    names.insert(names.end(), more.begin(), more.end());
  }

 private:
  const Article& article_;
  std::unordered_map<std::string_view, Votes> votes_;
};

}  // namespace

std::vector<Name> made_consistent(const Article& article, const Passage& text, const Passage& title,
                                  std::vector<Name> names) {
  Settling settling(article);
  std::erase_if(names, [&](const Name& name) { return is_no_name(slice(article.field(name.field), name.span)); });
  names = repaired(article, std::move(names));
  for (Name& name : names) name.type = by_lists(name, slice(article.field(name.field), name.span));
  for (const Name& name : names) settling.count(name);
  for (Name& name : names) name.type = settling.settled(name);
  const auto in_order = [](const Name& a, const Name& b) {
    return std::make_tuple(a.field == Field::text, a.span.begin) <
           std::make_tuple(b.field == Field::text, b.span.begin);
  };
  Settling::add_listed(article, Field::title, title, names);
  std::sort(names.begin(), names.end(), in_order);
  Settling::add_listed(article, Field::text, text, names);
  std::sort(names.begin(), names.end(), in_order);
  settling.add_passed_over(Field::title, title, names);
  std::sort(names.begin(), names.end(), in_order);
  settling.add_passed_over(Field::text, text, names);
  std::sort(names.begin(), names.end(), in_order);
  return names;
}

}  // namespace whosays::names
