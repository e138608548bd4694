// See boundary_data.h.
#include "boundary_data.h"

#include <rapidjson/document.h>

#include <cstdio>

#include "base/ascii.h"
#include "sentence_learner.h"
#include "token/scanner.h"
#include "token/token.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kBoundaryBits = 17;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool stop(char c) { return c == '.' || c == '!' || c == '?'; }
bool chance(double part, std::mt19937& random) { return std::uniform_real_distribution<double>(0, 1)(random) < part; }

token::Forms forms_of(const GoldText& gold) {
  return token::join_pieces(token::cut_pieces(gold.text), token::embedded_model().joints);
}

}  // namespace

void add_paragraphs(const GoldText& gold, const token::Linear& linear, const token::KnownForms& known, float weight,
                    std::vector<GoldParagraph>& out) {
  Tokens tokens = token::scan(gold.text);
  const token::Forms forms = forms_of(gold);
  std::int64_t paragraph = -1;
  token::cut_sentences(
      gold.text, tokens, forms,
      [&](const token::Candidate& candidate, const token::Features& features, const token::BoundaryReader& reader) {
        const bool ends = gold.sentence_end[forms.span[candidate.form].end] != 0;
        const std::int32_t score = linear.score(features);
        if (!token::in_doubt(candidate, score)) return ends;
        if (paragraph != reader.begin()) {
          paragraph = reader.begin();
          GoldParagraph& p = out.emplace_back();
          p.weight = weight;
          for (std::uint32_t i = reader.begin(); i < reader.end(); ++i) p.forms.push_back(reader.form_rows(i, known));
        }
        out.back().places.push_back({candidate.form - reader.begin(),
                                     reader.place_rows({candidate.form, candidate.rule, score}), ends ? 1.0F : 0.0F});
        return ends;
      });
}

GoldText changed(const GoldText& gold, const Change& change, std::mt19937& random) {
  GoldText out;
  out.word_end.assign(1, 0);
  out.sentence_end.assign(1, 0);
  bool first = chance(change.capitals, random);
  const auto drop = [&] {
    out.text.pop_back();
    out.word_end.pop_back();
    out.sentence_end.pop_back();
  };
  for (std::size_t i = 0; i < gold.text.size(); ++i) {
    char c = gold.text[i];
    if (c == '\n' && i + 1 < gold.text.size() && gold.text[i + 1] == '\n' && chance(change.paragraphs, random)) {
      c = ' ';
      ++i;
    }
    const bool letter = ascii::is_letter(c);
    if (letter && (change.small || first) && ascii::is_upper(c)) c = ascii::lowered(c);
    if (letter) first = false;
    out.text += c;
    out.word_end.push_back(gold.word_end[i + 1]);
    out.sentence_end.push_back(gold.sentence_end[i + 1]);
    if (gold.sentence_end[i + 1] == 0) continue;
    first = chance(change.capitals, random);
    if (!stop(c) || !chance(change.stops, random)) continue;
    while (!out.text.empty() && (stop(out.text.back()) || blank(out.text.back()))) drop();
    out.word_end.back() = out.sentence_end.back() = out.text.empty() ? 0 : 1;
    if (i + 1 < gold.text.size() && !blank(gold.text[i + 1])) {  // no blank stood behind the stop
      out.text += ' ';
      out.word_end.push_back(0);
      out.sentence_end.push_back(0);
    }
  }
  return out;
}

Folds::Folds(const std::vector<GoldText>& texts, std::int32_t threshold, std::size_t folds)
    : bits_(kBoundaryBits), threshold_(threshold) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    Examples examples(kBoundaryBits);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i % folds == fold) continue;
      const GoldText& gold = texts[i];
      Tokens tokens = token::scan(gold.text);
      const token::Forms forms = forms_of(gold);
      token::cut_sentences(
          gold.text, tokens, forms,
          [&](const token::Candidate& candidate, const token::Features& features, const token::BoundaryReader&) {
            const bool ends = gold.sentence_end[forms.span[candidate.form].end] != 0;
            examples.add(features, ends);
            return ends;
          });
    }
    weights_.push_back(Learner::learn(examples, 10).values);
  }
}

token::Linear Folds::linear(std::size_t text) const { return {weights_[text % weights_.size()], bits_, threshold_}; }

void add_news(const std::string& path, std::size_t articles, std::vector<GoldText>& out) {
  FILE* pipe = popen(("xz -dc '" + path + "'").c_str(), "r");
  if (pipe == nullptr) return;
  std::string line;
  std::size_t number = 0;
  for (int c = 0; (c = fgetc(pipe)) != EOF && articles > 0;) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    rapidjson::Document article;
    article.Parse(line.data(), line.size());
    line.clear();
    if (article.HasParseError() || !article.HasMember("text") || ++number % 7 != 0) continue;
    GoldText gold;
    gold.text = article["text"].GetString();
    if (gold.text.size() > 20000) continue;
    gold.word_end.assign(gold.text.size() + 1, 0);
    gold.sentence_end.assign(gold.text.size() + 1, 0);
    Tokens tokens = token::scan(gold.text);
    const token::Model& model = token::embedded_model();
    const token::Forms forms = token::join_pieces(token::cut_pieces(gold.text), model.joints);
    for (const Span span : forms.span) gold.word_end[span.end] = 1;
    const Sentences sentences =
        token::cut_sentences(gold.text, tokens, forms, token::Decider(model.boundaries, nullptr));
    for (const Sentence& row : sentences.rows) gold.sentence_end[row.span.end] = 1;
    out.push_back(std::move(gold));
    --articles;
  }
  pclose(pipe);
}

}  // namespace whosays::train
