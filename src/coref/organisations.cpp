#include "coref/organisations.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "coref/described_bodies.h"
#include "coref/letters.h"
#include "coref/retyped.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_acronym(std::string_view words) {
  if (words.find(' ') != std::string_view::npos || words.size() < 2 || words.size() > 12) return false;
  for (std::size_t at = 0; at < words.size();) {
    const utf8::Decoded d = utf8::decode(words, at);
    if (utf8::is_letter(d.point) && !utf8::is_upper(d.point)) return false;
    at += d.length;
  }
  return true;
}

std::string letters_of(std::string_view acronym) {
  std::string out;
  for (const char c : utf8::ascii_lowered(acronym))
    if (c != '.') out += c;
  return out;
}

/// What a short name that everybody knows stands for; of any other itself.
std::string full_name(std::string name) {
  static const lexicon::Table table("coref_short_names.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (table.at(row, "short") == name) return std::string(table.at(row, "full"));
  return name;
}

class Organisations {
 public:
  Organisations(const Scene& scene, Cast& cast) : scene_(scene), cast_(cast) {}

  void run() {
    std::vector<std::uint32_t> acronyms;
    std::vector<std::uint32_t> singles, pairs;
    for (std::uint32_t row = 0; row < scene_.names.rows.size(); ++row) {
      if (scene_.names.rows[row].type != NameType::organisation) continue;
      if (is_acronym(words_at(row))) {
        acronyms.push_back(row);
      } else if (name_words(words_at(row)).size() == 1) {
        singles.push_back(row);
      } else if (name_words(words_at(row)).size() == 2) {
        pairs.push_back(row);
      } else {
        add_long(row);
      }
    }
    index_pairs();
    for (const std::uint32_t row : pairs) add_pair(row);
    index_short_forms();
    for (const std::uint32_t row : acronyms) bracketed(row);
    for (const std::uint32_t row : acronyms) add_acronym(row);
    for (const std::uint32_t row : singles) add_single(row);
  }

 private:
  [[nodiscard]] std::string_view words_at(std::uint32_t row) const {
    const Name& name = scene_.names.rows[row];
    return scene_.view(name.field).words(name.span);
  }

  std::uint32_t add_actor(std::uint32_t row) {
    const auto actor = static_cast<std::uint32_t>(cast_.actors.size());
    cast_.actors.push_back({});
    cast_.actors.back().kind = ActorKind::organisation;
    cast_.actors.back().name = words_at(row);
    return actor;
  }

  void add_long(std::uint32_t row) {
    const std::vector<std::string> words = name_words(words_at(row));
    const auto [found, added] = by_name_.emplace(joined(words), 0U);
    if (added) {
      found->second = add_actor(row);
      longs_.push_back({found->second, words});
    }
    cast_.mention(found->second, row, scene_.names.rows[row]);
  }

  /// "Delta Gulf" of Delta Gulf Works, "San Telmo" of Athletic San Telmo; not "Supreme Court" of what ends otherwise.
  void index_pairs() {
    for (const auto& [actor, words] : longs_) {
      if (words.size() != 3) continue;
      by_pair_[words[0] + " " + words[1]].insert(actor);
      by_pair_[words[1] + " " + words[2]].insert(actor);
    }
  }

  void add_pair(std::uint32_t row) {
    static const lexicon::WordSet places("names_places.txt");
    static const lexicon::WordSet bodies("institutions.txt");
    const std::vector<std::string> words = name_words(words_at(row));
    const std::string key = joined(words);
    const auto found = by_pair_.find(key);
    const bool kind = bodies.has(words.back()) || ends_body_name(words.back()) || is_body_noun(words.back());
    if (found == by_pair_.end() || found->second.size() != 1 || kind || places.has(key)) return add_long(row);
    cast_.mention(*found->second.begin(), row, scene_.names.rows[row]);
  }

  void index_short_forms() {
    for (const auto& [actor, words] : longs_) {
      static const lexicon::WordSet chambers("chambers.txt");
      // "The House" is neither the White House nor the House Freedom Caucus, but may be the House of Commons.
      if (!chambers.has(words.front()) || words[1] == "of") by_end_[words.front()].insert(actor);
      if (!chambers.has(words.back())) by_end_[words.back()].insert(actor);
      const std::size_t of = static_cast<std::size_t>(std::find(words.begin(), words.end(), "of") - words.begin());
      if (of < words.size() && of > 0) by_end_[words[of - 1]].insert(actor);
    }
  }

  /// "Regional Transport Agency (RTA)" or "RTA (Regional Transport Agency)": said by the article itself.
  void bracketed(std::uint32_t row) {
    const std::string letters = letters_of(words_at(row));
    if (row > 0) link(row - 1, row, letters);
    if (row + 1 < scene_.names.rows.size()) link(row + 1, row, letters);
  }

  void link(std::uint32_t other, std::uint32_t row, const std::string& letters) {
    const Name& a = scene_.names.rows[std::min(other, row)];
    const Name& b = scene_.names.rows[std::max(other, row)];
    const std::uint32_t actor = cast_.actor_of_name[other];
    if (a.field != b.field || actor == kNobody || is_acronym(words_at(other))) return;
    if (cast_.actors[actor].kind != ActorKind::organisation) return;
    const std::string_view between = scene_.view(a.field).words({a.span.end, b.span.begin});
    const std::string first = utf8::ascii_lowered(words_at(other)).substr(0, 1);
    if (between == " (" && letters.substr(0, 1) == first) by_acronym_.emplace(letters, actor);
  }

  void add_acronym(std::uint32_t row) {
    const std::string letters = letters_of(words_at(row));
    auto found = by_acronym_.find(letters);
    if (found == by_acronym_.end()) {
      const std::vector<std::uint32_t> fitting = spelt(letters);
      if (fitting.size() > 1) return;
      found = by_acronym_.emplace(letters, fitting.empty() ? add_actor(row) : fitting[0]).first;
    }
    cast_.mention(found->second, row, scene_.names.rows[row]);
  }

  /// "Aune says" of Ric Aune, who runs Aune Financial Services: the one person of that surname whom the text has named
  /// in full before.
  [[nodiscard]] std::uint32_t bearer_before(const std::string& surname, const Name& name) const {
    constexpr std::size_t kMostActors = 400;
    std::uint32_t out = kNobody;
    if (cast_.actors.size() > kMostActors) return out;
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor) {
      const Draft& draft = cast_.actors[actor];
      if (draft.kind != ActorKind::person) continue;
      const std::vector<std::string> words = name_words(draft.name);
      if (words.size() < 2 || words.back() != surname) continue;
      const bool before = std::any_of(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
        return m.field == name.field && m.span.begin < name.span.begin;
      });
      if (!before || out != kNobody) return kNobody;
      out = actor;
    }
    return out;
  }

  /// Bodies whose names the letters stand for.
  [[nodiscard]] std::vector<std::uint32_t> spelt(const std::string& letters) const {
    constexpr std::size_t kMostCompared = 400;
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < std::min(longs_.size(), kMostCompared); ++i)
      if (spells(letters, longs_[i].second)) out.push_back(longs_[i].first);
    return out;
  }

  void add_single(std::uint32_t row) {
    const std::string word = joined(name_words(words_at(row)));
    const auto fitting = by_end_.find(word);
    const std::size_t n = fitting == by_end_.end() ? 0 : fitting->second.size();
    if (n > 1) return;
    auto found = by_name_.find(word);
    if (found == by_name_.end()) found = by_name_.find(full_name(word));
    if (found == by_name_.end() && n == 1)
      if (const std::uint32_t person = bearer_before(word, scene_.names.rows[row]); person != kNobody)
        return cast_.mention(person, row, scene_.names.rows[row]);
    if (found == by_name_.end())
      found = by_name_.emplace(word, n == 1 ? *fitting->second.begin() : add_actor(row)).first;
    cast_.mention(found->second, row, scene_.names.rows[row]);
  }

  const Scene& scene_;
  Cast& cast_;
  std::vector<std::pair<std::uint32_t, std::vector<std::string>>> longs_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, std::uint32_t> by_acronym_;
  std::unordered_map<std::string, std::unordered_set<std::uint32_t>> by_end_;
  std::unordered_map<std::string, std::unordered_set<std::uint32_t>> by_pair_;  ///< of names of three words
};

}  // namespace

