#include "show/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::show {
namespace {

/// One phrase for each value of an enumeration, in its order.
template <class E, std::size_t N>
std::string_view phrase(const std::array<std::string_view, N>& phrases, E value) {
  return phrases[static_cast<std::size_t>(value)];
}

/// A fixed-width decimal field of an ISO date; 0 when it is not one.
unsigned digits(std::string_view text) {
  unsigned value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, value);
  return problem == std::errc{} && stop == end ? value : 0;
}

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

constexpr std::array<std::string_view, 6> kMarks{"\"", "“", "”", "„", "«", "»"};

/// The inside of words that one pair of quotation marks encloses; none when they do not.
std::optional<std::string_view> enclosed(std::string_view words) {
  for (const std::string_view open : kMarks)
    for (const std::string_view close : kMarks) {
      if (words.size() < open.size() + close.size() || !words.starts_with(open) || !words.ends_with(close)) continue;
      const std::string_view inside = words.substr(open.size(), words.size() - open.size() - close.size());
      const bool nested = std::any_of(kMarks.begin(), kMarks.end(),
                                      [&](std::string_view m) { return inside.find(m) != std::string_view::npos; });
      if (!nested) return inside;
    }
  return std::nullopt;
}

std::string_view without_last_comma(std::string_view words) {
  return words.ends_with(',') ? words.substr(0, words.size() - 1) : words;
}

/// Records join the spans of an interrupted quotation by " ... "; when each has its own marks, all lose them.
std::string without_outer_marks(const std::string& words) {
  constexpr std::string_view kGap = " ... ";
  std::string out;
  for (std::size_t from = 0;;) {
    const std::size_t gap = words.find(kGap, from);
    const auto inside = enclosed(std::string_view(words).substr(from, gap == std::string::npos ? gap : gap - from));
    if (!inside) return words;
    if (from > 0) out += kGap;
    out += *inside;
    if (gap == std::string::npos) return out;
    from = gap + kGap.size();
  }
}

std::string inside_marks(std::string_view words) {
  std::string out = without_outer_marks(blanks_collapsed(words));
  std::replace(out.begin(), out.end(), '"', '\'');
  return std::string(without_last_comma(out));
}

std::string unnamed_words(const StatementRecord& s) {
  std::string out;
  if (s.count) {
    out = fmt::format("{} unnamed", *s.count);
  } else if (s.count_min) {
    out = fmt::format("at least {} unnamed", *s.count_min);
  } else {
    out = "unnamed";
  }
  const std::string& words = s.descriptor.empty() ? s.source : s.descriptor;
  return words.empty() ? out : out + ", " + quoted(words);
}

std::string named_words(const StatementRecord& s) {
  std::string out = s.actor.empty() ? s.source : s.actor;
  while (!out.empty() && std::string_view(",;: ").find(out.back()) != std::string_view::npos) out.pop_back();
  if (out.empty()) out = "a source the text leaves out";
  if (!s.speaks_for.empty() && s.speaks_for != out) out += ", for " + s.speaks_for;
  return out;
}

/// Seasons and weeks of TIMEX3 ("2030-WI", "2031-W18"); empty when it is neither.
std::string season_or_week(std::string_view iso) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSeasons{
      {{"SP", "spring"}, {"SU", "summer"}, {"FA", "autumn"}, {"WI", "winter"}}};
  if (iso.size() < 7 || iso[4] != '-' || digits(iso.substr(0, 4)) == 0) return {};
  for (const auto& [code, name] : kSeasons)
    if (iso.substr(5) == code) return fmt::format("{} {}", name, iso.substr(0, 4));
  const bool week = iso.size() == 8 && iso[5] == 'W' && digits(iso.substr(6)) > 0;
  return week ? fmt::format("week {} of {}", digits(iso.substr(6)), iso.substr(0, 4)) : std::string{};
}

}  // namespace

