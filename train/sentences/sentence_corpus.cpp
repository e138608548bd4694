#include "sentence_corpus.h"

#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "doc/conllu.h"

namespace whosays::train {
namespace {

/// The end of `form` in `text` from `at` on, blanks on both sides aside.
std::size_t end_of(std::string_view form, std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < form.size();) {
    const utf8::Decoded d = utf8::decode(form, i);
    i += d.length;
    if (utf8::is_space(d.point)) continue;
    while (at < text.size() && utf8::is_space(utf8::decode(text, at).point)) at += utf8::decode(text, at).length;
    at += d.length;
  }
  return at;
}

}  // namespace

Status add_treebank(const std::string& path, std::vector<GoldText>& into) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, path + " cannot be read"};
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  TRY(std::vector<conllu::Sentence> sentences, conllu::read(bytes));
  for (const conllu::TreebankDocument& document : conllu::documents_of(std::move(sentences))) {
    GoldText gold;
    gold.text = conllu::raw_text(document.sentences);
    gold.word_end.assign(gold.text.size() + 1, 0);
    gold.sentence_end.assign(gold.text.size() + 1, 0);
    std::size_t at = 0;
    for (const conllu::Sentence& sentence : document.sentences) {
      for (const conllu::Row* row : conllu::written_rows(sentence)) {
        at = end_of((*row)[conllu::form], gold.text, at);
        gold.word_end.at(at) = 1;
      }
      gold.sentence_end.at(at) = 1;
    }
    into.push_back(std::move(gold));
  }
  return success();
}

}  // namespace whosays::train
