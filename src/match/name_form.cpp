// See name_form.h.
#include "match/name_form.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "lexicon/lexicon.h"

namespace whosays::match {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// ICU's objects are costly to make and not to be shared by threads.
struct Latin {
  Latin() : latin(made("Any-Latin")), plain(made("NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower")) {}
  static std::unique_ptr<icu::Transliterator> made(const char* rules) {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(rules, UTRANS_FORWARD, status));
  }
  std::unique_ptr<icu::Transliterator> latin, plain;
};

bool has_cyrillic(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); ++i)
    if (text[i] >= 0x400 && text[i] <= 0x52f) return true;
  return false;
}

/// Cyrillic comes out as in ISO 9, one letter for one; newspapers write these with two.
void as_newspapers_write(icu::UnicodeString& text) {
  static constexpr std::array<std::pair<const char16_t*, const char16_t*>, 6> kPairs = {{{u"\u00fb", u"yu"},
                                                                                         {u"\u00db", u"Yu"},
                                                                                         {u"\u00e2", u"ya"},
                                                                                         {u"\u00c2", u"Ya"},
                                                                                         {u"\u015d", u"shch"},
                                                                                         {u"h", u"kh"}}};
  for (const auto& [one, two] : kPairs) text.findAndReplace(one, two);
}

std::string in_latin(std::string_view text) {
  std::string out;
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    out.assign(text);
    std::transform(out.begin(), out.end(), out.begin(), ascii::lowered);
    return out;
  }
  static thread_local const Latin of_this_thread;
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const bool cyrillic = has_cyrillic(unicode);
  if (of_this_thread.latin) of_this_thread.latin->transliterate(unicode);
  if (cyrillic) as_newspapers_write(unicode);
  if (of_this_thread.plain) of_this_thread.plain->transliterate(unicode);
  unicode.toUTF8String(out);
  return out;
}

/// What lexicon/match_words.tsv says of a word: its kind and what it stands for.
struct Known {
  std::string_view kind;
  std::string_view stands_for;
};

const std::map<std::string_view, Known>& known_words() {
  static const std::map<std::string_view, Known> words = [] {
    const lexicon::Table table("match_words.tsv");
    std::map<std::string_view, Known> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      out.emplace(table.at(row, "word"), Known{table.at(row, "kind"), table.at(row, "stands for")});
    return out;
  }();
  return words;
}

std::optional<Known> known(std::string_view word) {
  const auto found = known_words().find(word);
  if (found == known_words().end()) return std::nullopt;
  return found->second;
}

/// "3rd", "14th" -> "3", "14".
std::optional<std::string> number_of(std::string_view word) {
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), ascii::is_digit) - word.begin());
  if (digits == 0) return std::nullopt;
  const std::string_view rest = word.substr(digits);
  if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th") return std::nullopt;
  return std::string(word.substr(0, digits));
}

/// Words cut at everything that is no letter or digit. Apostrophes and stops inside a word join: "O'Neil", "p.l.c.".
struct Cut {
  std::vector<std::string> words;
  std::size_t comma = 0;  ///< number of words before the first comma, 0 when there is none
};

Cut cut(std::string_view text) {
  Cut out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty() && out.words.size() < kMostParts) out.words.push_back(word.substr(0, kLongestPart));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (ascii::is_lower(c) || ascii::is_digit(c)) {
      word += c;
    } else if (c == '\'' || c == '`') {
      continue;
    } else if (c == '.') {
      // "A.B.C." is one word, "J. Smith" and "inc. of" are two
      const bool single = word.size() == 1 || (word.size() > 1 && i >= 2 && text[i - 2] == '.');
      if (!single || i + 1 >= text.size() || !ascii::is_lower(text[i + 1])) end_word();
    } else {
      end_word();
      if (c == ',' && out.comma == 0) out.comma = out.words.size();
    }
  }
  end_word();
  return out;
}

/// Legal forms of several words become one: "limited liability company" -> "llc". Longest first.
void join_phrases(Cut& cut) {
  for (std::size_t i = 0; i < cut.words.size(); ++i) {
    std::string phrase = cut.words[i];
    std::size_t best = 0;
    std::string_view form;
    for (std::size_t j = i + 1; j < std::min(cut.words.size(), i + 5); ++j) {
      phrase += ' ';
      phrase += cut.words[j];
      if (const auto found = known(phrase)) {
        best = j;
        form = found->stands_for;
      }
    }
    if (best == 0) continue;
    cut.words[i] = form;
    const auto from = cut.words.begin() + static_cast<std::ptrdiff_t>(i);
    cut.words.erase(from + 1, from + static_cast<std::ptrdiff_t>(best - i) + 1);
    if (cut.comma > best) cut.comma -= best - i;
  }
}

