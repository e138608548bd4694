#include "story/words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "base/suffix.h"
#include "base/utf8.h"

namespace whosays::story {
namespace {

using Words = std::unordered_set<std::string_view>;

// Irregular forms, and words that say the same of anything: a substitution outside this list keeps two claims apart.
const std::unordered_map<std::string_view, std::string_view>& forms() {
  static const std::unordered_map<std::string_view, std::string_view> kForms = {
      {"is", "be"},           {"are", "be"},         {"was", "be"},        {"were", "be"},       {"been", "be"},
      {"being", "be"},        {"am", "be"},          {"does", "do"},       {"did", "do"},        {"done", "do"},
      {"said", "say"},        {"told", "tell"},      {"informed", "tell"}, {"inform", "tell"},   {"kept", "keep"},
      {"held", "keep"},       {"hold", "keep"},      {"holding", "keep"},  {"paid", "pay"},      {"met", "meet"},
      {"knew", "know"},       {"known", "know"},     {"gave", "give"},     {"given", "give"},    {"took", "take"},
      {"taken", "take"},      {"wrote", "write"},    {"written", "write"}, {"went", "go"},       {"gone", "go"},
      {"sent", "send"},       {"made", "make"},      {"making", "make"},   {"found", "find"},    {"saw", "see"},
      {"seen", "see"},        {"bought", "buy"},     {"purchased", "buy"}, {"purchase", "buy"},  {"brought", "bring"},
      {"spoke", "speak"},     {"spoken", "speak"},   {"stole", "steal"},   {"stolen", "steal"},  {"lost", "lose"},
      {"won", "win"},         {"sold", "sell"},      {"hid", "hide"},      {"hidden", "hide"},   {"led", "lead"},
      {"began", "start"},     {"begun", "start"},    {"begin", "start"},   {"requested", "ask"}, {"request", "ask"},
      {"postponed", "delay"}, {"postpone", "delay"}, {"assisted", "help"}, {"assist", "help"},   {"people", "person"},
      {"men", "man"},         {"women", "woman"},
  };
  return kForms;
}

const Words& fillers() {
  static const Words kSet = {"the", "a",   "an",   "that", "have", "has", "had", "having", "also", "then",
                             "do",  "did", "does", "mr",   "mrs",  "ms",  "dr",  "sir",    "of"};
  return kSet;
}

const Words& functions() {
  static const Words kSet = {
      "be",      "do",     "by",     "to",     "from",  "for",  "with",  "against", "in",      "on",      "at",
      "into",    "over",   "under",  "about",  "and",   "or",   "but",   "as",      "if",      "so",      "than",
      "until",   "before", "after",  "during", "since", "when", "while", "who",     "which",   "what",    "whether",
      "will",    "would",  "should", "can",    "could", "must", "shall", "i",       "we",      "he",      "she",
      "it",      "they",   "him",    "her",    "them",  "his",  "their", "its",     "my",      "our",     "you",
      "your",    "this",   "these",  "those",  "there", "not",  "no",    "any",     "all",     "some",    "one",
      "other",   "up",     "out",    "off",    "me",    "us",   "say",   "tell",    "because", "without", "between",
      "through", "now",    "just",   "only",   "very",  "own"};
  return kSet;
}

constexpr std::array<std::string_view, 5> kAbbreviations = {"mr", "mrs", "ms", "dr", "st"};

bool is_closing_mark(char32_t c) { return c == U'”' || c == U'»' || c == U'"' || c == U'’' || c == U')'; }

struct Scanner {
  std::string_view text;
  std::vector<Word> out;
  bool quoted = false;
  std::size_t at = 0;

  void step_outside(char32_t c) {
    if (c == U'\n') quoted = false;
    if (c == U'“' || c == U'«') quoted = true;
    if (c == U'”' || c == U'»') quoted = false;
    if (c == U'"') quoted = !quoted;
  }

