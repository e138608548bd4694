// The table of the trees that choose speakers, as the program reads it.
#include <gtest/gtest.h>

#include <algorithm>

#include "coref/described_bodies.h"
#include "coref/speaker_signs.h"
#include "lexicon/boosted_trees.h"

namespace whosays {
namespace {

TEST(Speakers, TableAsksKnownSigns) {
  const auto names = coref::speaker_sign_names();
  const lexicon::Table table("speaker_trees.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const char* node : {"a", "b", "c", "d", "e", "f", "g"}) {
      const std::string_view sign = table.at(row, node);
      EXPECT_TRUE(sign == "-" || std::find(names.begin(), names.end(), sign) != names.end()) << sign;
    }
}

TEST(Speakers, WhoeverSpokeLastIsLikelier) {
  const lexicon::BoostedTrees trees(lexicon::Table("speaker_trees.tsv"), "pronoun", coref::speaker_sign_names());
  coref::SpeakerSigns far_off, near;
  for (const auto sign : {coref::SpeakerSign::he_or_she, coref::SpeakerSign::person, coref::SpeakerSign::gender_same}) {
    far_off.add(sign);
    near.add(sign);
  }
  far_off.add(coref::SpeakerSign::far);
  for (const auto sign : {coref::SpeakerSign::linked, coref::SpeakerSign::link_30, coref::SpeakerSign::link_50,
                          coref::SpeakerSign::link_85, coref::SpeakerSign::current, coref::SpeakerSign::last_speaker,
                          coref::SpeakerSign::nearest, coref::SpeakerSign::nearest_fitting})
    near.add(sign);
  EXPECT_GT(trees.sum(near.bits), trees.sum(far_off.bits));
  EXPECT_TRUE(
      lexicon::BoostedTrees(lexicon::Table("speaker_trees.tsv"), "nothing", coref::speaker_sign_names()).empty());
}

TEST(Speakers, BodiesAreCalledByAWordOfTheirNames) {
  EXPECT_TRUE(coref::is_named_as("club", "rovers"));
  EXPECT_FALSE(coref::is_named_as("club", "ministry"));
  EXPECT_FALSE(coref::is_named_as("waitress", "rovers"));
}

}  // namespace
}  // namespace whosays