void add_organisations(const Scene& scene, Cast& cast) { Organisations(scene, cast).run(); }

void add_places(const Scene& scene, Cast& cast) {
  std::unordered_set<std::string> sources, kinds;
  for (const Attribution& row : scene.attributions.rows)
    for (const Span span : scene.attributions.spans.at(row.source)) {
      const std::string_view words = scene.view(row.field).words(span);
      std::vector<std::string> parts = name_words(words);
      if (parts.size() > 1 && parts[0] == "the") parts.erase(parts.begin());
      sources.insert(full_name(joined(parts)));
      if (words.size() > 4 && utf8::ascii_lowered(words.substr(0, 4)) == "the ") kinds.emplace(words.substr(4));
    }
  std::unordered_map<std::string, std::uint32_t> actors;
  for (std::uint32_t row = 0; row < scene.names.rows.size(); ++row) {
    const Name& name = scene.names.rows[row];
    if (name.type != NameType::place) continue;
    const std::string_view words = scene.view(name.field).words(name.span);
    const auto parts = name_words(words);
    const std::string key = full_name(joined(parts));
    const bool by_kind = parts.size() > 1 && kinds.contains(parts.back());  // "the park" of Marwell Park
    if (!by_kind && !sources.contains(key)) continue;
    const auto [found, added] = actors.emplace(key, static_cast<std::uint32_t>(cast.actors.size()));
    if (added) {
      cast.actors.push_back({});
      cast.actors.back().kind = ActorKind::place;
    }
    std::string& longest = cast.actors[found->second].name;
    if (words.size() > longest.size()) longest = words;
    cast.mention(found->second, row, name);
  }
}

}  // namespace whosays::coref
