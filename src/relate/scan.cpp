#include "relate/scan.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <unordered_set>

#include "base/utf8.h"
#include "relate/derived.h"
#include "relate/frequency.h"
#include "relate/page.h"
#include "relate/words.h"

namespace whosays::relate {
namespace {

constexpr std::size_t kLongestSentence = 120;  // words; what is longer has lost its marks and is cut

std::uint64_t hash64(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

struct Line {
  std::size_t begin = 0, end = 0;
  bool quoted = false;  // as a whole
};

std::string_view text_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

bool has_closing_post(std::string_view line) {
  // "— Name (@handle) May 3, 2031", "pic.twitter.com/..."
  return line.find("(@") != std::string_view::npos || line.find("pic.twitter.com/") != std::string_view::npos;
}

std::vector<Line> lines_in(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t last = end;
    while (last > at && (text[last - 1] == ' ' || text[last - 1] == '\r')) --last;
    if (last > at) out.push_back({at, last, false});
    at = end + 1;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (has_closing_post(text_of(text, out[i]))) {
      out[i].quoted = true;
      if (i > 0 && text_of(text, out[i]).size() < 120) out[i - 1].quoted = true;
    }
    // A statement set below the line that announces it.
    if (i > 0 && text[out[i - 1].end - 1] == ':') out[i].quoted = true;
  }
  return out;
}

/// Byte ranges inside quotation marks, within one line. A mark that is not closed ends with the line; so does, by the
/// rule of printers, a paragraph of a longer quotation.
std::vector<std::pair<std::size_t, std::size_t>> quotations(std::string_view text, const Line& line) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t open = std::string_view::npos;
  const auto close = [&](std::size_t at) {
    if (open != std::string_view::npos) out.emplace_back(open, at);
    open = std::string_view::npos;
  };
  for (std::size_t at = line.begin; at < line.end;) {
    const auto [c, length] = utf8::decode(text, at);
    const bool is_open = open != std::string_view::npos;
    if (c == U'“' || c == U'«' || (c == U'"' && !is_open)) {
      if (!is_open) open = at;
    } else if (c == U'”' || c == U'»' || c == U'"') {
      close(at);
    }
    at += length;
  }
  close(line.end);
  return out;
}

/// Single marks: "'We will not,' he said". Closed by a mark behind punctuation, else they were apostrophes.
void single_quotations(std::string_view text, const Line& line, std::vector<std::pair<std::size_t, std::size_t>>& out) {
  std::size_t open = std::string_view::npos;
  char32_t before = U' ';
  for (std::size_t at = line.begin; at < line.end;) {
    const auto [c, length] = utf8::decode(text, at);
    if ((c == U'\'' || c == U'‘') && (before == U' ' || before == U'(') && open == std::string_view::npos) {
      open = at;
    } else if ((c == U'\'' || c == U'’') && open != std::string_view::npos &&
               (before == U',' || before == U'.' || before == U'?' || before == U'!')) {
      out.emplace_back(open, at);
      open = std::string_view::npos;
    }
    before = c;
    at += length;
  }
}

bool is_abbreviation(std::string_view word) {
  static const std::unordered_set<std::string_view> kSet = {
      "mr", "mrs", "ms",  "dr",  "st",   "sen", "rep", "gov", "gen", "lt", "col", "sgt", "u", "s", "jr",  "sr",
      "no", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "vs",  "d",  "r",   "a",   "p", "m", "inc", "rev"};
  return word.size() <= 1 || kSet.contains(word);
}

/// True when a sentence ends between two pieces.
bool ends_between(std::string_view text, const Piece& left, const Piece& right) {
  for (std::size_t at = left.end; at < right.begin; ++at) {
    const char c = text[at];
    if (c == '?' || c == '!') return true;
    if (c == '.') return (right.capital || right.digit || at + 1 < right.begin - 1) && !is_abbreviation(left.text);
  }
  return false;
}

Word new_word(std::string_view form) {
  Word word;
  word.form = hash_of(form);
  word.stem = hash_of(stem_of(form));
  word.level = level_of(word.stem);
  word.function = is_function_word(form);
  word.first_person = is_first_person(form);
  word.number = is_number_word(form);
  return word;
}

/// What does not depend on the place of a word. Words come again and again: the last one of each place of a small table
/// is kept, under a hash of 64 bits (of a million forms two agree with a chance of one in forty million).
class KnownWords {
 public:
  const Word& of(std::string_view form) {
    const std::uint64_t hash = hash64(form);
    Kept& place = kept_[(hash ^ (hash >> 32U)) % kept_.size()];
    if (place.hash != hash) place = {hash, new_word(form)};
    return place.word;
  }

 private:
  struct Kept {
    std::uint64_t hash = 0;
    Word word;
  };
  std::vector<Kept> kept_ = std::vector<Kept>(1U << 16U);  // 1.5 MB: near the processor
};

struct ScanScratch {
  KnownWords known;
  std::vector<Piece> pieces;            // of the line at hand
  std::vector<std::uint32_t> names;     // stems
  std::vector<std::uint32_t> openings;  // words that open a sentence with a capital
};

class Scanning {
 public:
  Scanning(const Article& article, PageLists& page) : text_(article.text), page_(page) { scratch_->openings.clear(); }

  void run() {
    for (const Line& line : lines_in(text_)) {
      if (page_.words.size() >= kMostWords) break;
      scan_line(line);
    }
    mark_names();
    complete(page_);
  }

