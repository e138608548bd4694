// Training data: sentences of gold words with whatever labels their corpus has.
//
// Readers for CoNLL-U (UD EWT; GUM with its entities: gum.h), token TAB tag files (Wikigold, CrossNER) and the
// automatic annotation of the PolNeAR articles. Words of files that do not split hyphens are split as UD English does.
// Files are read from `data/base`; no text is kept anywhere else.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace whosays::train {

/// Types of a word that may be anything, also no name.
inline constexpr std::uint32_t kAnything = 0x80000000U;

/// A name: words [first, end), and the types it may have, a bit for each NameType.
struct GoldName {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t types = 0;
};

/// What other nets think of a word (teach.cpp): the three likeliest values of each kind and their shares of 255. A head
/// counts as in `Sentence::head`; relations are those of the likeliest head.
struct Taught {
  std::array<std::int16_t, 3> head{}, relation{}, upos{}, xpos{};
  std::array<std::uint8_t, 3> head_share{}, relation_share{}, upos_share{}, xpos_share{};
};

struct Sentence {
  std::vector<std::string> words;
  std::vector<std::string> lemmas;
  std::vector<std::int32_t> upos;  ///< empty when the corpus has no tags
  std::vector<std::int32_t> xpos;
  std::vector<std::int32_t> head;  ///< 0 is the root, i + 1 a word; empty when there are no trees
  std::vector<std::int32_t> relation;
  std::vector<Taught> taught;  ///< empty, or instead of tags and tree
  std::vector<GoldName> names;
  std::uint32_t named_types = 0;  ///< the types that the corpus marks; 0 when it marks no names
  float weight = 1;               ///< of its names in the loss
};

/// Labels by number, in order of appearance.
struct Labels {
  std::vector<std::string> words;
  std::unordered_map<std::string, std::int32_t> numbers;
  std::int32_t number(const std::string& word);
  [[nodiscard]] std::int32_t find(const std::string& word) const;  ///< -1 when there is none
};

struct LabelSets {
  Labels upos;
  Labels xpos;
  Labels relation;
};

/// Name labels: 0 is none, 1 + 4 * type + {first, inner, last, single}.
inline constexpr std::int32_t kNameTypes = 9;
inline constexpr std::int32_t kNameLabels = 1 + 4 * kNameTypes;

/// Sentences of one CoNLL-U file. With `entities`, GUM's Entity= columns become names.
std::vector<Sentence> read_conllu(const std::string& path, LabelSets& labels, bool entities);

std::vector<Sentence> read_wikigold(const std::string& path);
std::vector<Sentence> read_crossner(const std::string& path);
/// WNUT-17: person, location, corporation and group (organisations), product and creative work.
std::vector<Sentence> read_wnut(const std::string& path);
std::vector<Sentence> read_polnear(const std::string& path);
/// UNER, used as a development set only.
std::vector<Sentence> read_uner(const std::string& path);

/// True for "Canadian", "Canadians".
bool is_nationality_word(const std::string& word);

/// Name labels allowed for each word, a bit for each label.
std::vector<std::uint64_t> allowed_labels(const Sentence& sentence);

}  // namespace whosays::train
