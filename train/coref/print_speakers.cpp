// print_speakers FILE.jsonl...: of each article, whom the words of its sources could mean, and the signs of each actor
// (src/coref/speaker_pairs.h), as text for train/coref/speakers.py. Places are bytes. Lines:
//   D  id
//   S  source's first byte  end
//   C  name  places of mentions, "begin-end" with commas  names of the signs
#include <iostream>

#include "coref/coref.h"
#include "coref/speaker_choice.h"
#include "each_document.h"
#include "names/names.h"

namespace {

using namespace whosays;

void print(const coref::SpeakerCandidate& candidate, const coref::Draft& draft) {
  std::cout << "C\t" << draft.name << '\t';
  for (const Mention& m : draft.mentions)
    if (m.field == Field::text) std::cout << m.span.begin << '-' << m.span.end << ',';
  std::cout << '\t';
  const auto names = coref::speaker_sign_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (candidate.signs.bits.test(i)) std::cout << names[i] << ' ';
  std::cout << '\n';
}

void print_document(const FrozenDocument& d) {
  const Article& a = d->article;
  const Names by_rules = names::find(a, d->text, d->title);
  std::cout << "D\t" << a.id << '\n';
  const coref::SpeakerWatch watch = [](const coref::SpeakerSource& source,
                                       const std::vector<coref::SpeakerCandidate>& candidates,
                                       const std::vector<coref::Draft>& drafts) {
    std::cout << "S\t" << source.span.begin << '\t' << source.span.end << '\n';
    for (const auto& candidate : candidates) print(candidate, drafts[candidate.actor]);
  };
  coref::resolve(a, d->text, d->title, by_rules, d->names, d->attributions, &watch);
}

}  // namespace

int main(int argc, char** argv) { return train::each_document(argc, argv, print_document); }