 private:
  void scan_line(const Line& line) {
    auto quoted = quotations(text_, line);
    if (quoted.empty()) single_quotations(text_, line, quoted);
    std::vector<Piece>& pieces = scratch_->pieces;
    pieces_in(text_, line.begin, line.end, kMostWords - page_.words.size(), pieces);
    std::size_t range = 0;
    std::uint32_t begin = size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Piece& piece = pieces[i];
      while (range < quoted.size() && quoted[range].second <= piece.begin) ++range;
      const bool inside = range < quoted.size() && quoted[range].first < piece.begin;
      add(piece, line.quoted || inside, begin == size());
      const bool last = i + 1 == pieces.size();
      if (last || size() - begin >= kLongestSentence || ends_between(text_, piece, pieces[i + 1])) {
        add_sentence(page_, begin, size());
        begin = size();
      }
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(page_.words.size()); }

  void add(const Piece& piece, bool quoted, bool opening) {
    Word word = scratch_->known.of(piece.text);
    word.quoted = quoted;
    word.number = word.number || piece.digit;
    word.name = piece.capital && !word.function && !opening;
    if (piece.capital && opening && !word.function) scratch_->openings.push_back(size());
    page_.words.push_back(word);
  }

  // A word that opens a sentence is a name when it stands as one elsewhere in the article, or is a very rare word.
  void mark_names() {
    std::vector<std::uint32_t>& names = scratch_->names;
    names.clear();
    for (const Word& word : page_.words)
      if (word.name) names.push_back(word.stem);
    std::sort(names.begin(), names.end());
    for (const std::uint32_t at : scratch_->openings)
      page_.words[at].name = std::binary_search(names.begin(), names.end(), page_.words[at].stem);
  }

  std::string_view text_;
  PageLists& page_;
  Lent<ScanScratch> scratch_;
};

// Days since 1970 of the first ten characters, "2031-05-03"; Howard Hinnant's days_from_civil.
std::int32_t day_of(std::string_view published) {
  int year = 0, month = 0, day = 0;
  if (published.size() < 10 || published[4] != '-' || published[7] != '-') return 0;
  std::from_chars(published.data(), published.data() + 4, year);
  std::from_chars(published.data() + 5, published.data() + 7, month);
  std::from_chars(published.data() + 8, published.data() + 10, day);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return 0;
  year -= month <= 2 ? 1 : 0;
  const int era = year / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// "Fox Online News", "CNN (Web News)", "New York Times - News": what others would print.
std::vector<std::uint32_t> outlet_words(std::string_view publisher) {
  publisher = publisher.substr(0, publisher.find(" ("));
  publisher = publisher.substr(0, publisher.find(" - "));
  std::vector<std::uint32_t> out;
  for (const Piece& piece : pieces_in(publisher, 0, publisher.size(), 8))
    if (piece.text != "the" && piece.text != "online") out.push_back(hash_of(piece.text));
  return out;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> tags) {
  return std::any_of(tags.begin(), tags.end(), [&](auto tag) { return text.find(tag) != std::string_view::npos; });
}

void take_tags(std::string_view text, PageHead& page) {
  const std::string_view head = text.substr(0, 400);
  const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 600));
  const bool dateline = has_any(head, {"(AP)", "(Reuters)", "(AFP)", "(UPI)"});
  page.agency_tag = dateline || has_any(tail, {"(AP)", "(Reuters)", "(AFP)", "(UPI)"}) ||
                    has_any(head, {"Associated Press"}) || has_any(tail, {"Associated Press"});
  page.contribution = has_any(tail, {"contributed to this", "contributed reporting"});
  const bool copyright = has_any(tail, {"Copyright", "All rights reserved", "may not be published"});
  page.reprint_tag = dateline || (page.agency_tag && copyright);
}

std::uint64_t number_of(const Article& article, std::uint64_t whole) {
  std::uint64_t hash = whole ^ 0x9e3779b97f4a7c15ULL;
  for (const char c : article.id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  hash = (hash ^ (hash >> 31)) * 0xbf58476d1ce4e5b9ULL;
  return (hash ^ (hash >> 29)) >> 16;
}

}  // namespace

std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t hash = 0x811c9dc5U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

Page scan(const Article& article) {
  Lent<PageLists> lists;
  lists->clear();
  Scanning(article, *lists).run();
  PageHead head;
  head.whole = 0xcbf29ce484222325ULL;
  std::size_t personal = 0;
  for (const Word& word : lists->words) {
    head.whole = (head.whole ^ word.form) * 0x100000001b3ULL;
    if (word.quoted) continue;
    ++head.own;
    personal += word.first_person ? 1U : 0U;
  }
  head.personal = 50 * personal > head.own;
  std::vector<std::uint32_t>& title = lists->title;
  for (const Piece& piece : pieces_in(article.title, 0, article.title.size(), 60))
    if (!is_function_word(piece.text)) title.push_back(hash_of(stem_of(piece.text)));
  std::sort(title.begin(), title.end());
  title.erase(std::unique(title.begin(), title.end()), title.end());
  lists->outlet = outlet_words(article.publisher);
  head.publisher = article.publisher.empty() ? 0 : hash64(utf8::ascii_lowered(article.publisher));
  head.url = article.url.empty() ? 0 : hash64(article.url);
  head.day = day_of(article.published);
  take_tags(article.text, head);
  head.number = number_of(article, head.whole);
  return {head, *lists};
}

}  // namespace whosays::relate
