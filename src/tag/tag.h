// Not built yet. This folder's stage: lemmas and part-of-speech tags; comes with the language core.
//
// It will take sentences and tokens and return its layer, called from engine/pipeline.cpp at the place that is marked
// there. Until then its layer is absent and `whosays inspect tags` says so.
#pragma once

#include "doc/stage.h"

namespace whosays::tag {

inline constexpr StageInfo kStage{"tags", StageState::not_built,
                                  "lemmas and part-of-speech tags; comes with the language core"};

}  // namespace whosays::tag
