#include "token/sentences.h"

#include "token/abbreviations.h"
#include "token/rules.h"

namespace whosays::token {
namespace {

/// Tokens, or written words, of a sentence that is cut at the next chance; a word holds at most kMostPieces tokens.
constexpr std::uint32_t kLongest = 2000 - kMostPieces;

/// Bytes at which forms begin that lack the blank before them (lost_blanks.h).
std::vector<std::uint32_t> lost_blanks(const Forms& forms) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 1; i < forms.size(); ++i)
    if (forms.gap[i] == Gap::blank && forms.span[i - 1].end == forms.span[i].begin) out.push_back(forms.span[i].begin);
  return out;
}

class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, Tokens& tokens, const Forms& forms, const EndsBehind& ends)
      : tokens_(tokens),
        forms_(forms),
        ends_(ends),
        rules_(rule_sentences(text, tokens, lost_blanks(forms))),
        reader_(text, forms) {}

  Sentences run() {
    out_.state = LayerState::present;
    out_.rows.reserve(guessed_sentences(tokens_));
    out_.paragraphs = rules_.paragraphs;
    std::uint32_t form = 0;
    for (std::size_t row = 0; row < rules_.rows.size();) {
      std::size_t last = row;
      while (last + 1 < rules_.rows.size() && rules_.rows[last + 1].paragraph == rules_.rows[row].paragraph) ++last;
      std::uint32_t end = form;
      while (end < forms_.size() && forms_.span[end].begin < rules_.rows[last].span.end) ++end;
      rule_ = row;
      paragraph(form, end, rules_.rows[row].paragraph);
      form = end;
      row = last + 1;
    }
    return std::move(out_);
  }

 private:
  void paragraph(std::uint32_t begin, std::uint32_t end, std::uint32_t number) {
    reader_.paragraph(begin, end);
    first_form_ = begin;
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::uint32_t byte = forms_.span[i].end;
      while (token_ < tokens_.size() && tokens_.span[token_].end <= byte) ++token_;
      reader_.pass(i);
      if (i + 1 == end) {
        emit(i, number);
        return;
      }
      if (token_ < tokens_.size() && tokens_.span[token_].begin < byte) continue;
      if (!long_enough(i) && !ends_here(i)) continue;
      emit(i, number);
      reader_.sentence(i + 1);
    }
  }

  [[nodiscard]] bool long_enough(std::uint32_t form) const {
    return token_ - first_token_ >= kLongest || form - first_form_ >= kLongest;
  }

  bool ends_here(std::uint32_t form) {
    const Span span = forms_.span[form];
    while (rule_ + 1 < rules_.rows.size() && rules_.rows[rule_].span.end < span.end) ++rule_;
    const bool rule = rules_.rows[rule_].span.end <= forms_.span[form + 1].begin;
    features_.count = 0;
    reader_.features(form, rule, features_);
    return ends_({form, rule, abbreviated(span.end) || closes_single(form), joins(span.end)}, features_, reader_);
  }

  /// A single closing mark behind a stop: 'It is closed.' The treebanks have next to none.
  [[nodiscard]] bool closes_single(std::uint32_t form) const {
    return form > 0 && forms_.shape[form] == Shape::apostrophe && forms_.gap[form] == Gap::none &&
           forms_.gap[form + 1] != Gap::none &&
           (forms_.shape[form - 1] == Shape::stop || forms_.shape[form - 1] == Shape::mark);
  }

  /// Whether what ends at this byte is, or looks like, an abbreviation with its stop: "Rep.", "U.S.", "C.", "no.".
  [[nodiscard]] bool abbreviated(std::uint32_t byte) const {
    if (tokens_.lower[byte - 1] != '.' || token_ == 0) return false;
    const std::string_view last = tokens_.lower_at(token_ - 1);
    if (last.size() > 1) return last.front() != '.';
    if (token_ < 2 || tokens_.span[token_ - 2].end + 1 != byte) return false;
    const Span word = tokens_.span[token_ - 2];
    return (word.size() == 1 && tokens_.capital[token_ - 2] != 0) ||
           abbreviation_marks(std::string_view(tokens_.lower).substr(word.begin, word.size() + 1)) != 0;
  }

  /// Whether an abbreviation that never ends a sentence ends at this byte ("Gen.").
  [[nodiscard]] bool joins(std::uint32_t byte) const {
    return token_ > 0 && tokens_.span[token_ - 1].end == byte && tokens_.lower[byte - 1] == '.' &&
           (abbreviation_marks(tokens_.lower_at(token_ - 1)) & kJoins) != 0;
  }

  void emit(std::uint32_t last_form, std::uint32_t paragraph) {
    const auto row = static_cast<std::uint32_t>(out_.rows.size());
    for (std::uint32_t i = first_token_; i < token_; ++i) tokens_.sentence[i] = row;
    out_.rows.push_back(
        {{forms_.span[first_form_].begin, forms_.span[last_form].end}, paragraph, first_token_, token_});
    first_token_ = token_;
    first_form_ = last_form + 1;
  }

  Tokens& tokens_;
  const Forms& forms_;
  const EndsBehind& ends_;
  Sentences rules_;
  BoundaryReader reader_;
  Sentences out_;
  Features features_;
  std::size_t rule_ = 0;
  std::uint32_t token_ = 0;
  std::uint32_t first_token_ = 0;
  std::uint32_t first_form_ = 0;
};

}  // namespace

Sentences cut_sentences(std::string_view text, Tokens& tokens, const Forms& forms, const EndsBehind& ends) {
  return SentenceCutter(text, tokens, forms, ends).run();
}

}  // namespace whosays::token
