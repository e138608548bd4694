// A net from the container that ships: its weights as they were rounded. So training goes on where the checkpoints of
// earlier machines are gone.
#pragma once

#include <string>

#include "labeller.h"

namespace whosays::statements {

/// Ends the program when the container is none of a net of this shape.
void take_container(LabellerImpl& net, const std::string& path);

}  // namespace whosays::statements
