#include "relate/words.h"

#include <unordered_set>

#include "base/ascii.h"
#include "base/suffix.h"
#include "base/utf8.h"

namespace whosays::relate {
namespace {

using Set = std::unordered_set<std::string_view>;

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

// Commas and dots stay inside a number, apostrophes inside a word.
bool goes_on(std::string_view text, std::size_t at, std::size_t end, bool digit) {
  const auto [c, length] = utf8::decode(text, at);
  if (utf8::is_word(c)) return true;
  const std::size_t next = at + length;
  if (next >= end) return false;
  const char32_t following = utf8::decode(text, next).point;
  if (is_apostrophe(c)) return !digit && utf8::is_letter(following);
  return digit && (c == U',' || c == U'.') && utf8::is_digit(following);
}

Piece piece_at(std::string_view text, std::size_t at, std::size_t end) {
  Piece piece;
  const char32_t first = utf8::decode(text, at).point;
  piece.begin = static_cast<std::uint32_t>(at);
  piece.capital = utf8::is_upper(first);
  piece.digit = utf8::is_digit(first);
  bool possessive = false;
  for (;;) {
    const std::size_t plain = at;
    while (at < end && ascii::is_alnum(text[at])) ++at;  // nearly all there is
    piece.text.append(text.substr(plain, at - plain));
    if (at >= end || !goes_on(text, at, end, piece.digit)) break;
    const auto [c, length] = utf8::decode(text, at);
    if (is_apostrophe(c)) {
      possessive = text.substr(at + length, 1) == "s" || text.substr(at + length, 1) == "S";
    } else if (c != U',') {
      piece.text.append(text.substr(at, length));
    }
    at += length;
  }
  piece.end = static_cast<std::uint32_t>(at);
  for (char& c : piece.text) c = ascii::lowered(c);
  if (possessive && piece.text.size() > 2 && piece.text.ends_with('s')) piece.text.pop_back();
  return piece;
}

}  // namespace

std::vector<Piece> pieces_in(std::string_view text, std::size_t begin, std::size_t end, std::size_t most) {
  std::vector<Piece> out;
  pieces_in(text, begin, end, most, out);
  return out;
}

void pieces_in(std::string_view text, std::size_t begin, std::size_t end, std::size_t most, std::vector<Piece>& out) {
  out.clear();
  for (std::size_t at = begin; at < end && out.size() < most;) {
    if (static_cast<unsigned char>(text[at]) < 0x80 && !ascii::is_alnum(text[at])) {
      ++at;
      continue;
    }
    const auto [c, length] = utf8::decode(text, at);
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      out.push_back(piece_at(text, at, end));
      at = out.back().end;
    } else {
      at += length;
    }
  }
}

std::string stem_of(std::string_view word) {
  std::string out(word);
  if (out.size() < 4 || ascii::is_digit(out.front())) return out;
  if (drop_suffix(out, "ies", 2) || drop_suffix(out, "ied", 2)) {
    out += 'y';
  } else if (!drop_suffix(out, "ing", 3) && !drop_suffix(out, "ed", 3) && !out.ends_with("ss") &&
             !out.ends_with("us")) {
    if (!drop_suffix(out, "es", 4)) drop_suffix(out, "s", 3);
  }
  if (out.size() > 5) drop_suffix(out, "ly", 3);
  if (out.size() > 3 && out.back() == out[out.size() - 2] &&
      std::string_view("bdgmnprtl").find(out.back()) != std::string_view::npos)
    out.pop_back();
  if (out.size() > 3 && out.back() == 'e') out.pop_back();
  if (out.size() > 4 && out.ends_with("is")) out.back() = 'z';                       // organis-, organiz-
  if (out.size() > 4 && out.ends_with("our")) out.replace(out.size() - 3, 3, "or");  // labour, labor
  return out;
}

bool is_function_word(std::string_view word) {
  static const Set kSet = {
      "the",     "a",       "an",     "and",     "or",      "but",     "nor",      "of",      "in",         "on",
      "at",      "to",      "for",    "from",    "by",      "with",    "as",       "into",    "onto",       "over",
      "under",   "about",   "after",  "before",  "between", "among",   "during",   "since",   "until",      "against",
      "through", "without", "within", "toward",  "towards", "upon",    "near",     "off",     "out",        "up",
      "down",    "than",    "that",   "which",   "who",     "whom",    "whose",    "what",    "when",       "where",
      "while",   "why",     "how",    "whether", "if",      "because", "although", "though",  "unless",     "so",
      "is",      "are",     "was",    "were",    "be",      "been",    "being",    "am",      "has",        "have",
      "had",     "having",  "do",     "does",    "did",     "will",    "would",    "shall",   "should",     "can",
      "could",   "may",     "might",  "must",    "not",     "no",      "i",        "you",     "he",         "she",
      "it",      "we",      "they",   "me",      "him",     "her",     "us",       "them",    "my",         "your",
      "his",     "its",     "our",    "their",   "this",    "these",   "those",    "there",   "here",       "then",
      "also",    "any",     "all",    "some",    "such",    "other",   "both",     "each",    "either",     "more",
      "most",    "just",    "only",   "very",    "too",     "now",     "dont",     "didnt",   "isnt",       "wasnt",
      "cant",    "wont",    "im",     "ive",     "were",    "itself",  "himself",  "herself", "themselves", "mr",
      "mrs",     "ms"};
  return kSet.contains(word);
}

bool is_first_person(std::string_view word) {
  static const Set kSet = {"i", "we", "my", "our", "me", "us", "im", "ive", "weve", "id", "myself", "ourselves"};
  return kSet.contains(word);
}

bool is_number_word(std::string_view word) {
  static const Set kSet = {"two",     "three",    "four",    "five",    "six",      "seven",   "eight",
                           "nine",    "ten",      "eleven",  "twelve",  "thirteen", "fifteen", "twenty",
                           "thirty",  "forty",    "fifty",   "sixty",   "seventy",  "eighty",  "ninety",
                           "hundred", "thousand", "million", "billion", "trillion", "dozen",   "half"};
  return kSet.contains(word);
}

}  // namespace whosays::relate