std::string_view act_words(Act act, bool several) {
  static constexpr std::array<std::string_view, 19> kSeveral{"say",
                                                             "acknowledge",
                                                             "confirm",
                                                             "deny",
                                                             "dispute",
                                                             "decline to comment",
                                                             "did not respond",
                                                             "could not be reached",
                                                             "neither confirm nor deny",
                                                             "accuse",
                                                             "demand",
                                                             "promise",
                                                             "ask",
                                                             "believe",
                                                             "propose",
                                                             "find",
                                                             "correct",
                                                             "retract",
                                                             "apologise"};
  static constexpr std::array<std::string_view, 19> kWords{"says",
                                                           "acknowledges",
                                                           "confirms",
                                                           "denies",
                                                           "disputes",
                                                           "declines to comment",
                                                           "did not respond",
                                                           "could not be reached",
                                                           "neither confirms nor denies",
                                                           "accuses",
                                                           "demands",
                                                           "promises",
                                                           "asks",
                                                           "believes",
                                                           "proposes",
                                                           "finds",
                                                           "corrects",
                                                           "retracts",
                                                           "apologises"};
  return phrase(several ? kSeveral : kWords, act);
}

std::string_view act_past(Act act) {
  static constexpr std::array<std::string_view, 19> kWords{
      "answered",    "acknowledged", "confirmed",         "denied",  "disputed",  "declined",
      "no response", "not reached",  "neither c. nor d.", "accused", "demanded",  "promised",
      "asked",       "believed",     "proposed",          "found",   "corrected", "retracted",
      "apologised"};
  return phrase(kWords, act);
}

std::string_view extent_words(Extent extent) {
  static constexpr std::array<std::string_view, 4> kWords{"this point", "a part of it", "another point",
                                                          "how far is unclear"};
  return phrase(kWords, extent);
}

std::string_view basis_words(Basis basis) {
  static constexpr std::array<std::string_view, 7> kWords{"not stated",      "took part",   "saw or heard it",
                                                          "read a document", "was briefed", "was told by others",
                                                          "infers it"};
  return phrase(kWords, basis);
}

std::string_view class_words(SourceClass source_class) {
  static constexpr std::array<std::string_view, 8> kWords{"named", "unnamed",   "institution", "document",
                                                          "media", "own voice", "witnessed",   "unspecified"};
  return phrase(kWords, source_class);
}

std::string_view relation_words(story::Relation relation) {
  static constexpr std::array<std::string_view, 9> kWords{"first report",      "word for word", "reworded by machine",
                                                          "translated",        "rewrite",       "no copying found",
                                                          "later development", "other",         "not known"};
  return phrase(kWords, relation);
}

std::string_view notice_words(NoticeKind kind) {
  static constexpr std::array<std::string_view, 5> kWords{"correction", "clarification", "retraction", "apology",
                                                          "legal notice"};
  return phrase(kWords, kind);
}

std::string_view finding_words(const story::FindingLine& finding) {
  if (finding.rejects) return "rejects";
  return finding.inconclusive ? "could not tell" : "finds";
}

std::string_view certainty_words(Certainty certainty) {
  static constexpr std::array<std::string_view, 4> kWords{"", "as probable", "as possible", "as not known"};
  return phrase(kWords, certainty);
}

std::string gap_words(const story::Gap& gap) {
  switch (gap.kind) {
    case story::GapKind::basis: return "how they know";
    case story::GapKind::named_source: return "a named source";
    case story::GapKind::answer: return gap.about.empty() ? "an answer" : "an answer of " + gap.about;
    case story::GapKind::second_origin: return "a second origin";
    case story::GapKind::finding: return "a finding";
  }
  return {};
}

std::string date_words(std::string_view iso) {
  if (iso.empty()) return "undated";
  const unsigned year = iso.size() >= 4 ? digits(iso.substr(0, 4)) : 0;
  const bool has_month = iso.size() >= 7 && iso[4] == '-';
  const unsigned month = has_month ? digits(iso.substr(5, 2)) : 0;
  const bool has_day = iso.size() >= 10 && iso[7] == '-' && (iso.size() == 10 || iso[10] == 'T' || iso[10] == ' ');
  const unsigned day = has_day ? digits(iso.substr(8, 2)) : 0;
  if (std::string named = season_or_week(iso); !named.empty()) return named;
  if (year == 0 || month < 1 || month > 12) return layout::elided(iso, 20);
  if (day >= 1 && day <= 31) return fmt::format("{} {} {}", day, kMonths[month - 1], year);
  return iso.size() == 7 ? fmt::format("{} {}", kMonths[month - 1], year) : layout::elided(iso, 20);
}

