// Not built yet. This folder's stage: dependency trees; comes with the language core.
//
// It will take sentences and tokens and return its layer, called from engine/pipeline.cpp at the place that is marked
// there. Until then its layer is absent and `whosays inspect trees` says so.
#pragma once

#include "doc/stage.h"

namespace whosays::parse {

inline constexpr StageInfo kStage{"trees", StageState::not_built, "dependency trees; comes with the language core"};

}  // namespace whosays::parse
