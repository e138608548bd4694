#include "names/runs.h"

#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::uint32_t kLongestRun = 12;  ///< tokens; longer ones are lists or headlines, no names
constexpr std::uint32_t kHeads = kOrganisation | kPlace | kEvent | kLaw;

/// Grows a run to the right, one part at a time.
class Grower {
 public:
  Grower(const Reading& reading, std::uint32_t stop) : r_(reading), stop_(stop) {}

  /// The end of the run that begins at `first`.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    for (std::uint32_t next = grown(first, end); next != 0; next = grown(first, end)) end = next;
    return end;
  }

 private:
  [[nodiscard]] std::uint32_t grown(std::uint32_t first, std::uint32_t end) const {
    if (end >= stop_) return 0;
    const std::uint32_t last = end - 1;
    if (const std::uint32_t next = after_possessive(last, end)) return next;
    if (!r_.adjacent(last, end)) return 0;
    if (r_.capitalised(end)) return end + 1;
    if (r_.is(last, kLaw) && r_.kind(end) == TokenKind::number) return end + 1;
    if (is_surname_may(first, end)) return end + 1;
    if (const std::uint32_t next = after_particles(end)) return next;
    return after_connector(last, end);
  }

  [[nodiscard]] bool name_at(std::uint32_t i) const { return i < stop_ && r_.adjacent(i - 1, i) && r_.capitalised(i); }

  /// "People's Party", "Prime Minister's Office", "Farmers' Union": goes on; "Odel's Office" does not.
  [[nodiscard]] std::uint32_t after_possessive(std::uint32_t last, std::uint32_t end) const {
    if (!r_.is(last, kPossessive | kTitle) || r_.adjacent(last, end)) return 0;
    const std::string_view mark = r_.word(end);
    if (mark != "'s" && mark != "’s" && mark != "'" && mark != "’") return 0;
    return name_at(end + 1) && r_.is(end + 1, kHeads) ? end + 2 : 0;
  }

  /// "Theresa May": a month after a given name alone.
  [[nodiscard]] bool is_surname_may(std::uint32_t first, std::uint32_t end) const {
    if (end != first + 1 || !r_.is(first, kGiven) || !r_.is(end, kCalendar) || r_.word(end) != "May") return false;
    return end + 1 >= stop_ || r_.kind(end + 1) != TokenKind::number;
  }

  [[nodiscard]] std::uint32_t after_particles(std::uint32_t end) const {
    std::uint32_t at = end;
    while (at < stop_ && at < end + 3 && r_.is(at, kParticle)) ++at;
    return at > end && name_at(at) ? at + 1 : 0;
  }

  [[nodiscard]] std::uint32_t after_connector(std::uint32_t last, std::uint32_t end) const {
    const std::string_view word = r_.word(end);
    if (word == "&") return name_at(end + 1) ? end + 2 : 0;
    if (word == "and")
      return name_at(end + 1) && r_.is(last, kSubject) && r_.is(end + 1, kSubject | kOrganisation) ? end + 2 : 0;
    if (word != "of" && word != "for" && word != "on") return 0;
    std::uint32_t at = end + 1;
    if (at < stop_ && r_.word(at) == "the") ++at;
    if (!name_at(at)) return 0;
    const bool office = r_.is(last, kTitle) && r_.is(at, kSubject) && word != "on";
    const bool head = word == "of" ? r_.is(last, kHeads) : r_.is(last, kOrganisation);
    return office || head ? at + 1 : 0;
  }

  const Reading& r_;
  std::uint32_t stop_;
};

/// Cuts one grown run into names, titles and what is neither.
class Cutter {
 public:
  Cutter(const Reading& reading, const Usage& usage, std::vector<Run>& out) : r_(reading), usage_(usage), out_(out) {}

  void cut(Run run) {
    drop_ordinary_beginning(run);
    cut_at_honorifics(run);
  }

 private:
  void emit(const Run& run) {
    if (run.first < run.end) out_.push_back(run);
  }

