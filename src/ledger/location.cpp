// Where a ledger lies: places from which sensitive material spreads by itself.
//
// A file that a .gitignore names is not committed by accident. As in git (gitignore(5)), the files from the tree's root
// down to the ledger's folder count, the last pattern that fits decides, and what lies in an ignored folder is ignored.
// Where a pattern is beyond this reading ("**" in its middle) it fits nothing: better one warning too many.
#include <fmt/format.h>
#include <fnmatch.h>

#include <array>
#include <filesystem>
#include <fstream>

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

struct IgnorePattern {
  std::string glob;
  bool takes_back = false;    ///< !pattern
  bool folders_only = false;  ///< pattern/
  bool anchored = false;      ///< fits the path from the .gitignore's folder on, not a name at any depth
};

/// A line of a .gitignore; an empty glob for blank lines and comments.
IgnorePattern parse_ignore_line(std::string line) {
  IgnorePattern pattern;
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  if (line.starts_with('#')) return pattern;
  if (line.starts_with('!')) pattern.takes_back = true, line.erase(0, 1);
  if (line.ends_with('/')) pattern.folders_only = true, line.pop_back();
  if (line.starts_with("**/") && line.find('/', 3) == std::string::npos) line.erase(0, 3);
  pattern.anchored = line.find('/') != std::string::npos;
  if (line.starts_with('/')) line.erase(0, 1);
  if (line.find("**/") == std::string::npos) pattern.glob = std::move(line);
  return pattern;
}

bool fits(const IgnorePattern& pattern, const fs::path& from_gitignore, bool is_folder) {
  if (pattern.glob.empty() || (pattern.folders_only && !is_folder)) return false;
  const fs::path subject = pattern.anchored ? from_gitignore : from_gitignore.filename();
  return ::fnmatch(pattern.glob.c_str(), subject.c_str(), FNM_PATHNAME) == 0;
}

/// What the .gitignore of `folder` says of a path below it, `ignored` where it says nothing.
bool ignored_by(const fs::path& folder, const fs::path& path, bool is_folder, bool ignored) {
  const fs::path name = folder / ".gitignore";
  std::error_code failed;
  if (!fs::is_regular_file(name, failed)) return ignored;
  std::ifstream file(name);
  for (std::string line; std::getline(file, line);) {
    const IgnorePattern pattern = parse_ignore_line(std::move(line));
    if (fits(pattern, path.lexically_relative(folder), is_folder)) ignored = !pattern.takes_back;
  }
  return ignored;
}

/// True when git would leave the file out. `root` is the folder of the git tree, `file` lies in or below it.
bool git_ignores(const fs::path& root, const fs::path& file) {
  fs::path path = root;
  std::vector<fs::path> folders;  // from the root down to where `path` lies
  for (const fs::path& step : file.lexically_relative(root)) {
    folders.push_back(path);
    path /= step;
    bool ignored = false;
    for (const fs::path& folder : folders) ignored = ignored_by(folder, path, path != file, ignored);
    if (ignored) return true;
  }
  return false;
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
      if (!git_ignores(folder, absolute))
        warnings.push_back(
            fmt::format("{} lies in the git tree {}: it could be committed and pushed. Keep it elsewhere with "
                        "-l, or name it in .gitignore",
                        path, folder.string()));
    }
    const bool told = !service.empty();
    if (!told) service = service_of(folder);
    if (!told && !service.empty())
      warnings.push_back(fmt::format("{} lies in {}, which {} copies to other machines. Keep it elsewhere with -l",
                                     path, folder.string(), service));
    if (folder == folder.parent_path()) return warnings;
  }
}

}  // namespace whosays
