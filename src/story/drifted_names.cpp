#include "story/drifted_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/text_util.h"
#include "doc/document.h"
#include "doc/spellings.h"
#include "match/likeness.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr double kNearlyTheName = 0.6;  // likeness of two names at one place

bool is_courtesy(std::string_view word) {
  static const std::set<std::string_view> kSet = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"};
  return kSet.contains(word);
}

std::set<std::string> words_of(std::string_view phrase) {
  std::set<std::string> out;
  for (const Word& word : words_in(phrase)) out.insert(word.text);
  return out;
}

/// "Skerrin" is within "Skerrin Line"; of "Brandt Odel" and "Odel Brandt" each is within the other.
bool is_within(std::string_view part, std::string_view whole) {
  const auto mine = words_of(part);
  const auto theirs = words_of(whole);
  return !mine.empty() && std::includes(theirs.begin(), theirs.end(), mine.begin(), mine.end());
}

using PeopleOf = std::unordered_map<std::int64_t, std::vector<std::size_t>>;  ///< article row to records of persons

/// One altered copy beside its original.
class CopyNames {
 public:
  CopyNames(const Desk& desk, const AlteredCopies& copies, ArticleIndex copy, const PeopleOf& people)
      : desk_(desk),
        people_(people),
        copy_(copy),
        original_(copies.original(copy)),
        text_(desk.article(copy).text),
        original_text_(normal(desk.article(original_).text)) {
    const std::string& before = desk.article(original_).text;
    for (const SentencePair& pair : copies.sentences(copy)) {
      if (pair.similarity < kSurelyAligned) continue;
      const auto names = paired_names(name_phrases(slice(text_, pair.b)), name_phrases(slice(before, pair.a)));
      for (const auto& [here, there] : names)
        if (normal(here) != normal(there)) ++votes_[normal(here)][there];
    }
  }

  /// Spellings of this record that the original does not have; each once an article.
  void look_at(std::size_t record, std::vector<DriftedName>& out) {
    for (const ActorRecord::Alias& alias : desk_.world.actors[record].aliases) {
      const std::vector<std::string> phrases = name_phrases(alias.text);
      if (phrases.size() != 1) continue;  // "Brandt, the agent" is one, a sentence is none
      const std::string key = normal(phrases.front());
      if (!seen_.insert(key).second || has_words(original_text_, key)) continue;
      if (has_words(normal(desk_.article(copy_).publisher), key)) continue;
      DriftedName name;
      name.article = copy_;
      name.original_article = original_;
      name.record = record;
      name.spelling = phrases.front();
      if (const std::size_t at = text_.find(name.spelling); at != std::string::npos)
        name.line = line_of(text_, static_cast<std::uint32_t>(at));
      name.original = settled(key).value_or(std::string());
      out.push_back(std::move(name));
    }
  }

 private:
  /// What all places agree on: "Odel" and "Marek Odel" are one.
  [[nodiscard]] std::optional<std::string> settled(const std::string& key) const {
    const auto found = votes_.find(key);
    if (found == votes_.end()) return std::nullopt;
    std::string longest;
    for (const auto& [there, count] : found->second)
      if (const std::string name = full_name(there); name.size() > longest.size()) longest = name;
    const bool agree = std::all_of(found->second.begin(), found->second.end(),
                                   [&](const auto& vote) { return is_within(full_name(vote.first), longest); });
    return agree ? std::optional(longest) : std::nullopt;
  }

  /// The full name of the one person of the original who is called so; else the words themselves.
  [[nodiscard]] std::string full_name(const std::string& words) const {
    constexpr std::size_t kLongestName = 4;
    std::optional<std::string> found;
    const std::string wanted = normal(words);
    const auto theirs = people_.find(desk_.article(original_).row);
    if (theirs == people_.end()) return words;
    for (const std::size_t record : theirs->second) {
      const ActorRecord& actor = desk_.world.actors[record];
      const std::string name = normal(actor.name);
      const bool called = name == wanted || name.ends_with(" " + wanted);  // a surname
      if (!called || name_phrases(actor.name).size() != 1 || words_of(name).size() > kLongestName) continue;
      if (found && *found != actor.name) return words;
      found = actor.name;
    }
    return found.value_or(words);
  }

  const Desk& desk_;
  const PeopleOf& people_;
  ArticleIndex copy_, original_;
  const std::string& text_;
  std::string original_text_;
  std::map<std::string, std::map<std::string, std::size_t>> votes_;  ///< a spelling here to names there
  std::set<std::string> seen_;
};

/// Joined by a person with a record of another article: settled, by whom.
std::map<std::size_t, const JoinedActor*> settled_by_hand(const Desk& desk) {
  std::map<std::size_t, const JoinedActor*> out;
  for (const JoinedActor& actor : desk.actors().all())
    if (!actor.decided_by.empty() && actor.records.size() > 1)
      for (const std::size_t record : actor.records) out.emplace(record, &actor);
  return out;
}

}  // namespace

