#include "footing/broken_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"
#include "base/slip.h"
#include "base/utf8.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

bool ends_whole(std::string_view text, const Sentence& sentence) {
  static constexpr std::string_view kEnds = ".!?:;)]\"'";
  const char last = text[sentence.span.end - 1];
  return kEnds.find(last) != std::string_view::npos || text.substr(0, sentence.span.end).ends_with("”") ||
         text.substr(0, sentence.span.end).ends_with("’") || text.substr(0, sentence.span.end).ends_with("»") ||
         text.substr(0, sentence.span.end).ends_with("…");
}

bool begins_small(const Input& input, const Sentence& sentence) {
  const char first = input.article.text[sentence.span.begin];
  return input.text.tokens.kind[sentence.first_token] == TokenKind::word && ascii::is_lower(first);
}

/// Goes over a text's sentences with what stands around them.
class CutSentences {
 public:
  CutSentences(const Input& input, Integrity& out) : input_(input), rows_(input.text.sentences.rows), out_(out) {}

  void run() {
    for (std::size_t row = 0; row < rows_.size(); ++row) look_at(row);
  }

 private:
  [[nodiscard]] bool begins_paragraph(std::size_t row) const {
    return row == 0 || rows_[row - 1].paragraph != rows_[row].paragraph;
  }
  [[nodiscard]] bool ends_paragraph(std::size_t row) const {
    return row + 1 == rows_.size() || rows_[row + 1].paragraph != rows_[row].paragraph;
  }
  /// Items of lists begin small and end without a stop, one below the other.
  [[nodiscard]] bool in_list(std::size_t row) const {
    return (row > 0 && begins_small(input_, rows_[row - 1])) ||
           (row + 1 < rows_.size() && begins_small(input_, rows_[row + 1])) ||
           (row > 0 && input_.article.text[rows_[row - 1].span.end - 1] == ':');
  }

  /// "so the quay is lost — Orla Finch (@finch) May 3, 2031": a post is written and signed so.
  [[nodiscard]] bool in_post(std::size_t row) const {
    constexpr std::size_t kMostSentences = 12;
    constexpr std::uint32_t kLongestSignature = 90;
    const std::size_t last_row = std::min(row + kMostSentences, rows_.size() - 1);
    while (row < last_row && !ends_paragraph(row)) ++row;
    const std::uint32_t end = rows_[row].span.end;
    const Span last{end - std::min(end, kLongestSignature), end};
    return slice(input_.article.text, last).find(" (@") != std::string_view::npos;
  }

  void look_at(std::size_t row) {
    constexpr std::uint32_t kLongestHeading = 15;
    const Sentence& sentence = rows_[row];
    const std::uint32_t tokens = sentence.end_token - sentence.first_token;
    const bool only_one = begins_paragraph(row) && ends_paragraph(row);
    const bool whole = ends_whole(input_.article.text, sentence);
    const bool small = begins_small(input_, sentence) && row > 0 && tokens > 1;
    const bool is_short = only_one && tokens < kLongestHeading;
    if (small && is_short && !whole && !in_list(row))
      return add(IntegrityKind::orphaned_fragment, sentence, "neither a beginning nor an end, alone in its paragraph");
    // A short paragraph without a stop is a heading; a long one, or the end of a longer paragraph, has been cut.
    const bool cut = ends_paragraph(row) && !is_short && tokens > 2 && !whole;
    if ((cut || small) && in_post(row)) return;
    if (cut) add(IntegrityKind::truncated_sentence, sentence, "the sentence has no end");
    if (small) add(IntegrityKind::truncated_sentence, sentence, "the sentence has no beginning");
  }

  void add(IntegrityKind kind, const Sentence& sentence, std::string note) {
    out_.rows.push_back({kind, {sentence.span}, std::move(note)});
  }

  const Input& input_;
  const std::vector<Sentence>& rows_;
  Integrity& out_;
};

/// What was found in one paragraph.
struct Debris {
  std::vector<Span> spans;
  int counts = 0;
  std::string why;  ///< of the first that counts most
  int most = 0;
};

/// Latin and Cyrillic or Greek letters in one word: they look alike, so it was written to look like another word.
bool mixes_alphabets(std::string_view word) {
  if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return false;
  bool latin = false;
  bool other = false;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    at += d.length;
    latin = latin || (d.point < 0x80 && ascii::is_letter(static_cast<char>(d.point)));
    other = other || (d.point >= 0x391 && d.point <= 0x3C9) || (d.point >= 0x400 && d.point <= 0x45F);
  }
  return latin && other;
}

class DebrisFinder {
 public:
  explicit DebrisFinder(const Input& input) : input_(input) {}

  void run(Integrity& out) {
    for (const Sentence& sentence : input_.text.sentences.rows) look_at(sentence);
    constexpr int kEnough = 2;
    for (auto& [paragraph, found] : found_)
      if (found.counts >= kEnough)
        out.rows.push_back({IntegrityKind::translation_debris, std::move(found.spans), std::move(found.why)});
  }

