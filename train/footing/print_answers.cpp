// print_answers FILE.jsonl...: of each article, which statements may answer which, and the signs of each pair
// (src/footing/answer_pairs.h), as text for train/footing/answers.py. Lines:
//   D  id
//   S  row  field  first byte of the content (or cue, or source)  source's first byte  end  within or -
//   P  row that may answer  row that may be answered  names of the signs
#include <cstdio>
#include <iostream>
#include <string>

#include "each_document.h"
#include "footing/answer_pairs.h"
#include "names/names.h"

namespace {

using namespace whosays;

void print(const FrozenDocument& d) {
  const Article& a = d->article;
  const Names names = names::find(a, d->text, d->title);
  std::cout << "D\t" << a.id << '\n';
  const footing::AnswerWatch watch = [](std::uint32_t said, std::uint32_t told, const footing::Signs& signs) {
    std::cout << "P\t" << said << '\t' << told << '\t';
    for (std::size_t i = 0; i < footing::kSigns; ++i)
      if (signs.test(i)) std::cout << footing::name_of(static_cast<footing::Sign>(i)) << ' ';
    std::cout << '\n';
  };
  const Statements s =
      footing::statements({a, d->text, d->title, d->attributions, names, d->actors, d->times, nullptr, &watch});
  for (std::uint32_t row = 0; row < s.rows.size(); ++row) {
    const Statement& one = s.rows[row];
    const auto spans = s.spans.at(!one.content.empty() ? one.content : !one.cue.empty() ? one.cue : one.source);
    const auto source = s.spans.at(one.source);
    std::cout << "S\t" << row << '\t' << word(one.field) << '\t' << (spans.empty() ? 0 : spans.front().begin) << '\t'
              << (source.empty() ? 0 : source.front().begin) << '\t' << (source.empty() ? 0 : source.front().end)
              << '\t' << (one.within.valid() ? std::to_string(one.within.value) : "-") << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) { return train::each_document(argc, argv, print); }