std::string person_words(std::string_view initials, std::string_view at) {
  return at.empty() ? std::string(initials) : fmt::format("{}, {}", initials, date_words(at.substr(0, 10)));
}

std::string date_range(std::string_view first, std::string_view last) {
  const std::string from = date_words(first);
  const std::string to = date_words(last);
  return from == to ? from : from + " – " + to;
}

std::string quoted(std::string_view words) { return "\"" + inside_marks(words) + "\""; }

std::string quoted_short(std::string_view words, std::size_t width) {
  const std::string whole = blanks_collapsed(inside_marks(words));
  std::string out = layout::elided(whole, width > 3 ? width - 2 : 1);
  constexpr std::string_view kCut = "…";
  if (out.ends_with(kCut)) {  // not within a word, unless it is a very long one
    const std::size_t kept = out.size() - kCut.size();
    const std::size_t blank = out.rfind(' ', kept);
    const bool within = kept < whole.size() && whole[kept] != ' ';
    if (within && blank != std::string::npos && 2 * blank > kept) out.replace(blank, std::string::npos, kCut);
  }
  return "\"" + out + "\"";
}

std::string outlet_words(const ArticleRecord& article) {
  if (!article.publisher.empty()) return article.publisher;
  return article.id.empty() ? "an article" : "article " + article.id.substr(0, 16);
}

std::string article_words(const ArticleRecord& article) {
  return outlet_words(article) + ", " + date_words(article.published);
}

std::string drifted_name_words(const story::DriftedName& name) {
  std::string out = quoted(name.spelling);
  if (name.line > 0) out += fmt::format(" (l.{})", name.line);
  if (name.original.empty()) return out + ": not settled; the closest version has no such name";
  if (name.settled_by.empty()) return out + fmt::format(": {} in the closest version", quoted(name.original));
  return out + fmt::format(": {}, says {}", quoted(name.original), name.settled_by);
}

std::string line_words(const StatementRecord& s) {
  std::string out = s.field == Field::title ? std::string("headline") : fmt::format("l.{}", s.line);
  if (const std::string receipt = receipt_of(s); !receipt.empty()) out += " [" + receipt + "]";
  return out;
}

std::string place_words(const StatementRecord& s, const ArticleRecord& article) {
  return article_words(article) + ", " + line_words(s);
}

std::string source_words(const StatementRecord& s, const ArticleRecord& article) {
  switch (s.source_class) {
    case SourceClass::unnamed: return unnamed_words(s);
    case SourceClass::document:
      return s.actor.empty() && !s.source.empty() ? "a document, " + quoted(s.source) : named_words(s);
    case SourceClass::own_voice: return outlet_words(article) + ", in its own voice";
    case SourceClass::witnessed: return outlet_words(article) + ", whose reporter was there";
    case SourceClass::unspecified: {
      const std::string& words = s.source.empty() ? s.cue : s.source;
      return words.empty() ? "nobody in particular" : "nobody in particular, " + quoted(words);
    }
    case SourceClass::named:
    case SourceClass::institution:
    case SourceClass::media: return named_words(s);
  }
  return named_words(s);
}

std::string saying_words(const StatementRecord& s) {
  std::string out(act_words(s.act));
  if (!s.content.empty()) out += " " + quoted(s.content);
  return out;
}

std::string source_saying_words(const StatementRecord& s, const ArticleRecord& article) {
  const std::string who = source_words(s, article);
  if (s.act == Act::assert_ && !s.content.empty()) return who + ": " + quoted(s.content);
  const bool several = s.count.value_or(0) > 1 || s.count_min.value_or(0) > 1;
  std::string out = fmt::format("{} {}", who, act_words(s.act, several));
  if (!s.content.empty()) out += " " + quoted(s.content);
  return out;
}

}  // namespace whosays::show
