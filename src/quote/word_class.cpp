#include "quote/word_class.h"

#include <array>
#include <utility>

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

constexpr std::array<std::pair<std::string_view, ClassSet>, 12> kNames = {{{"det", kDet},
                                                                           {"poss", kPoss},
                                                                           {"subj", kSubj},
                                                                           {"obj", kObj},
                                                                           {"prep", kPrep},
                                                                           {"sub", kSub},
                                                                           {"rel", kRel},
                                                                           {"coord", kCoord},
                                                                           {"aux", kAux},
                                                                           {"be", kBe},
                                                                           {"neg", kNeg},
                                                                           {"adv", kAdv}}};

WordMap<ClassSet> read_classes() {
  WordMap<ClassSet> out;
  const lexicon::Table table("closed_class.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const std::string_view name : split(table.at(row, "class"), ' '))
      for (const auto& [known, bit] : kNames)
        if (known == name) out[table.at(row, "word")] |= bit;
  for (const std::string_view word : lexicon::WordSet("calendar.txt")) out[word] |= kCalendar;
  for (const std::string_view word : lexicon::WordSet("finite_verbs.txt")) out[word] |= kFinite;
  const lexicon::Table channels("channels.tsv");
  for (std::size_t row = 0; row < channels.rows(); ++row)
    for (const std::string_view word : split(channels.at(row, "noun"), ' ')) out[word] |= kChannel;
  return out;
}

}  // namespace

ClassSet classes_of(std::string_view lower) {
  static const auto classes = read_classes();
  const auto found = classes.find(lower);
  if (found != classes.end()) return found->second;
  return lower.size() > 4 && lower.ends_with("ly") ? kAdv : ClassSet{0};
}

}  // namespace whosays::quote
