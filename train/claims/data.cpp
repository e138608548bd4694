#include "data.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

#include "base/ascii.h"
#include "base/text_util.h"
#include "story/claim_words.h"
#include "story/words.h"

namespace whosays::claims {
namespace {

using story::PairClass;

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  std::vector<std::vector<std::string>> out;
  std::string line;
  std::getline(file, line);  // head
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    for (const std::string_view cell : split(line, '\t')) cells.emplace_back(trimmed(cell));
    out.push_back(std::move(cells));
  }
  return out;
}

void add(std::vector<PairExample>& out, std::string set, std::string unit, std::string a, std::string b, PairClass kind,
         float weight) {
  PairExample example{std::move(set), std::move(unit), std::move(a), std::move(b), kind, weight, false};
  example.held_back = part_of(example.unit) < 2;
  out.push_back(std::move(example));
}

PairClass nli_class(const std::string& label) {
  if (label == "contradiction") return PairClass::opposite;
  return label == "entailment" ? PairClass::entails : PairClass::other;
}

void read_breaking(const std::string& folder, std::vector<PairExample>& out) {
  for (const auto& row : rows_of(folder + "/dev.tsv"))
    if (row.size() >= 5) {
      // One word is replaced: by one of the same meaning, or by its kind.
      const bool same = row[2] == "entailment" && row[1] == "synonyms";
      add(out, "breaking", row[3], row[3], row[4], same ? PairClass::same : nli_class(row[2]), 0.5F);
    }
}

void read_negation(const std::string& folder, const std::string& name, std::vector<PairExample>& out) {
  for (const auto& row : rows_of(folder + "/" + name + "-neg.tsv"))
    if (row.size() >= 4)
      add(out, name + "-neg", row[0].substr(0, row[0].size() - 1), row[1], row[2], nli_class(row[3]), 1);
}

/// Sentences of one cluster say the same; of two clusters of one claim, something else about the same matter.
void read_perspectrum(const std::string& folder, std::vector<PairExample>& out) {
  std::ifstream file(folder + "/claims.jsonl");
  std::string line;
  while (std::getline(file, line)) {
    rapidjson::Document claim;
    claim.Parse(line.c_str());
    const std::string unit = std::to_string(claim["cId"].GetInt());
    const bool dev = std::string_view(claim["split"].GetString()) == "dev";
    const auto& clusters = claim["clusters"];
    std::string before;
    for (const auto& cluster : clusters.GetArray()) {
      const auto& said = cluster["perspectives"];
      for (rapidjson::SizeType i = 0; i + 1 < said.Size() && i < 3; ++i)
        add(out, "perspectrum", unit, said[i].GetString(), said[i + 1].GetString(), PairClass::same, 1);
      if (said.Size() == 0) continue;
      if (!before.empty()) add(out, "perspectrum", unit, before, said[0].GetString(), PairClass::other, 1);
      before = said[said.Size() - 1].GetString();
    }
    for (PairExample& example : out)
      if (example.set == "perspectrum" && example.unit == unit) example.held_back = dev;
  }
}

}  // namespace

unsigned part_of(const std::string& unit) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : unit) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return static_cast<unsigned>((hash >> 20) % 10);
}

std::vector<StanceExample> read_emergent(const std::string& folder) {
  std::vector<StanceExample> out;
  for (const auto& row : rows_of(folder + "/train.tsv")) {
    if (row.size() < 5) continue;
    StanceExample example{row[0], row[3], row[4], story::Stance::observing};
    if (row[2] == "for") example.stance = story::Stance::for_;
    if (row[2] == "against") example.stance = story::Stance::against;
    out.push_back(std::move(example));
  }
  return out;
}

std::vector<PairExample> read_pairs(const std::string& corpus, const std::vector<StanceExample>& emergent) {
  std::vector<PairExample> out;
  read_breaking(corpus + "/breaking-nli-dev", out);
  read_negation(corpus + "/negation-nli-dev", "SNLI", out);
  read_negation(corpus + "/negation-nli-dev", "MNLI", out);
  read_perspectrum(corpus + "/perspectrum-train-dev", out);
  for (const StanceExample& e : emergent) {
    if (e.stance == story::Stance::for_) continue;  // "for" is far less than "the same"
    add(out, "emergent", e.claim, e.text, e.headline,
        e.stance == story::Stance::against ? PairClass::opposite : PairClass::other, 0.5F);
  }
  return out;
}

