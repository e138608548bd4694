#include "story/credits.h"

#include <algorithm>
#include <map>
#include <set>

#include "doc/document.h"
#include "story/words.h"

namespace whosays::story {
namespace {

using Set = std::set<std::string_view>;

struct Occurrence {
  std::size_t begin = 0, end = 0;  // words
  PublisherIndex publisher = 0;
};

// A name in the text: all its words in order, with a capital somewhere, so that "a courier" is nobody.
bool matches(const std::vector<Word>& words, std::size_t at, const std::vector<std::string>& name) {
  if (at + name.size() > words.size()) return false;
  bool capital = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (words[at + i].text != name[i]) return false;
    capital = capital || words[at + i].capital;
  }
  return capital;
}

std::vector<std::string> pieces(std::string_view name) {
  std::vector<std::string> out;
  for (const Word& word : words_in(name)) out.push_back(word.text);
  return out;
}

// Outlets' names by their first word, longest name first.
using Names = std::map<std::string, std::vector<std::pair<std::vector<std::string>, PublisherIndex>>, std::less<>>;

Names names_of(const Desk& desk) {
  Names by_first;
  for (const auto& [name, publisher] : desk.outlets()) {
    auto words = pieces(name);
    if (!words.empty()) by_first[words.front()].emplace_back(words, publisher);
  }
  return by_first;
}

std::vector<Occurrence> occurrences(const Names& by_first, const std::vector<Word>& words) {
  std::vector<Occurrence> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto it = by_first.find(words[i].text);
    if (it == by_first.end()) continue;
    for (const auto& [name, publisher] : it->second) {
      if (!matches(words, i, name)) continue;
      out.push_back({i, i + name.size(), publisher});
      i += name.size() - 1;
      break;
    }
  }
  return out;
}

bool is_outlet_noun(std::string_view word) {
  static const Set kSet = {"the", "newspaper", "paper", "website", "broadcaster", "daily", "weekly", "agency"};
  return kSet.contains(word);
}

// "told the", "reported by", "according to": the words before the name.
bool cued_before(const std::vector<Word>& words, std::size_t begin, bool& told) {
  static const Set kOne = {"citing", "quoting", "crediting", "reports", "writes"};
  static const Set kBy = {"reported",  "revealed", "published", "obtained", "broken",
                          "disclosed", "seen",     "reviewed",  "viewed"};
  static const Set kTo = {"according", "speaking", "spoke", "said", "confirmed", "thanks", "credit", "leaked"};
  std::size_t at = begin;
  while (at > 0 && is_outlet_noun(words[at - 1].text)) --at;
  if (at == 0) return false;
  const std::string& one = words[at - 1].text;
  const std::string two = at >= 2 ? words[at - 2].text : std::string();
  if (one == "told") return told = true;
  if (kOne.contains(one)) return true;
  if (one == "by") return kBy.contains(two);
  if (one != "to" || !kTo.contains(two)) return false;
  told = two != "according" && two != "thanks" && two != "credit";
  return true;
}

// "reported", "has first reported": the words behind the name.
bool cued_behind(const std::vector<Word>& words, std::size_t end) {
  static const Set kSkip = {"first", "has", "had", "also", "newspaper", "exclusively", "website", "earlier", "which"};
  static const Set kCue = {"reported", "reports", "said",      "says",   "revealed",
                           "wrote",    "writes",  "published", "quoted", "cited"};
  for (std::size_t steps = 0; end < words.size() && steps < 3 && kSkip.contains(words[end].text); ++steps) ++end;
  return end < words.size() && kCue.contains(words[end].text);
}

std::vector<Credit> credits_in(const Desk& desk, const Names& names, ArticleIndex article) {
  const std::string& text = desk.article(article).text;
  const std::vector<Word> words = words_in(text);
  std::vector<Credit> out;
  for (const Occurrence& found : occurrences(names, words)) {
    Credit credit;
    if (!cued_before(words, found.begin, credit.told) && !cued_behind(words, found.end)) continue;
    credit.publisher = found.publisher;
    credit.own = found.publisher == desk.publisher(article);
    credit.span = {words[found.begin].span.begin, words[found.end - 1].span.end};
    credit.line = line_of(text, credit.span.begin);
    out.push_back(credit);
  }
  return out;
}

std::string without_the(std::string_view name) {
  const std::string out = normal(name);
  return out.starts_with("the ") ? out.substr(4) : out;
}

// "Told the paper": the outlet that was named before.
bool told_the_outlet(std::string_view sentence) {
  for (const std::string_view words :
       {"told the paper", "told the newspaper", "told the magazine", "told the agency", "told the broadcaster",
        "told the station", "told the website", "told the site", "according to the newspaper", "the newspaper said",
        "the magazine said", "the agency said"})
    if (has_words(sentence, words)) return true;
  return false;
}

}  // namespace

Credits::Credits(const Desk& desk) : desk_(desk), credits_(desk.world.articles.size()) {
  const Names names = names_of(desk);
  for (ArticleIndex i = 0; i < credits_.size(); ++i) credits_[i] = credits_in(desk, names, i);
}

