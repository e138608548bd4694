#include "quote/cues.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 15> kFrameNames = {{{"quote", kQuote},
                                                                                     {"clause", kClause},
                                                                                     {"that", kThat},
                                                                                     {"whether", kWhether},
                                                                                     {"noun", kNoun},
                                                                                     {"infinitive", kInfinitive},
                                                                                     {"hearer", kHearer},
                                                                                     {"of", kOf},
                                                                                     {"for", kFor},
                                                                                     {"on", kOn},
                                                                                     {"as", kAs},
                                                                                     {"against", kAgainst},
                                                                                     {"about", kAbout},
                                                                                     {"label", kLabel},
                                                                                     {"object", kObject}}};

struct Entry {
  std::vector<std::string_view> words;
  Cue cue;
  std::uint32_t of_net = 0;  ///< the frames that the net has learned with
};

/// Forms by their first word.
using Forms = WordMap<std::vector<Entry>>;

Cue cue_of_row(const lexicon::Table& table, std::size_t row) {
  Cue cue;
  cue.lemma = table.at(row, "lemma");
  for (const std::string_view name : split(table.at(row, "frames"), ' '))
    for (const auto& [known, bit] : kFrameNames)
      if (known == name) cue.frames |= bit;
  return cue;
}

void add(Forms& forms, Entry entry) {
  auto& bucket = forms[entry.words.front()];
  const auto same = std::ranges::find(bucket, entry.words, &Entry::words);
  if (same == bucket.end())
    bucket.push_back(std::move(entry));
  else
    same->cue.frames |= entry.cue.frames;
}

void read_into(Forms& out, std::string_view file, bool of_net) {
  const lexicon::Table table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Cue base = cue_of_row(table, row);
    for (const std::string_view form : split(table.at(row, "forms"), ' ')) {
      Entry entry{split(form, '_'), base, of_net ? base.frames : 0};
      entry.cue.units = static_cast<std::uint32_t>(entry.words.size());
      entry.cue.participle = entry.words.front().ends_with("ing");
      entry.cue.base = form == base.lemma;
      add(out, std::move(entry));
    }
  }
}

Forms read_forms() {
  Forms out;
  read_into(out, "cues.tsv", true);
  read_into(out, "more_cues.tsv", false);
  for (auto& [word, bucket] : out)
    std::sort(bucket.begin(), bucket.end(),
              [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
  return out;
}

const Forms& forms() {
  static const Forms all = read_forms();
  return all;
}

bool matches(const Segment& segment, std::uint32_t i, const std::vector<std::string_view>& words) {
  for (std::uint32_t k = 0; k < words.size(); ++k)
    if (!segment.is(i + k, words[k])) return false;
  return true;
}

/// "liked to say", "used to say", "went on to say": two units back from the verb at `to` + 1, or one.
std::uint32_t habit_before(const Segment& segment, std::uint32_t to) {
  static constexpr std::array<std::string_view, 6> kHabits = {"used", "liked", "likes", "like", "loved", "loves"};
  if (to == 0 || !segment.is(to, "to")) return 0;
  if (to > 1 && segment.is(to - 1, "on") && (segment.is(to - 2, "went") || segment.is(to - 2, "goes"))) return 2;
  return std::ranges::any_of(kHabits, [&](std::string_view habit) { return segment.is(to - 1, habit); }) ? 1 : 0;
}

bool is_having(std::string_view word) { return word == "has" || word == "have" || word == "had"; }

}  // namespace

const Cue* cue_at(const Segment& segment, std::uint32_t i) {
  // A capital in running text is a name ("the United States"), not a verb.
  if (!segment.is_word(i) || (segment.capital(i) && i > 0 && !segment.is_title)) return nullptr;
  const auto bucket = forms().find(segment.lower(i));
  if (bucket == forms().end()) return nullptr;
  for (const Entry& entry : bucket->second)
    if (matches(segment, i, entry.words)) return &entry.cue;
  return nullptr;
}

std::uint32_t frames_of(std::string_view lower) {
  const auto bucket = forms().find(lower);
  if (bucket == forms().end()) return 0;
  std::uint32_t frames = 0;
  for (const Entry& entry : bucket->second) frames |= entry.of_net;
  return frames;
}

VerbGroup verb_group(const Segment& segment, std::uint32_t verb, const Cue& cue) {
  VerbGroup group{verb, verb, verb + cue.units, true};
  bool has_auxiliary = false;
  bool only_having = true;
  while (group.begin > 0) {
    const std::uint32_t before = group.begin - 1;
    if (!segment.is_word(before)) break;
    if (const std::uint32_t habit = cue.base ? habit_before(segment, before) : 0; habit > 0) {
      group.begin = group.cue_begin = before - habit;
      continue;
    }
    if (segment.is(before, "to")) group.usable = false;
    if (segment.has(before, kAux)) {
      has_auxiliary = true;
      only_having = only_having && is_having(segment.lower(before));
      if (segment.has(before, kBe) && !cue.participle) group.usable = false;
      group.cue_begin = before;
    }
    if (segment.has(before, kNeg) && !segment.has(before, kDet)) group.usable = false;
    const bool determined = segment.has(before, kDet) && !segment.has(before, kSubj) && group.begin == verb;
    const bool article = segment.is(before, "a") || segment.is(before, "an") || segment.is(before, "the");
    const bool possessive = segment.is(before, "'s") || segment.is(before, "’s");
    if (!cue.participle && ((determined && article) || (possessive && cue.base)))
      group.usable = false;  // "an alleged theft", "the claims", "the referee's report": no verb
    const bool belongs = segment.has(before, kAux | kAdv) || (segment.has(before, kNeg) && !segment.has(before, kDet));
    if (!belongs || segment.has(before, kCoord)) break;
    --group.begin;
  }
  if (has_auxiliary && !only_having && !cue.participle) group.usable = false;
  // "asked nobody to wait", "said nothing about it": nothing was said.
  const std::uint32_t object = verb + cue.units;
  if (segment.is(object, "nobody") || segment.is(object, "nothing") || segment.is(object, "none")) group.usable = false;
  return group;
}

}  // namespace whosays::quote
