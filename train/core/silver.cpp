#include "silver.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "doc/vocabulary.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kMarked = 0x1ffU & ~(1U << static_cast<unsigned>(NameType::title));

}  // namespace

std::vector<Sentence> read_silver(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  std::vector<Sentence> out;
  Sentence s;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      s.named_types = kMarked;
      if (!s.words.empty()) out.push_back(std::move(s));
      s = Sentence{};
      continue;
    }
    const std::size_t tab = line.rfind('\t');
    const auto i = static_cast<std::uint32_t>(s.words.size());
    s.words.push_back(line.substr(0, tab));
    const char kind = line[tab + 1];
    if (kind == '?') s.names.push_back({i, i + 1, kAnything});
    if (kind == 'B') s.names.push_back({i, i + 1, static_cast<std::uint32_t>(std::atoi(line.c_str() + tab + 2))});
    if (kind == 'I') s.names.back().end = i + 1;
  }
  return out;
}

void write_silver(const std::string& path, const std::vector<Sentence>& sentences) {
  std::ofstream out(path);
  for (const Sentence& s : sentences) {
    std::vector<std::string> tags(s.words.size(), "O");
    for (const GoldName& name : s.names)
      for (std::uint32_t i = name.first; i < name.end; ++i)
        tags[i] = name.types == kAnything ? "?" : (i == name.first ? "B" : "I") + std::to_string(name.types);
    for (std::size_t i = 0; i < s.words.size(); ++i) out << s.words[i] << '\t' << tags[i] << '\n';
    out << '\n';
  }
}

}  // namespace whosays::train
