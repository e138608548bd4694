// Relations of a file of articles without the program around: train_rows PAGES.jsonl [--links]
//
// One line a page, as `whosays origins --format jsonl` has it, for score_stories.py; with --links the traits of each
// pair.
#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "families.h"

namespace whosays::stories {
namespace {

void print_links(const std::vector<LabelledPage>& pages, const relate::Relating& relating) {
  for (const relate::Link& link : relating.links()) {
    fmt::print("{}\t{}\t{:.3f}", pages[link.a].id, pages[link.b].id, link.copy);
    for (std::size_t t = 0; t < relate::kTraits; ++t)
      fmt::print("\t{}={:.2f}", relate::word(static_cast<relate::Trait>(t)), link.evidence.traits[t]);
    fmt::print("\n");
  }
}

void print_rows(const std::vector<LabelledPage>& pages, const std::vector<relate::Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string parent = rows[i].parent ? '"' + pages[*rows[i].parent].id + '"' : "null";
    fmt::print("{{\"id\":\"{}\",\"origin_group\":\"{}\",\"relation\":\"{}\",\"parent\":{}}}\n", pages[i].id,
               pages[rows[i].group].id, relate::word(rows[i].kind), parent);
  }
}

}  // namespace
}  // namespace whosays::stories

int main(int argc, char** argv) {
  using namespace whosays;
  if (argc < 2) {
    fmt::print(stderr, "usage: train_rows PAGES.jsonl [--links]\n");
    return 2;
  }
  const std::vector<stories::LabelledPage> pages = stories::read_pages(argv[1]);
  relate::Relating relating;
  for (const stories::LabelledPage& page : pages) relating.add(page.article());
  const std::vector<relate::Row> rows = relating.rows();
  if (argc > 2) {
    stories::print_links(pages, relating);
  } else {
    stories::print_rows(pages, rows);
  }
}
