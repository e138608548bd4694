// Where a ledger lies: places from which sensitive material spreads by itself.
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "base/utf8.h"
#include "ledger/ledger.h"

namespace whosays {

namespace {

namespace fs = std::filesystem;

struct Synced {
  std::string_view folder;  ///< beginning of the folder's name, in lower case
  std::string_view service;
};
constexpr std::array<Synced, 8> kSynced{{{"dropbox", "Dropbox"},
                                         {"onedrive", "OneDrive"},
                                         {"google drive", "Google Drive"},
                                         {"googledrive", "Google Drive"},
                                         {"mobile documents", "iCloud"},
                                         {"icloud", "iCloud"},
                                         {"nextcloud", "Nextcloud"},
                                         {"syncthing", "Syncthing"}}};

/// The service whose folder this looks like, by its name ("Dropbox (Desk)", "OneDrive - Courier") or its own mark.
std::string_view service_of(const fs::path& folder) {
  std::error_code ignored;
  if (fs::exists(folder / ".stfolder", ignored)) return "Syncthing";
  if (fs::exists(folder / ".dropbox", ignored) && fs::is_regular_file(folder / ".dropbox", ignored)) return "Dropbox";
  const std::string name = utf8::ascii_lowered(folder.filename().string());
  for (const Synced& synced : kSynced)
    if (name.starts_with(synced.folder)) return synced.service;
  return {};
}

}  // namespace

std::vector<std::string> location_warnings(const std::string& path) {
  std::error_code failed;
  const fs::path absolute = fs::weakly_canonical(fs::absolute(path, failed), failed);
  std::vector<std::string> warnings;
  if (failed || absolute.empty()) return warnings;
  bool git = false;
  std::string_view service;
  for (fs::path folder = absolute.parent_path();; folder = folder.parent_path()) {
    std::error_code ignored;
    if (!git && fs::exists(folder / ".git", ignored)) {
      git = true;
      warnings.push_back(
          fmt::format("{} lies in the git tree {}: it could be committed and pushed. Keep it elsewhere with "
                      "-l, or name it in .gitignore",
                      path, folder.string()));
    }
    if (service.empty() && !(service = service_of(folder)).empty())
      warnings.push_back(fmt::format("{} lies in {}, which {} copies to other machines. Keep it elsewhere with -l",
                                     path, folder.string(), service));
    if (folder == folder.parent_path()) return warnings;
  }
}

}  // namespace whosays