  // Apostrophes stay inside a word ("don't"), commas and dots inside a number ("1,200").
  [[nodiscard]] bool goes_on(char32_t c, bool number) const {
    if (utf8::is_word(c)) return true;
    const std::size_t next = at + utf8::decode(text, at).length;
    if (next >= text.size()) return false;
    const char32_t following = utf8::decode(text, next).point;
    if (c == U'\'' || c == U'’') return utf8::is_letter(following) && !number;
    return number && (c == U',' || c == U'.') && utf8::is_digit(following);
  }

  void word(char32_t first) {
    Word w;
    const std::size_t begin = at;
    w.capital = utf8::is_upper(first);
    w.number = utf8::is_digit(first);
    w.quoted = quoted;
    while (at < text.size()) {
      const auto [c, length] = utf8::decode(text, at);
      if (!goes_on(c, w.number)) break;
      if (c == U'’' || c == U'\'') {
        w.text += '\'';
      } else if (!(w.number && c == U',')) {
        w.text.append(text.substr(at, length));
      }
      at += length;
    }
    w.text = utf8::ascii_lowered(w.text);
    if (w.text.size() > 2 && w.text.ends_with("'s")) w.text.resize(w.text.size() - 2);
    w.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    out.push_back(std::move(w));
  }

  void run() {
    while (at < text.size()) {
      const auto [c, length] = utf8::decode(text, at);
      if (utf8::is_word(c)) {
        word(c);
      } else {
        step_outside(c);
        at += length;
      }
    }
  }
};

// True when the dot at `dot` belongs to "Mr." or an initial.
bool is_abbreviation(std::string_view text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) > ' ' && dot - begin < 5) --begin;
  const std::string before = utf8::ascii_lowered(text.substr(begin, dot - begin));
  if (before.size() == 1 && ascii::is_lower(before[0])) return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), before) != kAbbreviations.end();
}

// True when a sentence ends with the byte at `at`: a mark of ending with a blank or a closing mark behind it.
bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != '?' && c != '!') return false;
  if (at + 1 >= text.size()) return true;
  if (c == '.' && is_abbreviation(text, at)) return false;
  if (text[at + 1] == ' ' || text[at + 1] == '\n') return true;
  const auto [mark, length] = utf8::decode(text, at + 1);
  const std::size_t behind = at + 1 + length;
  // `"...," he said` goes on behind its mark; `..." The next` does not.
  return is_closing_mark(mark) && behind + 1 < text.size() && text[behind] == ' ' &&
         utf8::is_upper(utf8::decode(text, behind + 1).point);
}

}  // namespace

std::vector<Word> words_in(std::string_view text) {
  Scanner scanner{text, {}};
  scanner.run();
  return std::move(scanner.out);
}

