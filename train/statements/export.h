// From trained weights to the container that the run time reads (src/quote/label_net.h), and the proof that it reads
// them as the trainer does.
#pragma once

#include <string>
#include <vector>

#include "evaluate.h"

namespace whosays::statements {

struct ExportNote {
  std::string made_by;  ///< the command
  std::string version;  ///< for people: a date
  Scores scores;        ///< on dev
};

/// Writes the container, with a self-test read by the run time. Ends the program when a tensor does not fit.
void export_net(LabellerImpl& net, const Inputs& inputs, const std::string& path, const ExportNote& note);

/// What the run time with the container does on the examples.
struct RunTimeCheck {
  Scores scores;
  double same = 0;  ///< share of the words to which trainer and run time give the same label
};
RunTimeCheck checked_at_run_time(LabellerImpl& net, const std::string& path, const std::vector<Example>& dev,
                                 const Scoring& scoring);

}  // namespace whosays::statements
