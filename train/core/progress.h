// How far a training run has come: all that it takes to go on from there as if it had never stopped. FOLDER/state, and
// the table of its step beside it (state.STEP); the first is put into its place by a rename when both are whole, so
// that a run that is killed at any point finds the last one.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

#include "average.h"
#include "feed.h"
#include "session.h"

namespace whosays::train {

struct Progress {
  std::int64_t step = 0;  ///< the last one that was taken
  double seconds = 0;     ///< spent so far
  double best = 0;        ///< quality of the checkpoint `best`
  double tree_total = 0;  ///< running losses
  double name_total = 0;
};

/// What moves while a net is trained.
struct Moving {
  Session& session;
  torch::optim::Adam& adam;
  RunningMean& mean;
  std::vector<Feed*> feeds;
};

/// `options` tells runs apart: one is not gone on with under other options.
void write_progress(const std::string& path, const std::string& options, const Progress& progress, const Moving& parts);

/// False where there is no such file. Ends the program when it is of a run with other options.
bool read_progress(const std::string& path, const std::string& options, Progress& progress, const Moving& parts);

}  // namespace whosays::train