std::string normal(std::string_view text) {
  std::string out;
  for (const Word& word : words_in(text)) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::string stem(std::string_view word) {
  if (const auto it = forms().find(word); it != forms().end()) return std::string(it->second);
  std::string out(word);
  if (out.size() < 4) return out;
  if (drop_suffix(out, "ies", 2) || drop_suffix(out, "ied", 2)) {
    out += 'y';
  } else if (!drop_suffix(out, "ing", 3) && !drop_suffix(out, "ed", 3) && !out.ends_with("ss") &&
             !out.ends_with("us")) {
    drop_suffix(out, "s", 3);
  }
  if (out.size() > 3 && out.back() == out[out.size() - 2] &&
      std::string_view("bdgmnprt").find(out.back()) != std::string_view::npos)
    out.pop_back();
  if (out.size() > 3 && out.back() == 'e') out.pop_back();
  if (const auto it = forms().find(out); it != forms().end()) return std::string(it->second);
  return out;
}

bool is_filler(std::string_view word) { return fillers().contains(word); }
bool is_function(std::string_view stem) { return functions().contains(stem); }

bool is_negation(std::string_view word) {
  static const Words kSet = {"not", "no",     "never", "nobody",  "none",   "nothing", "neither",
                             "nor", "cannot", "false", "falsely", "untrue", "baseless"};
  return kSet.contains(word) || word.ends_with("n't");
}

bool is_first_person(std::string_view word) {
  static const Words kSet = {"i",     "we",   "my",    "our", "me",   "us",   "mine",  "ours",   "i'm",
                             "we're", "i've", "we've", "i'd", "we'd", "i'll", "we'll", "myself", "ourselves"};
  return kSet.contains(word);
}

bool is_pointing(std::string_view word) {
  static const Words kSet = {"he",   "she",   "it",    "they", "him",  "her",  "them",  "his",     "their", "its",
                             "this", "these", "those", "here", "it's", "he's", "she's", "they're", "you",   "your"};
  return kSet.contains(word);
}

bool is_generic_charge(std::string_view stem) {
  static const Words kSet = [] {
    return Words{"allegation",  "claim",  "accusation", "charg",         "suggestion", "wrongdo",  "story",
                 "report",      "matter", "question",   "comment",       "everyth",    "anyth",    "assertion",
                 "insinuation", "rumour", "rumor",      "categorically", "strongly",   "entirely", "completely",
                 "fals",        "untru",  "baseless",   "impropriety",   "made",       "make"};
  }();
  return kSet.contains(stem);
}

bool is_calendar(std::string_view word) {
  static const std::set<std::string_view> kSet = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  return kSet.contains(word);
}

bool is_everyday(std::string_view form) {
  static const std::set<std::string> kSet = [] {
    std::set<std::string> out;
    for (const std::string_view word :
         {"year",  "month",  "week", "day",   "hour",    "time",  "today", "last",  "next",  "first", "late",
          "later", "early",  "long", "new",   "old",     "good",  "great", "big",   "many",  "much",  "more",
          "most",  "less",   "few",  "two",   "three",   "four",  "five",  "six",   "seven", "eight", "nine",
          "ten",   "both",   "each", "every", "same",    "again", "still", "yet",   "even",  "well",  "way",
          "thing", "person", "part", "place", "come",    "came",  "go",    "went",  "gone",  "get",   "got",
          "give",  "gave",   "take", "took",  "make",    "made",  "put",   "want",  "need",  "like",  "know",
          "knew",  "see",    "saw",  "such",  "another", "whom",  "whose", "where", "how"})
      out.insert(stem(word));
    return out;
  }();
  return kSet.contains(std::string(form));
}

int hedge_strength(std::string_view word) {
  static const Words kSuspicion = {"may",     "might",     "possibly",    "perhaps",   "allegedly",
                                   "alleged", "suspected", "purportedly", "supposedly"};
  static const Words kBelief = {"believed",   "likely",  "probably", "thought", "understood", "apparently",
                                "reportedly", "appears", "appeared", "seems",   "seemed",     "reported"};
  if (kSuspicion.contains(word)) return 1;
  return kBelief.contains(word) ? 2 : 0;
}

bool has_words(std::string_view whole, std::string_view part) {
  if (part.empty()) return false;
  for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    const bool begins = at == 0 || whole[at - 1] == ' ';
    const std::size_t end = at + part.size();
    if (begins && (end == whole.size() || whole[end] == ' ')) return true;
  }
  return false;
}

Span sentence_around(std::string_view text, Span span) {
  constexpr std::size_t kReach = 4000;
  const std::size_t size = text.size();
  std::size_t begin = std::min<std::size_t>(span.begin, size);
  const std::size_t first = begin > kReach ? begin - kReach : 0;
  while (begin > first && text[begin - 1] != '\n' &&
         !(begin >= 2 && text[begin - 1] == ' ' && ends_sentence(text, begin - 2)))
    --begin;
  std::size_t end = std::clamp<std::size_t>(span.end, begin, size);
  const std::size_t last = std::min(size, end + kReach);
  if (end > begin && ends_sentence(text, end - 1)) --end;
  while (end < last && text[end] != '\n') {
    if (ends_sentence(text, end)) {
      ++end;
      break;
    }
    ++end;
  }
  while (begin > 0 && begin < size && utf8::is_continuation(text[begin])) --begin;
  while (end < size && utf8::is_continuation(text[end])) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace whosays::story
