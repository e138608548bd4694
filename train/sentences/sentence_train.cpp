// sentence_train OUT.bin DEV.conllu TRAIN.conllu...: trains joints, then boundaries on the words that the joints make,
// chooses both thresholds on DEV, writes the model that src/token embeds. Minutes on one core, the same bytes each
// time.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "sentence_corpus.h"
#include "sentence_learner.h"
#include "token/boundary_net.h"
#include "token/scanner.h"
#include "token/sentences.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kJointBits = 16;
constexpr std::uint32_t kBoundaryBits = 17;

struct Counts {
  std::size_t right = 0, predicted = 0, gold = 0;
  [[nodiscard]] double f1() const { return 200.0 * static_cast<double>(right) / static_cast<double>(predicted + gold); }
};

void joint_examples(const GoldText& gold, Examples& out) {
  const token::Pieces pieces = token::cut_pieces(gold.text);
  token::JointReader reader(pieces);
  for (std::uint32_t first = 0; first < pieces.size();) {
    reader.begin(first);
    std::uint32_t end = first + 1;
    while (end < pieces.size() && pieces.gap[end] == token::Gap::none && reader.pieces() < token::kMostPieces) {
      token::Features features;
      reader.features(end - 1, features);
      const bool ends = gold.word_end[pieces.span[end - 1].end] != 0;
      out.add(features, ends);
      if (ends) break;
      reader.join(end++);
    }
    first = end;
  }
}

token::Linear linear(const Weights& weights) { return {weights.values, weights.bits, weights.threshold}; }

void boundary_examples(const GoldText& gold, const token::Linear& joints, Examples& out) {
  Tokens tokens = token::scan(gold.text);
  const token::Forms forms = token::join_pieces(token::cut_pieces(gold.text), joints);
  token::cut_sentences(
      gold.text, tokens, forms,
      [&](const token::Candidate& candidate, const token::Features& features, const token::BoundaryReader&) {
        const bool ends = gold.sentence_end[forms.span[candidate.form].end] != 0;
        out.add(features, ends);
        return ends;
      });
}

/// Spans between ends: right where both ends are the gold's and no gold end lies between.
void count_spans(const std::vector<Span>& spans, const std::vector<std::uint8_t>& ends, Counts& counts) {
  std::uint32_t before = 0;
  for (const Span span : spans) {
    bool right = ends[span.end] != 0 && (before == 0 || ends[before] != 0);
    for (std::uint32_t at = span.begin + 1; right && at < span.end; ++at) right = ends[at] == 0;
    counts.right += right ? 1 : 0;
    before = span.end;
  }
  counts.predicted += spans.size();
  for (const std::uint8_t end : ends) counts.gold += end;
}

Counts score_words(const std::vector<GoldText>& texts, const token::Linear& joints) {
  Counts counts;
  for (const GoldText& gold : texts)
    count_spans(token::join_pieces(token::cut_pieces(gold.text), joints).span, gold.word_end, counts);
  return counts;
}

Counts score_sentences(const std::vector<GoldText>& texts, const token::Linear& joints, const token::Linear& model) {
  Counts counts;
  for (const GoldText& gold : texts) {
    Tokens tokens = token::scan(gold.text);
    const token::Forms forms = token::join_pieces(token::cut_pieces(gold.text), joints);
    const Sentences sentences = token::cut_sentences(gold.text, tokens, forms, token::Decider(model, nullptr));
    std::vector<Span> spans;
    for (const Sentence& row : sentences.rows) spans.push_back(row.span);
    count_spans(spans, gold.sentence_end, counts);
  }
  return counts;
}

template <class Score>
void choose_threshold(Weights& weights, const char* name, const Score& score) {
  double best = 0;
  std::int32_t chosen = 0;
  for (std::int32_t threshold = -24; threshold <= 24; threshold += 4) {
    weights.threshold = threshold;
    const double f1 = score().f1();
    fmt::print("{} threshold {:3} dev F1 {:.2f}\n", name, threshold, f1);
    if (f1 > best) {
      best = f1;
      chosen = threshold;
    }
  }
  weights.threshold = chosen;
  std::fflush(stdout);
}

void put_u32(std::ofstream& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out.put(static_cast<char>(value >> (8 * i)));
}

void put(std::ofstream& out, const Weights& weights) {
  put_u32(out, weights.bits);
  put_u32(out, static_cast<std::uint32_t>(weights.threshold));
  for (const std::int8_t value : weights.values) out.put(static_cast<char>(value));
}

Status run(std::span<char*> arguments) {
  std::vector<GoldText> dev;
  std::vector<GoldText> texts;
  TRY_VOID(add_treebank(arguments[2], dev));
  for (char* path : arguments.subspan(3)) TRY_VOID(add_treebank(path, texts));
  Examples joint_rows(kJointBits);
  for (const GoldText& gold : texts) joint_examples(gold, joint_rows);
  fmt::print("{} documents, {} joints\n", texts.size(), joint_rows.size());
  Weights joints = Learner::learn(joint_rows, 10);
  choose_threshold(joints, "words", [&] { return score_words(dev, linear(joints)); });
  Examples boundary_rows(kBoundaryBits);
  for (const GoldText& gold : texts) boundary_examples(gold, linear(joints), boundary_rows);
  fmt::print("{} boundaries\n", boundary_rows.size());
  Weights boundaries = Learner::learn(boundary_rows, 10);
  choose_threshold(boundaries, "sentences", [&] { return score_sentences(dev, linear(joints), linear(boundaries)); });
  std::ofstream out(arguments[1], std::ios::binary);
  out << "WSENT001";
  put(out, joints);
  put(out, boundaries);
  if (!out.flush()) return Error{ErrorKind::io, std::string(arguments[1]) + " cannot be written"};
  return success();
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  if (count < 4) {
    fmt::print(stderr, "usage: sentence_train OUT.bin DEV.conllu TRAIN.conllu...\n");
    return 2;
  }
  const whosays::Status status = whosays::train::run({arguments, static_cast<std::size_t>(count)});
  if (!status.ok()) fmt::print(stderr, "sentence_train: {}\n", status.error().message);
  return status.ok() ? 0 : 1;
}