namespace {

using Sentence = std::vector<std::string>;

Sentence words_of(const std::string& text) {
  Sentence out;
  for (const std::string_view word : split(text, ' '))
    if (!trimmed(word).empty()) out.emplace_back(trimmed(word));
  return out;
}

/// Places of lower-case words with a subject.
std::vector<std::size_t> subjects(const Sentence& sentence) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string form = story::stem(sentence[i]);
    const bool plain = std::all_of(sentence[i].begin(), sentence[i].end(), ascii::is_lower);
    if (plain && form.size() > 3 && !story::is_function(form) && !story::is_filler(sentence[i]) &&
        !story::is_everyday(form))
      out.push_back(i);
  }
  return out;
}

class Editor {
 public:
  Editor(const std::string& path, std::uint64_t seed) : random_(seed) {
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
      const auto cells = split(line, '\t');
      if (cells.size() != 3 || cells[1] != "=") continue;
      meaning_[std::string(cells[0])].emplace_back(cells[2]);
      meaning_[std::string(cells[2])].emplace_back(cells[0]);
    }
  }

  std::string with_meaning(Sentence sentence, std::size_t most) {
    std::vector<std::size_t> places = subjects(sentence);
    std::size_t done = 0;
    while (!places.empty() && done < most) {
      const std::size_t k = random_() % places.size();
      const auto it = meaning_.find(sentence[places[k]]);
      if (it != meaning_.end()) {
        sentence[places[k]] = it->second[random_() % it->second.size()];
        ++done;
      }
      places.erase(places.begin() + static_cast<std::ptrdiff_t>(k));
    }
    return joined(sentence, " ");
  }

  static std::string other_determiners(Sentence sentence) {
    for (std::string& word : sentence) {
      if (word == "the") {
        word = "a";
      } else if (word == "a" || word == "an") {
        word = "the";
      }
    }
    return joined(sentence, " ");
  }

  std::string without_everyday(Sentence sentence) {
    std::erase_if(sentence, [&](const std::string& word) {
      return (story::is_everyday(story::stem(word)) || word.ends_with("ly")) && random_() % 2 == 0;
    });
    return joined(sentence, " ");
  }

  /// One word of the other sentence in the place of one of this; empty where there is none.
  std::string with_other_word(Sentence sentence, const Sentence& other) {
    const auto here = subjects(sentence);
    const auto there = subjects(other);
    if (here.empty() || there.empty()) return {};
    const std::string& word = other[there[random_() % there.size()]];
    std::string& place = sentence[here[random_() % here.size()]];
    if (story::tie_of(story::stem(word), story::stem(place)) != story::WordTie::none) return {};
    place = word;
    return joined(sentence, " ");
  }

 private:
  std::mt19937_64 random_;
  std::map<std::string, std::vector<std::string>> meaning_;
};

}  // namespace

void add_edits(const std::string& words, std::uint64_t seed, std::vector<PairExample>& examples) {
  constexpr std::size_t kEach = 4;  // of so many sentences one is taken
  constexpr std::size_t kFewestWords = 6;
  Editor editor(words, seed);
  std::vector<PairExample> made;
  Sentence before;
  for (std::size_t e = 0; e < examples.size(); e += kEach) {
    const PairExample& of = examples[e];
    const Sentence sentence = words_of(of.a);
    if (sentence.size() < kFewestWords) continue;
    const auto keep = [&](std::string text, PairClass kind) {
      if (text.empty()) return;
      made.push_back({"edits", of.unit, of.a, std::move(text), kind, 0.7F, of.held_back});
    };
    keep(Editor::other_determiners(sentence), PairClass::same);
    keep(editor.with_meaning(sentence, 1), PairClass::same);
    keep(editor.with_meaning(sentence, 2), PairClass::same);
    keep(editor.without_everyday(sentence), PairClass::same);
    if (!before.empty()) keep(editor.with_other_word(sentence, before), PairClass::other);
    if (sentence.size() >= 2 * kFewestWords)
      keep(joined(Sentence(sentence.begin(), sentence.begin() + static_cast<std::ptrdiff_t>(sentence.size() * 2 / 3)),
                  " "),
           PairClass::entails);
    before = sentence;
  }
  examples.insert(examples.end(), made.begin(), made.end());
}

}  // namespace whosays::claims