std::vector<std::string> name_phrases(std::string_view sentence) {
  std::vector<std::string> out;
  std::string phrase;
  std::uint32_t last = 0;
  const auto close = [&] {
    if (!phrase.empty()) out.push_back(std::move(phrase));
    phrase.clear();
  };
  for (const Word& word : words_in(sentence)) {
    const bool plain = is_filler(word.text) || is_function(stem(word.text)) || is_pointing(word.text) ||
                       is_negation(word.text) || is_first_person(word.text) || is_courtesy(word.text);
    const std::string_view written = slice(sentence, word.span);
    const bool lettered = written.find_first_of("0123456789_") == std::string_view::npos;
    const bool name = word.capital && !word.number && !plain && lettered && !is_calendar(word.text);
    const std::string_view gap = sentence.substr(last, word.span.begin - last);
    if (!name || gap.find_first_not_of(" \t") != std::string_view::npos) close();
    if (name) phrase += (phrase.empty() ? "" : " ") + std::string(written);
    phrase.resize(without_possessive(phrase).size());
    last = word.span.end;
  }
  close();
  return out;
}

std::vector<std::pair<std::string, std::string>> paired_names(const std::vector<std::string>& first,
                                                              const std::vector<std::string>& second) {
  std::vector<std::string> here, there;
  const auto left_over = [](const std::vector<std::string>& from, const std::vector<std::string>& other,
                            std::vector<std::string>& to) {
    for (const std::string& name : from) {
      const bool known =
          std::any_of(other.begin(), other.end(), [&](const std::string& o) { return normal(o) == normal(name); });
      if (!known && std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
    }
  };
  left_over(first, second, here);
  left_over(second, first, there);
  std::vector<std::pair<std::string, std::string>> out;
  const auto take = [&](std::size_t h, std::size_t t) {
    out.emplace_back(here[h], there[t]);
    here.erase(here.begin() + static_cast<std::ptrdiff_t>(h));
    there.erase(there.begin() + static_cast<std::ptrdiff_t>(t));
  };
  const auto take_all = [&](auto alike) {
    for (std::size_t h = 0; h < here.size();) {
      const auto same =
          std::find_if(there.begin(), there.end(), [&](const std::string& name) { return alike(here[h], name); });
      if (same == there.end()) {
        ++h;
      } else {
        take(h, static_cast<std::size_t>(same - there.begin()));
      }
    }
  };
  // The name itself: turned round, then shortened or longer.
  take_all([](const auto& a, const auto& b) { return is_within(a, b) && is_within(b, a); });
  take_all([](const auto& a, const auto& b) { return is_within(a, b) || is_within(b, a); });
  for (;;) {  // the most alike first; a tie tells nothing
    double best = kNearlyTheName;
    std::optional<std::pair<std::size_t, std::size_t>> pair;
    for (std::size_t h = 0; h < here.size(); ++h)
      for (std::size_t t = 0; t < there.size(); ++t) {
        const double alike = match::likeness(here[h], there[t], match::NameKind::person).score;
        if (alike < best) continue;
        pair = alike == best && pair ? std::nullopt : std::optional(std::pair(h, t));
        best = alike;
      }
    if (!pair) break;
    take(pair->first, pair->second);
  }
  if (here.size() == 1 && there.size() == 1) out.emplace_back(here.front(), there.front());
  return out;
}

std::vector<DriftedName> drifted_names(const Desk& desk, const AlteredCopies& copies) {
  const auto by_hand = settled_by_hand(desk);
  std::map<std::int64_t, std::vector<std::size_t>> records;
  for (const JoinedActor& actor : desk.actors().all()) {  // no unnamed source is among them (rule 3)
    if (actor.kind == ActorKind::document || actor.kind == ActorKind::group) continue;
    for (const std::size_t r : actor.records) records[desk.world.actors[r].article_row].push_back(r);
  }
  for (auto& [row, list] : records) std::sort(list.begin(), list.end());
  PeopleOf people;
  for (std::size_t r = 0; r < desk.world.actors.size(); ++r)
    if (desk.world.actors[r].kind == ActorKind::person) people[desk.world.actors[r].article_row].push_back(r);
  std::vector<DriftedName> out;
  for (const ArticleIndex a : desk.articles()) {
    if (copies.all()[a] != Altered::closer_here) continue;
    CopyNames names(desk, copies, a, people);
    for (const std::size_t record : records[desk.article(a).row]) names.look_at(record, out);
  }
  for (DriftedName& name : out)
    if (const auto it = by_hand.find(name.record); it != by_hand.end() && name.original.empty()) {
      name.original = it->second->name;
      name.settled_by = joined(it->second->decided_by, ", ");
    }
  return out;
}

}  // namespace whosays::story
