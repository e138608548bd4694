// See progress.h. Tensors and text in one of libtorch's archives.
#include "progress.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace whosays::train {
namespace {

/// Of what libtorch draws itself: dropout.
at::Generator chance() { return at::globalContext().defaultGenerator(at::kCPU); }

std::string table_of(const std::string& path, std::int64_t step) { return path + "." + std::to_string(step); }

std::string text_of(torch::serialize::InputArchive& from, const std::string& key) {
  c10::IValue value;
  from.read(key, value);
  return value.toStringRef();
}

}  // namespace

void write_progress(const std::string& path, const std::string& options, const Progress& p, const Moving& parts) {
  torch::serialize::OutputArchive out;
  out.write("options", c10::IValue(options));
  std::ostringstream text;
  text.precision(17);
  text << p.step << ' ' << p.seconds << ' ' << p.best << ' ' << p.tree_total << ' ' << p.name_total << '\n';
  for (const Feed* feed : parts.feeds) feed->write(text);
  out.write("progress", c10::IValue(text.str()));
  out.write("chance", chance().get_state());
  torch::serialize::OutputArchive net, adam;
  parts.session.net->save(net);
  out.write("net", net);
  parts.adam.save(adam);
  out.write("adam", adam);
  const std::vector<torch::Tensor>& mean = parts.mean.values();
  out.write("means", c10::IValue(static_cast<std::int64_t>(mean.size())));
  for (std::size_t i = 0; i < mean.size(); ++i) out.write("mean" + std::to_string(i), mean[i]);
  out.save_to(path + ".new");
  const std::string table = table_of(path, p.step);
  parts.session.table->save(table);
  std::filesystem::rename(path + ".new", path);
  const std::filesystem::path whole(table);
  for (const auto& entry : std::filesystem::directory_iterator(whole.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (name != whole.filename() && name.starts_with(std::filesystem::path(path).filename().string() + "."))
      std::filesystem::remove(entry.path());
  }
}

bool read_progress(const std::string& path, const std::string& options, Progress& p, const Moving& parts) {
  if (!std::filesystem::exists(path)) return false;
  torch::serialize::InputArchive in;
  in.load_from(path);
  if (const std::string theirs = text_of(in, "options"); theirs != options) {
    std::fprintf(
        stderr, "train_core: %s is of a run with other options (%s); these are %s. Take another folder, or remove it\n",
        path.c_str(), theirs.c_str(), options.c_str());
    std::exit(2);
  }
  std::istringstream text(text_of(in, "progress"));
  text >> p.step >> p.seconds >> p.best >> p.tree_total >> p.name_total;
  for (Feed* feed : parts.feeds) feed->read(text);
  torch::serialize::InputArchive net, adam;
  in.read("net", net);
  parts.session.net->load(net);
  in.read("adam", adam);
  parts.adam.load(adam);
  parts.session.table->load(table_of(path, p.step));
  c10::IValue means;
  in.read("means", means);
  std::vector<torch::Tensor> mean(static_cast<std::size_t>(means.toInt()));
  for (std::size_t i = 0; i < mean.size(); ++i) in.read("mean" + std::to_string(i), mean[i]);
  parts.mean.take(std::move(mean));
  torch::Tensor state;
  in.read("chance", state);
  chance().set_state(state);
  return true;
}

}  // namespace whosays::train