 private:
  void look_at(const Sentence& sentence) {
    static const lexicon::PhraseIndex phrases("debris.tsv");
    const auto lower = [&](std::uint32_t i) { return input_.text.tokens.lower_at(i); };
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      const std::uint32_t circle = end_of_circle(i, sentence.end_token);
      if (circle != 0) {
        add(sentence, {i, circle}, 2, "the same words again and again");
        i = circle;
      } else if (input_.text.tokens.kind[i] == TokenKind::word && mixes_alphabets(lower(i))) {
        add(sentence, {i, i + 1}, 2, "letters of two alphabets in a word");
        ++i;
      } else if (const auto match = phrases.match(i, sentence.end_token, lower); match && is_plain({i, match->end})) {
        const bool alone = phrases.table().at(match->row, "counts") == "2";
        add(sentence, {i, match->end}, alone ? 2 : 1, phrases.table().at(match->row, "why"));
        i = match->end;
      } else {
        ++i;
      }
    }
  }

  /// "the A team", "to IS": a capital inside means a name, not a slip.
  [[nodiscard]] bool is_plain(TokenRange range) const {
    const bool one_letter = input_.text.tokens.span[range.end - 1].size() == 1;
    return !one_letter || input_.text.tokens.capital[range.end - 1] == 0;
  }

  /// Where three or more repetitions of two to six tokens end, or five of one word; 0 when there are none.
  [[nodiscard]] std::uint32_t end_of_circle(std::uint32_t at, std::uint32_t high) const {
    constexpr std::uint32_t kLongest = 6;
    const auto& tokens = input_.text.tokens;
    if (tokens.kind[at] != TokenKind::word) return 0;
    const auto is_word = [&](std::uint32_t i) { return i < high && tokens.kind[i] == TokenKind::word; };
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
      return tokens.span[a].size() == tokens.span[b].size() && tokens.lower_at(a) == tokens.lower_at(b);
    };
    for (std::uint32_t length = 1; length <= kLongest && at + 3 * length <= high; ++length) {
      if (length == 2 && !is_word(at + 1)) continue;  // "no, no, no"
      std::uint32_t end = at + length;
      while (end < high && same(end, end - length)) ++end;
      if (end - at >= (length == 1 ? 5 : 3 * length)) return end;
    }
    return 0;
  }

  void add(const Sentence& sentence, TokenRange tokens, int counts, std::string_view why) {
    Debris& found = found_[sentence.paragraph];
    found.spans.push_back(span_of(input_.text, tokens));
    found.counts += counts;
    if (counts > found.most) found.why = why;
    found.most = std::max(found.most, counts);
  }

  const Input& input_;
  std::map<std::uint32_t, Debris> found_;
};

/// The last word of a name in small letters, without a possessive; empty where it is no word with a capital.
std::string surname_in(const Passage& passage, Span span) {
  const TokenRange tokens = tokens_of(passage, span);
  for (std::uint32_t i = tokens.end; i > tokens.begin; --i) {
    const std::string_view word = passage.tokens.lower_at(i - 1);
    if (word == "'s" || word == "’s" || word == "'" || word == "’") continue;
    return passage.tokens.capital[i - 1] != 0 ? std::string(word) : std::string();
  }
  return {};
}

}  // namespace

void add_cut_sentences(const Input& input, Integrity& out) { CutSentences(input, out).run(); }

void add_debris(const Input& input, Integrity& out) {
  const std::string_view language = input.article.language;
  if (language.empty() || language == "en" || language.starts_with("en-")) DebrisFinder(input).run(out);
}

void add_name_variants(const Input& input, Integrity& out) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kMost = 12;  // spellings of one person that are compared
  for (const Actor& actor : input.actors.rows) {
    if (actor.kind != ActorKind::person || !actor.named) continue;
    std::map<std::string, Span> spellings;
    for (const Mention& m : input.actors.mentions.at(actor.mentions)) {
      const std::string word = m.field == Field::text ? surname_in(input.text, m.span) : std::string();
      if (word.size() >= kShortest && spellings.size() < kMost) spellings.try_emplace(word, m.span);
    }
    IntegrityMark row{IntegrityKind::name_variants, {}, {}};
    for (const auto& [word, span] : spellings) {
      const bool slip = std::any_of(spellings.begin(), spellings.end(),
                                    [&, &here = word](const auto& other) { return one_slip_apart(here, other.first); });
      if (slip) row.spans.push_back(span);
    }
    if (row.spans.empty()) continue;
    std::sort(row.spans.begin(), row.spans.end());
    row.note = "one name in several spellings, taken for one person";
    out.rows.push_back(std::move(row));
  }
}

void add_encoding_marks(const Article& article, Integrity& out) {
  using Kind = EncodingMark::Kind;
  for (const Kind kind : {Kind::mojibake, Kind::mixed}) {
    for (const bool repaired : {true, false}) {
      IntegrityMark row{kind == Kind::mojibake ? IntegrityKind::mojibake : IntegrityKind::mixed_encoding, {}, {}};
      for (const EncodingMark& mark : article.encoding_marks)
        if (mark.kind == kind && mark.repaired == repaired) row.spans.push_back(mark.span);
      if (row.spans.empty()) continue;
      row.note = kind == Kind::mojibake ? "UTF-8 that had been taken for windows-1252; "
                                        : "bytes of another charset inside UTF-8; ";
      row.note += repaired ? "put right" : "left as it came";
      out.rows.push_back(std::move(row));
    }
  }
}

}  // namespace whosays::footing
