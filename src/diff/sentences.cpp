// Sentences that came, went or changed, and the numbers and names in those that changed.
#include <fmt/format.h>

#include <algorithm>

#include "base/text_util.h"
#include "diff/versions.h"
#include "story/words.h"

namespace whosays::diff {
namespace {

/// Numbers (or capitalised words behind the first) of a sentence, in its order, each once.
std::vector<std::string> marked(std::string_view sentence, bool numbers) {
  std::vector<std::string> out;
  bool first = true;
  for (const story::Word& word : story::words_in(sentence)) {
    const bool wanted = numbers ? word.number
                                : word.capital && !first && !story::is_pointing(word.text) &&
                                      !story::is_first_person(word.text) && !story::is_filler(word.text);
    first = false;
    if (!wanted) continue;
    std::string words = numbers ? word.text : std::string(slice(sentence, word.span));
    for (const std::string_view possessive : {"'s", "’s"})
      if (words.ends_with(possessive)) words.resize(words.size() - possessive.size());
    if (std::find(out.begin(), out.end(), words) == out.end()) out.push_back(std::move(words));
  }
  return out;
}

std::vector<std::string> only_in(const std::vector<std::string>& these, const std::vector<std::string>& those) {
  std::vector<std::string> out;
  for (const std::string& word : these)
    if (std::find(those.begin(), those.end(), word) == those.end()) out.push_back(word);
  return out;
}

void compare_marked(const Place& a, const Place& b, What what, std::vector<Change>& out) {
  const std::vector<std::string> in_a = marked(a.words, what == What::number);
  const std::vector<std::string> in_b = marked(b.words, what == What::number);
  const std::vector<std::string> gone = only_in(in_a, in_b);
  const std::vector<std::string> come = only_in(in_b, in_a);
  if (gone.empty() && come.empty()) return;
  Change change{what, How::changed, a, b};
  if (gone.empty()) change.how = How::added;
  if (come.empty()) change.how = How::removed;
  if (change.how == How::changed)
    change.note = fmt::format("{}, now {}", joined(gone, ", "), joined(come, ", "));
  else
    change.note = joined(gone.empty() ? come : gone, ", ");
  out.push_back(std::move(change));
}

}  // namespace

void compare_sentences(const Version& a, const Version& b, const Alignment& alignment, const std::vector<Span>& skip,
                       std::vector<Change>& out) {
  const auto skipped = [&](Span span) {
    return std::any_of(skip.begin(), skip.end(), [&](Span notice) { return notice.overlaps(span); });
  };
  for (std::size_t i = 0; i < a.sentences.size(); ++i) {
    const Place from = a.place(Field::text, a.sentences[i].span);
    if (!alignment.to_b[i]) {
      out.push_back({What::sentence, How::removed, from, {}});
      continue;
    }
    const SentenceOf& became = b.sentences[*alignment.to_b[i]];
    if (became.words == a.sentences[i].words) continue;
    const Place to = b.place(Field::text, became.span);
    compare_marked(from, to, What::number, out);
    compare_marked(from, to, What::name, out);
    out.push_back({What::sentence, How::changed, from, to});
  }
  for (std::size_t j = 0; j < b.sentences.size(); ++j)
    if (!alignment.to_a[j] && !skipped(b.sentences[j].span))
      out.push_back({What::sentence, How::added, {}, b.place(Field::text, b.sentences[j].span)});
}

}  // namespace whosays::diff