std::optional<CreditedTo> Credits::direct(StatementIndex i) const {
  const StatementRecord& s = desk_.statement(i);
  const ArticleIndex home = desk_.home(i);
  const bool speaker = s.source_class != SourceClass::media && s.source_class != SourceClass::own_voice &&
                       s.source_class != SourceClass::unspecified;
  if (s.source_class == SourceClass::media) {
    const std::string outlet = normal(s.actor.empty() ? s.source : s.actor);
    const auto publisher = desk_.publisher_in(outlet);
    if (publisher && *publisher != desk_.publisher(home)) return CreditedTo{publisher, {}, false};
    if (publisher || outlet.empty()) return std::nullopt;
    return CreditedTo{std::nullopt, outlet.starts_with("the ") ? outlet.substr(4) : outlet, false};
  }
  if (const auto outlet = outlet_called(s)) {
    if (*outlet == desk_.publisher(home)) return std::nullopt;
    return CreditedTo{outlet, {}, false};
  }
  if (told_here(i)) return std::nullopt;
  for (const PartRecord& part : s.parts) {
    if (part.part != Part::to && part.part != Part::via) continue;
    const auto publisher = desk_.publisher_in(normal(part.actor.empty() ? part.words : part.actor));
    if (!publisher) continue;
    if (*publisher == desk_.publisher(home)) return std::nullopt;
    return CreditedTo{publisher, {}, speaker};
  }
  if (s.source_class == SourceClass::document) {  // "the live report of Veldmark Today"
    const auto publisher = desk_.publisher_in(normal(s.source));
    if (publisher && *publisher != desk_.publisher(home)) return CreditedTo{publisher, {}, false};
  }
  const Span sentence = desk_.sentence(i);
  std::optional<CreditedTo> found;
  for (const Credit& credit : credits_[home]) {
    if (!sentence.contains(credit.span)) continue;
    if (credit.own) return std::nullopt;  // somebody spoke to this outlet too
    if (!found) found = CreditedTo{credit.publisher, {}, speaker};
  }
  if (!found && told_the_outlet(normal(desk_.sentence_words(i))))
    if (const auto publisher = only_other_outlet(home)) return CreditedTo{publisher, {}, speaker};
  if (!found && s.source_class == SourceClass::unnamed)
    if (const auto publisher = said_in(i); publisher && *publisher != desk_.publisher(home))
      return CreditedTo{publisher, {}, speaker};
  return found;
}

std::optional<PublisherIndex> Credits::said_in(StatementIndex i) const {
  const std::vector<Word> words = words_in(desk_.sentence_words(i));
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].text != "in") continue;
    std::size_t begin = at + 1;
    while (begin < words.size() && is_outlet_noun(words[begin].text)) ++begin;
    std::string name;
    for (std::size_t end = begin; end < words.size() && words[end].capital; ++end)
      name += (name.empty() ? "" : " ") + words[end].text;
    if (const auto publisher = desk_.publisher_in(name);
        publisher && without_the(desk_.publisher_name(*publisher)) == name)
      return publisher;
  }
  return std::nullopt;
}

// A source that the reading took for a body and that is an outlet of these articles.
std::optional<PublisherIndex> Credits::outlet_called(const StatementRecord& s) const {
  const std::string name = without_the(s.actor.empty() ? s.source : s.actor);
  const auto publisher = desk_.publisher_in(name);
  if (!publisher || without_the(desk_.publisher_name(*publisher)) != name) return std::nullopt;
  return publisher;
}

std::optional<PublisherIndex> Credits::only_other_outlet(ArticleIndex article) const {
  std::optional<PublisherIndex> out;
  for (const Credit& credit : credits_[article]) {
    if (credit.own || (out && *out != credit.publisher)) return std::nullopt;
    out = credit.publisher;
  }
  if (out) return out;
  const auto named = desk_.publisher_in(normal(desk_.article(article).text));
  return named && *named != desk_.publisher(article) ? named : std::nullopt;
}

std::optional<CreditedTo> Credits::of_statement(StatementIndex i) const {
  constexpr int kDeepest = 8;  // chains are short; a circle of ids ends here
  for (int depth = 0; depth < kDeepest; ++depth) {
    if (auto credited = direct(i)) return credited;
    const auto outer = desk_.find(desk_.home(i), desk_.statement(i).within);
    if (!outer || *outer == i) return std::nullopt;
    i = *outer;
  }
  return std::nullopt;
}

bool Credits::credits_another(ArticleIndex article) const {
  return std::any_of(credits_[article].begin(), credits_[article].end(),
                     [](const Credit& credit) { return !credit.own; });
}

bool Credits::tells_of_own_report(StatementIndex i) const {
  const Span sentence = desk_.sentence(i);
  const auto& list = credits_[desk_.home(i)];
  return std::any_of(list.begin(), list.end(), [&](const Credit& credit) {
    return credit.own && !credit.told && sentence.contains(credit.span);
  });
}

bool Credits::is_own_outlet(StatementIndex i) const {
  const StatementRecord& s = desk_.statement(i);
  const auto outlet = s.source_class == SourceClass::media
                          ? desk_.publisher_in(normal(s.actor.empty() ? s.source : s.actor))
                          : outlet_called(s);
  return outlet && *outlet == desk_.publisher(desk_.home(i));
}

bool Credits::own_access(ArticleIndex article) const {
  const auto& list = credits_[article];
  if (std::any_of(list.begin(), list.end(), [](const Credit& credit) { return credit.own && credit.told; }))
    return true;
  const std::vector<StatementIndex>& statements = desk_.statements_of(article);
  return std::any_of(statements.begin(), statements.end(), [&](StatementIndex i) { return told_here(i); });
}

bool Credits::told_here(StatementIndex i) const {
  const auto& parts = desk_.statement(i).parts;
  return std::any_of(parts.begin(), parts.end(), [&](const PartRecord& part) {
    if (part.part != Part::to) return false;
    const std::string words = normal(part.words);
    const auto publisher = desk_.publisher_in(words);
    return words == "us" || has_words(words, "this newspaper") ||
           (publisher && *publisher == desk_.publisher(desk_.home(i)));
  });
}

}  // namespace whosays::story
