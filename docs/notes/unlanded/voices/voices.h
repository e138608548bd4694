#pragma once
#include "states.h"
namespace whosays::statements {
int voices(const std::string& core, const std::string& container, const std::string& articles, const std::string& mode,
           const std::string& file, const std::string& out);
}
