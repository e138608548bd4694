// Not built yet. This folder's stage: the shared encoder of words in context; comes with the language core.
//
// It will take sentences and tokens and return its layer, called from engine/pipeline.cpp at the place that is marked
// there. Until then its layer is absent and `whosays inspect encode` says so.
#pragma once

#include "doc/stage.h"

namespace whosays::encode {

inline constexpr StageInfo kStage{"encode", StageState::not_built,
                                  "the shared encoder of words in context; comes with the language core"};

}  // namespace whosays::encode