  /// "Yesterday Ana Vell", "The Ministry": words that are capitalised only for where they stand.
  void drop_ordinary_beginning(Run& run) const {
    while (run.size() > 1) {
      const std::uint32_t i = run.first;
      const bool article = r_.lower(i) == "the" && r_.lower(i + 1) != "hague";
      const bool part_of_name = r_.is(i, kOrganisation | kTitle | kTitlePart | kSubject | kPossessive | kHonorific |
                                             kGiven | kPlaceFirst | kNationality | kPlaceName);
      const bool ordinary = r_.initial(i) && !part_of_name && (r_.is(i, kCommon) || usage_.small.contains(r_.lower(i)));
      if (!article && !ordinary) return;
      ++run.first;
      if (!r_.capitalised(run.first)) {
        run.first = run.end;
        return;
      }
    }
  }

  void cut_at_honorifics(Run run) {
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      if (!r_.is(i, kHonorific)) continue;
      cut_at_title({run.first, i, run.honoured, false});
      run.first = i + 1;
      run.honoured = true;
    }
    cut_at_title(run);
  }

  /// "9 PM" is an hour, "the PM" an office.
  [[nodiscard]] bool is_hour(std::uint32_t i) const {
    return r_.lower(i) == "pm" && i > 0 && r_.kind(i - 1) == TokenKind::number;
  }

  [[nodiscard]] bool is_office_word(std::uint32_t i) const { return r_.is(i, kTitle | kTitlePart | kSubject); }

  /// "Transport Minister Ana Vell", "Callis Mayor Ana Vell": the last title ends the office; what follows is a person.
  void cut_at_title(const Run& run) {
    if (run.size() == 1 && is_hour(run.first)) return;
    std::uint32_t title = run.end;
    for (std::uint32_t i = run.first; i < run.end; ++i)
      if (r_.is(i, kTitle)) title = i;
    if (run.first == run.end || title == run.end || keeps_title(run, title)) return cut_at_nationality(run);
    std::uint32_t begin = title;
    while (begin > run.first && is_office_word(begin - 1)) --begin;
    std::uint32_t end = title + 1;
    while (end < run.end && (r_.lower(end) == "general" || r_.lower(end) == "of" || r_.lower(end) == "for" ||
                             r_.lower(end) == "the" || (end > title + 1 && r_.is(end, kSubject) && joined(end))))
      ++end;
    cut_at_nationality({run.first, begin, run.honoured, false});
    emit({begin, end, false, true});
    cut_at_nationality({end, run.end, true, false});
  }

  /// Inside "Minister of Health and Safety": the word before belongs to the office too.
  [[nodiscard]] bool joined(std::uint32_t i) const {
    const std::string_view before = r_.lower(i - 1);
    return before == "of" || before == "for" || before == "the" || before == "and" || r_.is(i - 1, kSubject);
  }

  /// "Stephen King", "Office of the Commissioner", "King Street": no office to cut off.
  [[nodiscard]] bool keeps_title(const Run& run, std::uint32_t title) const {
    const std::uint32_t last = run.end - 1;
    if (title == last && run.size() > 1 && r_.is(run.first, kGiven)) return true;
    if (title == last && run.size() == 1 && run.honoured) return true;
    if (last > title && r_.is(last, kHeads) && !r_.is(last, kGiven)) return true;
    for (std::uint32_t i = run.first; i < title; ++i) {
      const std::string_view word = r_.lower(i);
      if ((word == "of" || word == "for") && i > run.first && r_.is(i - 1, kOrganisation)) return true;
    }
    return false;
  }

  /// "Canadian Marek Odel": a nationality before a person; "British Airways" stays one.
  void cut_at_nationality(const Run& run) {
    if (run.size() > 1 && r_.is(run.first, kNationality) && !r_.is(run.end - 1, kHeads | kMedia | kPlaceName)) {
      emit({run.first, run.first + 1, false, false});
      return emit({run.first + 1, run.end, run.honoured, false});
    }
    emit(run);
  }

  const Reading& r_;
  const Usage& usage_;
  std::vector<Run>& out_;
};

}  // namespace

std::vector<Run> runs_of(const Reading& reading, std::uint32_t sentence, const Usage& usage) {
  std::vector<Run> out;
  const std::uint32_t stop = reading.sentence(sentence).end_token;
  const Grower grower(reading, stop);
  Cutter cutter(reading, usage, out);
  for (std::uint32_t i = reading.sentence(sentence).first_token; i < stop;) {
    if (!reading.capitalised(i)) {
      ++i;
      continue;
    }
    const std::uint32_t end = grower.end_of(i);
    if (end - i <= kLongestRun) cutter.cut({i, end, false, false});
    i = end;
  }
  return out;
}

}  // namespace whosays::names
