// See cut.h.
#include "cut.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "doc/conllu.h"
#include "token/token.h"

namespace whosays::train {
namespace {

constexpr double kJoined = 0.05;

struct Place {
  std::size_t sentence;
  std::uint32_t word;
  std::size_t piece;
};

/// Where each word of a sentence begins in the text; words of one written token begin with it.
void find_words(const conllu::Sentence& sentence, std::string_view text, std::size_t& at,
                std::vector<std::size_t>& begins) {
  std::size_t inside = 0;  // words of a written token that are still to come
  std::size_t begin = 0;
  for (const conllu::Row& row : sentence.rows) {
    const std::string_view id = row[conllu::id];
    if (id.find('.') != std::string_view::npos) continue;
    if (inside == 0) {
      begin = text.find(row[conllu::form], at);
      if (begin == std::string_view::npos) begin = at;
      at = begin + row[conllu::form].size();
    }
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      inside = static_cast<std::size_t>(std::atoi(id.data() + dash + 1) - std::atoi(id.data()) + 1);
      continue;
    }
    begins.push_back(begin);
    if (inside > 0) --inside;
  }
}

/// The words of one piece, [first, end) of `places`, as a sentence.
Sentence piece_of(const std::vector<Sentence>& gold, const std::vector<Place>& places, std::size_t first,
                  std::size_t end) {
  Sentence out;
  out.named_types = gold[places[first].sentence].named_types;
  for (std::size_t k = first; k < end; ++k) {
    const auto [sentence, word, piece] = places[k];
    const Sentence& from = gold[sentence];
    const std::int64_t shift = static_cast<std::int64_t>(k - first) - word;  // of this sentence's words
    std::int64_t head = from.head[word];
    if (head > 0) {
      const std::int64_t place = static_cast<std::int64_t>(k) + head - 1 - word;
      const bool here = place >= static_cast<std::int64_t>(first) && place < static_cast<std::int64_t>(end);
      head = here ? head + shift : -1;
    }
    out.words.push_back(from.words[word]);
    out.lemmas.push_back(from.lemmas[word]);
    out.upos.push_back(from.upos[word]);
    out.xpos.push_back(from.xpos[word]);
    out.head.push_back(static_cast<std::int32_t>(head));
    out.relation.push_back(head < 0 ? kNoRelation : from.relation[word]);
    for (const GoldName& name : from.names) {
      const auto left = static_cast<std::uint32_t>(end - k);
      if (name.first == word && name.end - word <= left)
        out.names.push_back(
            {static_cast<std::uint32_t>(name.first + shift), static_cast<std::uint32_t>(name.end + shift), name.types});
      else if (name.first <= word && word < name.end && (name.first + shift < 0 || name.end - word > left))
        out.names.push_back(
            {static_cast<std::uint32_t>(k - first), static_cast<std::uint32_t>(k - first + 1), kAnything});
    }
  }
  return out;
}

}  // namespace

std::vector<Sentence> as_cut(const std::string& path, const std::vector<Sentence>& gold) {
  std::ostringstream file;
  file << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string bytes = file.str();
  auto sentences = conllu::read(bytes);
  if (!sentences.ok()) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), sentences.error().message.c_str());
    std::exit(2);
  }
  std::vector<Sentence> out;
  std::mt19937 random(3);
  std::uniform_real_distribution<double> chance(0, 1);
  std::size_t number = 0;
  for (const conllu::TreebankDocument& document : conllu::documents_of(std::move(*sentences))) {
    const std::string text = conllu::raw_text(document.sentences);
    const token::Split split = token::split(text);
    std::vector<Place> places;
    std::size_t at = 0;
    std::size_t piece = 0;
    for (const conllu::Sentence& sentence : document.sentences) {
      std::vector<std::size_t> begins;
      find_words(sentence, text, at, begins);
      if (begins.size() != gold[number].words.size()) std::exit(3);
      for (std::uint32_t i = 0; i < begins.size(); ++i) {
        while (piece + 1 < split.sentences.rows.size() && split.sentences.rows[piece + 1].span.begin <= begins[i])
          ++piece;
        places.push_back({number, i, piece});
      }
      ++number;
    }
    for (std::size_t first = 0; first < places.size();) {
      std::size_t last = places[first].piece;
      if (chance(random) < kJoined) ++last;
      std::size_t end = first + 1;
      while (end < places.size() && places[end].piece <= last && end - first < 120) ++end;
      out.push_back(piece_of(gold, places, first, end));
      first = end;
    }
  }
  std::printf("%zu gold sentences are %zu pieces\n", gold.size(), out.size());
  return out;
}

}  // namespace whosays::train