/// A part of the name, or none when the word is a title.
std::optional<Part> part_of(const std::string& word, const NameForm& form) {
  const bool person = form.kind == NameKind::person;
  Part part{word, {}, PartKind::plain};
  if (const auto number = number_of(word)) {
    part = {*number, {}, PartKind::number};
  } else if (const auto found = known(word)) {
    const std::string_view kind = found->kind;
    if (!found->stands_for.empty()) part.letters = found->stands_for;
    if (kind == "title" && person) return std::nullopt;
    if (kind == "particle" && person) part.kind = PartKind::particle;
    if (kind == "suffix" && person) part.kind = PartKind::suffix;
    if (kind == "suffix" && !person) part.kind = PartKind::number;
    if (kind == "form") part.kind = PartKind::legal_form;
    if (kind == "filler") part.kind = PartKind::filler;
    if (kind == "number" && !person) part.kind = PartKind::number;
    if (kind == "title" || (kind == "particle" && !person) || (kind == "number" && person)) part.letters = word;
  } else if (word.size() == 1 && person) {
    part.kind = PartKind::initial;
  }
  part.sound = sound_of(part.letters);
  return part;
}

/// "Frost, William W." -> William W Frost; what stands behind a company's comma is its form.
void turn_at_comma(NameForm& form, std::size_t comma) {
  if (form.kind != NameKind::person || comma == 0 || comma >= form.parts.size()) return;
  if (form.parts[comma].kind == PartKind::suffix || form.parts[comma].kind == PartKind::legal_form) return;
  std::rotate(form.parts.begin(), form.parts.begin() + static_cast<std::ptrdiff_t>(comma), form.parts.end());
}

/// Letters that are confused across writing systems, as one; longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kSounds = {{
    {"tsch", "s"}, {"sch", "s"}, {"tch", "s"}, {"cz", "s"},  {"sh", "s"}, {"ch", "s"}, {"zh", "s"},
    {"ts", "s"},   {"tz", "s"},  {"dj", "j"},  {"dzh", "j"}, {"kh", "h"}, {"gh", "g"}, {"ph", "f"},
    {"th", "t"},   {"dh", "d"},  {"ck", "k"},  {"qu", "k"},  {"ce", "s"}, {"ci", "s"}, {"q", "k"},
    {"c", "k"},    {"z", "s"},   {"x", "ks"},  {"w", "v"},   {"b", "b"},
}};

}  // namespace

std::string plain_letters(std::string_view text) {
  std::string out;
  for (const char c : in_latin(text)) {
    if (ascii::is_lower(c) || ascii::is_digit(c))
      out += c;
    else if (!out.empty() && out.back() != ' ' && c != '\'')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string sound_of(std::string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size();) {
    std::string_view sound = letters.substr(i, 1);
    std::size_t length = 1;
    for (const auto& [written, heard] : kSounds)
      if (letters.substr(i).starts_with(written)) {
        sound = heard;
        length = written.size();
        break;
      }
    if (i == 0 && sound == "ks") sound = "s";
    for (const char c : sound) {
      const bool silent = c == 'h' && i > 0;
      if (is_vowel(c) || c == 'j' || silent) {
        if (i == 0) out += c == 'y' || c == 'j' || c == 'i' ? 'y' : 'a';
        continue;
      }
      if (out.empty() || out.back() != c) out += c;
    }
    i += length;
  }
  return out;
}

NameForm name_form(std::string_view name, NameKind kind) {
  NameForm form;
  form.kind = kind;
  // A name of 500 characters is no name; its beginning is looked at.
  Cut words = cut(in_latin(name.substr(0, 8 * kMostParts * 4)));
  join_phrases(words);
  std::size_t comma = 0;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (i == words.comma) comma = form.parts.size();
    if (auto part = part_of(words.words[i], form)) form.parts.push_back(std::move(*part));
  }
  turn_at_comma(form, words.comma == 0 ? 0 : comma);
  for (const Part& part : form.parts)
    if (part.kind != PartKind::legal_form && part.kind != PartKind::filler) form.joined += part.letters;
  return form;
}

}  // namespace whosays::match
