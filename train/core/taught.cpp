// See taught.h.
#include "taught.h"

#include <cstdio>
#include <cstdlib>

namespace whosays::train {

void write_taught(std::FILE* file, const std::vector<Taught>& words) {
  const auto n = static_cast<std::uint32_t>(words.size());
  if (std::fwrite(&n, sizeof n, 1, file) != 1 || std::fwrite(words.data(), sizeof(Taught), n, file) != n) {
    std::fprintf(stderr, "cannot write what was taught\n");
    std::exit(2);
  }
}

void read_taught(const std::string& path, std::vector<Sentence>& set) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return;
  std::size_t taught = 0;
  for (Sentence& s : set) {
    std::uint32_t n = 0;
    if (std::fread(&n, sizeof n, 1, file) != 1 || (n != 0 && n != s.words.size())) {
      std::fprintf(stderr, "%s is of other sentences; make it anew\n", path.c_str());
      std::exit(2);
    }
    s.taught.resize(n);
    if (std::fread(s.taught.data(), sizeof(Taught), n, file) != n) std::exit(2);
    taught += n != 0 ? 1 : 0;
  }
  std::fclose(file);
  std::printf("%s: %zu of %zu sentences\n", path.c_str(), taught, set.size());
}

}  // namespace whosays::train
