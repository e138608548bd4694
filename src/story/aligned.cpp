#include "story/aligned.h"

#include "relate/align.h"
#include "story/words.h"

namespace whosays::story {

Aligner::Paged Aligner::paged(ArticleIndex article) const {
  const ArticleRecord& record = desk_.article(article);
  const relate::Article view{record.id, record.publisher, record.published, record.url, record.title, record.text};
  return {relate::scan(view), relate::pieces_in(record.text, 0, record.text.size(), relate::kMostWords)};
}

std::vector<SentencePair> Aligner::pairs(ArticleIndex from, ArticleIndex made) {
  constexpr std::size_t kMostKept = 64;
  std::vector<SentencePair> out;
  if (desk_.article(from).text == desk_.article(made).text) return out;
  if (kept_.size() >= kMostKept && !kept_.contains(from)) kept_.clear();
  auto known = kept_.find(from);
  if (known == kept_.end()) known = kept_.emplace(from, paged(from)).first;
  const Paged& a = known->second;
  const Paged b = paged(made);
  const auto span_of = [](const Paged& paged, std::uint32_t sentence) {
    const relate::Sentence& s = paged.page.sentences[sentence];
    return Span{paged.pieces[s.begin].begin, paged.pieces[s.end - 1].end};
  };
  for (const relate::AlignedPair& pair : relate::align(a.page, b.page).chain) {
    if (a.page.sentences[pair.a].end > a.pieces.size() || b.page.sentences[pair.b].end > b.pieces.size()) continue;
    out.push_back({span_of(a, pair.a), span_of(b, pair.b), pair.similarity});
  }
  return out;
}

std::size_t negations_in(std::string_view sentence) {
  std::size_t out = 0;
  const std::vector<Word> words = words_in(sentence);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const bool or_not = w > 0 && words[w - 1].text == "or";
    if ((is_negation(words[w].text) && !or_not) || words[w].text == "unclear") ++out;
  }
  return out;
}

bool negation_differs(std::size_t a, std::size_t b) { return a % 2 != b % 2 && a + b == 1; }

}  // namespace whosays::story
