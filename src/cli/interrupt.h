// Ctrl-C while something is being written: the first asks for an orderly end, a second one ends the program at once
// (which costs nothing either: every article is one transaction).
#pragma once

namespace whosays::cli {

/// From here on SIGINT and SIGTERM only set a mark. Call once, from a verb that writes.
void catch_interrupts();

/// True after the first Ctrl-C.
bool interrupted();

}  // namespace whosays::cli
