// A token becomes one word, or several: a clitic is a word of its own ("do|n't", "it|'s", "can|not").
#include "token/words.h"

#include "base/utf8.h"

namespace whosays::token {
namespace {

class Cutter {
 public:
  Cutter(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

  Words run() {
    out_.state = LayerState::present;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) token(i);
    return std::move(out_);
  }

 private:
  void token(std::uint32_t i) {
    token_ = i;
    const Span span = tokens_.span[i];
    const std::string_view lower = tokens_.lower_at(i);
    if (clitic_behind(i)) {
      out_.part.back() = 1;
      emit(span, 2);
    } else if (lower == "cannot" || lower == "gonna" || lower == "gotta" || lower == "wanna") {
      pair(span, span.begin + 3);
    } else if (lower.ends_with("n't") && lower.size() > 3) {
      pair(span, span.end - 3);
    } else {
      emit(span, 0);
    }
  }

  /// 's behind a word, which the scanner makes a token of its own.
  [[nodiscard]] bool clitic_behind(std::uint32_t i) const {
    if (i == 0 || tokens_.span[i - 1].end != tokens_.span[i].begin || out_.part.back() != 0) return false;
    const std::string_view lower = tokens_.lower_at(i);
    return lower == "'s" || lower == "’s";
  }

  void pair(Span span, std::uint32_t cut) {
    emit({span.begin, cut}, 1);
    emit({cut, span.end}, 2);
  }

  void emit(Span span, std::uint8_t part) {
    out_.span.push_back(span);
    out_.token.push_back(token_);
    out_.part.push_back(part);
  }

  std::string_view text_;
  const Tokens& tokens_;
  std::uint32_t token_ = 0;
  Words out_;
};

}  // namespace

Words words_of(std::string_view text, const Tokens& tokens) { return Cutter(text, tokens).run(); }

}  // namespace whosays::token
