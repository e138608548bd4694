// A difference for a terminal: a heading for each kind of change, "none found" where there is none.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "diff/diff.h"
#include "story/dates.h"

namespace whosays::diff {
namespace {

struct Heading {
  std::string_view label;
  std::array<What, 2> kinds;
};

constexpr std::array kHeadings{
    Heading{"HEADLINE", {What::headline, What::headline}},     Heading{"ATTRIBUTION", {What::attribution, What::act}},
    Heading{"HEDGES", {What::certainty, What::certainty}},     Heading{"COUNTS", {What::count, What::count}},
    Heading{"QUOTATIONS", {What::quotation, What::quotation}}, Heading{"NAMES", {What::name, What::name}},
    Heading{"NUMBERS", {What::number, What::number}},          Heading{"SENTENCES", {What::sentence, What::sentence}}};

constexpr std::size_t kShown = 160;
constexpr std::size_t kDay = 10;  // characters of YYYY-MM-DD

/// The words, from a little before where they begin to differ from the other version's.
std::string marked_words(const Place& place, const Place& other) {
  constexpr std::size_t kBefore = 40;
  const std::string& words = place.words;
  std::size_t same = 0;
  while (same < words.size() && same < other.words.size() && words[same] == other.words[same]) ++same;
  std::size_t begin = 0;
  if (words.size() > kShown && same > 2 * kBefore && same < words.size()) begin = words.find(' ', same - kBefore);
  if (begin == std::string::npos) begin = 0;
  return fmt::format("\"{}{}\"", begin > 0 ? "…" : "", layout::elided(std::string_view(words).substr(begin), kShown));
}

std::string place_of(const Place& place) {
  if (place.words.empty()) return "-";
  return place.field == Field::title ? "headline" : fmt::format("l.{}", place.line);
}

std::string version_words(const ArticleRecord& article) {
  std::vector<std::string> facts;
  if (!article.publisher.empty()) facts.push_back(article.publisher);
  if (!article.published.empty()) facts.push_back(story::date_words(article.published));
  if (article.modified.substr(0, kDay) != article.published.substr(0, kDay) && !article.modified.empty())
    facts.push_back(fmt::format("changed {}", story::date_words(article.modified)));
  facts.push_back(fmt::format("article {}", article.id));
  if (!article.title.empty()) facts.push_back(fmt::format("\"{}\"", article.title));
  return joined(facts, ", ");
}

class DiffPage {
 public:
  DiffPage(const Difference& difference, std::size_t width, bool emphasis)
      : difference_(difference), width_(width), emphasis_(emphasis) {}

  std::string run() {
    out_ += layout::labelled("A", version_words(difference_.a), 3, width_);
    out_ += layout::labelled("B", version_words(difference_.b), 3, width_);
    for (const Heading& heading : kHeadings) section(heading);
    notices();
    const std::size_t all = difference_.changes.size();
    std::string found = counted(all, "change") + " found";
    if (all > 0) found += fmt::format(", {} of which no notice speaks", difference_.unnoticed());
    for (const std::string& line :
         layout::wrapped(found + ". What changed, not why; and not whether it is so.", width_))
      out_ += line + "\n";
    return std::move(out_);
  }

 private:
  void section(const Heading& heading) {
    out_ += layout::heading(heading.label, emphasis_);
    bool any = false;
    for (const Change& change : difference_.changes) {
      if (change.what != heading.kinds[0] && change.what != heading.kinds[1]) continue;
      any = true;
      item(change);
    }
    if (!any) out_ += " none found\n";
  }

  void item(const Change& change) {
    std::string head = fmt::format("{} ({} to {})", word(change.how), place_of(change.a), place_of(change.b));
    if (change.a.words.empty()) head = fmt::format("added ({})", place_of(change.b));
    if (change.b.words.empty()) head = fmt::format("{} ({})", word(change.how), place_of(change.a));
    if (!change.note.empty()) head += fmt::format(": {}", change.note);
    if (!difference_.notices.empty()) head += change.noticed ? " [a notice speaks of it]" : " [no notice speaks of it]";
    out_ += layout::labelled("", head, 1, width_);
    if (!change.a.words.empty()) out_ += layout::labelled("   A", marked_words(change.a, change.b), 6, width_);
    if (!change.b.words.empty()) out_ += layout::labelled("   B", marked_words(change.b, change.a), 6, width_);
  }

  void notices() {
    out_ += layout::heading("NOTICES", emphasis_);
    if (difference_.notices.empty()) out_ += " none found that B has and A has not\n";
    for (const RemarkRecord& notice : difference_.notices)
      out_ += layout::labelled(
          fmt::format(" l.{}", notice.line),
          fmt::format("{}{}: \"{}\"", word(notice.kind),
                      notice.date.empty() ? "" : ", " + story::date_words(notice.date), blanks_collapsed(notice.words)),
          6, width_);
  }

  const Difference& difference_;
  std::size_t width_;
  bool emphasis_;
  std::string out_;
};

}  // namespace

std::string as_text(const Difference& difference, std::size_t width, bool emphasis) {
  return DiffPage(difference, width, emphasis).run();
}

}  // namespace whosays::diff
