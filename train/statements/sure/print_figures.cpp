// print_figures FILE.jsonl...: of each article {"id", "text"} every statement that is not inside another, before the
// doubtful ones are left out, and what is looked at to say how sure its reading is (src/quote/reading_figures.h), for
// fit.py. Lines, offsets in code points:
//   F  names of the figures          once
//   D  id
//   S  source  cue  content  figures     spans as begin-end,begin-end or -; figures parted by blanks
#include <cstdio>
#include <functional>
#include <iostream>
#include <string>

#include "base/utf8.h"
#include "each_document.h"
#include "engine/core.h"
#include "engine/statement_net.h"
#include "quote/quote.h"

namespace {

using namespace whosays;

std::string printed(const std::vector<Span>& spans, const utf8::OffsetTable& table) {
  std::string out;
  for (const Span span : spans)
    out += (out.empty() ? "" : ",") + std::to_string(table.from_byte(span.begin)) + "-" +
           std::to_string(table.from_byte(span.end));
  return out.empty() ? "-" : out;
}

void print(const quote::LabelNet& net, const Document& d) {
  const utf8::OffsetTable table(d.article.text, utf8::Unit::code_points);
  const std::function<void(const quote::Found&, const quote::ReadingFigures&)> watch =
      [&](const quote::Found& f, const quote::ReadingFigures& figures) {
        std::cout << "S\t" << printed(f.source, table) << '\t' << printed(f.cue, table) << '\t'
                  << printed(f.content, table) << '\t';
        for (std::size_t i = 0; i < figures.size(); ++i) std::cout << (i == 0 ? "" : " ") << figures[i];
        std::cout << '\n';
      };
  engine::CoreScratch scratch;  // a document keeps no states
  const engine::CoreLayers layers =
      engine::embedded_core().read(Field::text, d.article.text, d.text.sentences, d.text.words, scratch);
  quote::attributions(d.article, d.text, Passage(), {&net, layers.states, &watch, {}});
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const quote::LabelNet* net = engine::embedded_statement_net();
  if (net == nullptr) {
    std::fputs("print_figures: the program's net does not stand on its core\n", stderr);
    return 2;
  }
  std::cout << 'F';
  for (std::size_t i = 0; i < quote::kReadingFigures; ++i)
    std::cout << '\t' << quote::name_of(static_cast<quote::ReadingFigure>(i));
  std::cout << '\n';
  return train::each_document(argc, argv, [&](const FrozenDocument& d) {
    std::cout << "D\t" << d->article.id << '\n';
    print(*net, *d);
  });
}
