// What the article says of itself: corrections, clarifications, retractions, apologies, legal notices.
//
// A notice is a paragraph. It announces itself by a label ("Correction:", "(Corrects spelling ...)"), by a phrase of
// notices_within.tsv in its first sentence, or by what it says of the outlet's own item: "this article has been
// amended" (outlet_items.txt, notice_changes.tsv), "in Saturday's paper we gave ...", "The Kite has deleted an
// article".
#include <algorithm>
#include <optional>
#include <utility>

#include "footing/footing.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kNoticeFront = 6;  ///< tokens at a paragraph's beginning in which a notice announces itself
constexpr std::uint32_t kLabel = 10;       ///< a first sentence of fewer may be a label: "UPDATE (9.15 p.m.):"
constexpr std::uint32_t kVersion = 6;      ///< tokens within which "an earlier version" is one of the article

/// One paragraph as a notice of the outlet about its own article, by the kind of its words.
class NoticeReader {
 public:
  NoticeReader(const Passage& p, const Times& times) : p_(p), times_(times) {}

  [[nodiscard]] std::optional<NoticeKind> kind_of(const Sentence& first, TokenRange paragraph) const {
    const bool short_one = first.end_token - first.first_token < kLabel;
    const TokenRange sentence{first.first_token,
                              short_one ? std::min(paragraph.end, first.end_token + kLabel) : first.end_token};
    if (const auto label = label_of(first)) return by_label(*label, paragraph);
    static const lexicon::PhraseIndex anywhere("notices_within.tsv");
    if (const auto hit = first_phrase(p_, sentence, anywhere); hit && !is_said(hit->tokens, sentence))
      return parse_word<NoticeKind>(anywhere.table().at(hit->row, "kind"));
    if (const auto kind = by_change(sentence)) return kind;
    if (const auto kind = by_outlet(sentence, paragraph)) return kind;
    if (is_about_item(sentence) && admits_error(sentence, paragraph)) return NoticeKind::correction;
    if (reports_itself(sentence) && (in_own_issue(sentence) || admits_error(sentence, paragraph)))
      return is_sorry(paragraph) ? NoticeKind::apology : NoticeKind::correction;
    return std::nullopt;
  }

 private:
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }
  [[nodiscard]] bool is(std::uint32_t i, const WordBag& words) const {
    return i < p_.tokens.size() && words.contains(p_.tokens.lower_at(i));
  }
  [[nodiscard]] bool is_item(std::uint32_t i) const {
    static const lexicon::WordSet items("outlet_items.txt");
    return i < p_.tokens.size() && items.has(p_.tokens.lower_at(i)) && !is_thing_named_so(i) && !ends_name(i);
  }
  static const WordBag& versions() {
    static const WordBag& words = notice_words("version");
    return words;
  }
  /// "the Harbour Post"
  [[nodiscard]] bool ends_name(std::uint32_t i) const {
    return i > 0 && p_.tokens.sentence[i - 1] == p_.tokens.sentence[i] && p_.tokens.capital[i] != 0 &&
           p_.tokens.capital[i - 1] != 0 && !is(i - 1, {"this", "our", "these", "the", "a", "an"}) &&
           !is(i - 1, versions());
  }
  /// "an article of faith", "a report card"
  [[nodiscard]] bool is_thing_named_so(std::uint32_t i) const {
    return is(i, {"article", "articles"}) &&
           (is(i + 2, {"faith", "clothing", "law"}) ||
            p_.tokens.kind[std::min(i + 1, p_.tokens.size() - 1)] == TokenKind::number);
  }

  static const lexicon::PhraseIndex& labels() {
    static const lexicon::PhraseIndex phrases("notices.tsv");
    return phrases;
  }

  [[nodiscard]] std::optional<PhraseHit> label_of(const Sentence& first) const {
    const TokenRange front{first.first_token, std::min(first.end_token, first.first_token + kNoticeFront)};
    const auto hit = first_phrase(p_, {front.begin, std::min(first.end_token, front.end + 4)}, labels());
    if (!hit || hit->tokens.begin > front.begin + 1) return std::nullopt;
    const bool inside = hit->tokens.begin > front.begin;
    if (inside && p_.tokens.kind[front.begin] != TokenKind::punctuation && !is(front.begin, {"last"}))
      return std::nullopt;  // "The amendment, ..."
    const bool in_brackets = inside && is(front.begin, {"(", "["});
    // "(Corrects spelling ...)" is one in brackets alone: "corrects" begins many a sentence.
    if (labels().table().at(hit->row, "where") == "brackets" && !in_brackets) return std::nullopt;
    // A single word must announce the notice with a colon, a comma or a date: "Correction, 4 June:".
    const bool one_word = hit->tokens.end == hit->tokens.begin + 1;
    const std::string_view next = hit->tokens.end < first.end_token ? p_.tokens.lower_at(hit->tokens.end) : ":";
    if (one_word && !in_brackets && next != ":" && next != "," && next != "(" && next != "—" && next != "–")
      return std::nullopt;
    return is_said(hit->tokens, {first.first_token, first.end_token}) ? std::nullopt : std::optional(*hit);
  }

  [[nodiscard]] std::optional<NoticeKind> by_label(const PhraseHit& label, TokenRange paragraph) const {
    const lexicon::Table& table = labels().table();
    const auto kind = parse_word<NoticeKind>(table.at(label.row, "kind")).value_or(NoticeKind::correction);
    if (kind != NoticeKind::clarification || is(paragraph.begin, {"clarification", "clarifications"})) return kind;
    const std::string_view says = table.at(label.row, "says");
    if (says == "update" && is_stamp({label.tokens.end, paragraph.end})) return std::nullopt;
    // "Editor's Note:" alone: of what it speaks stands in the paragraph behind it.
    if (says == "note" && label.tokens.end + 1 >= paragraph.end) return changed_by(behind(paragraph));
    const auto change = changed_by(paragraph);
    static const lexicon::PhraseIndex others("notice_other_notes.tsv");
    if (!change && says == "note" && first_phrase(p_, paragraph, others)) return std::nullopt;
    return change.value_or(kind);
  }

  /// The paragraph behind another; empty at the end.
  [[nodiscard]] TokenRange behind(TokenRange paragraph) const {
    if (paragraph.end >= p_.tokens.size()) return {paragraph.end, paragraph.end};
    std::uint32_t row = p_.tokens.sentence[paragraph.end];
    const std::uint32_t number = p_.sentences.rows[row].paragraph;
    while (row + 1 < p_.sentences.rows.size() && p_.sentences.rows[row + 1].paragraph == number) ++row;
    return {paragraph.end, p_.sentences.rows[row].end_token};
  }

  /// "Updated at 12:40 p.m. ET": nothing but a time.
  [[nodiscard]] bool is_stamp(TokenRange rest) const {
    constexpr std::size_t kWord = 4;  // letters: of fewer are "at", "ET", "a.m."
    for (std::uint32_t i = rest.begin; i < rest.end; ++i) {
      const auto covers = [&](const Time& t) { return t.field == Field::text && t.span.contains(p_.tokens.span[i]); };
      const bool word = p_.tokens.kind[i] == TokenKind::word && p_.tokens.capital[i] == 0;
      const std::string_view lower = p_.tokens.lower_at(i);
      if (word && lower.size() >= kWord && lower.find('.') == lower.npos && std::ranges::none_of(times_.rows, covers))
        return false;
    }
    return true;
  }

  /// "Editor's note: two quotations have been taken out": what it goes on to say decides.
  [[nodiscard]] std::optional<NoticeKind> changed_by(TokenRange paragraph) const {
    static const lexicon::PhraseIndex clearer("notice_clearer.tsv");
    if (first_phrase(p_, paragraph, clearer)) return NoticeKind::clarification;
    if (const auto change = by_change(paragraph)) return change;
    static const lexicon::PhraseIndex taken_back("notice_errors.tsv");
    if (first_phrase(p_, paragraph, taken_back)) return NoticeKind::correction;
    return std::nullopt;
  }

  /// "We apologise, sang the chorus": somebody else's words.
  [[nodiscard]] bool is_said(TokenRange hit, TokenRange sentence) const {
    static const WordBag& speakers = notice_words("speaker");
    if (hit.begin > sentence.begin && is(hit.begin - 1, {"“", "\"", "‘"})) return true;
    return is(hit.begin, {"we"}) && is(hit.end, {","}) && is(hit.end + 1, speakers);
  }

  // ---- what was done to the item ----

  struct Item {
    TokenRange tokens;
    bool part = false;  ///< "from this report": something in it
  };

  /// "this article", "this 3 May story", "our report of Monday", "an earlier version of it"; of others' only theirs.
  [[nodiscard]] std::optional<Item> own_item(TokenRange range) const {
    constexpr std::uint32_t kGap = 4;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const bool earlier = is(i, versions()) && is(i + 1, {"version", "headline"});
      if (earlier && is_item(i + 1) && !is(i + 2, {"of"}) && i < range.begin + kVersion)
        return Item{{i, i + 2}, i > range.begin && is(i - 1, {"in", "from", "to"})};
      if (!is(i, {"this", "our", "these"})) continue;
      for (std::uint32_t k = i + 1; k < std::min(range.end, i + kGap); ++k)
        if (is_item(k)) return Item{{i, k + 1}, i > range.begin && is(i - 1, {"in", "from", "to", "on", "of"})};
    }
    return std::nullopt;
  }

  /// "has since been amended": the row of the change behind an auxiliary.
  [[nodiscard]] std::optional<std::size_t> change_in(TokenRange range) const {
    static const lexicon::PhraseIndex changes("notice_changes.tsv");
    constexpr std::uint32_t kAdverbs = 3;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!is(i, {"was", "were", "been", "being"})) continue;
      for (std::uint32_t k = i + 1; k < std::min(range.end, i + 1 + kAdverbs); ++k) {
        const auto match = changes.match(k, range.end, [&](std::uint32_t t) { return p_.tokens.lower_at(t); });
        if (match) return match->row;
        if (p_.tokens.kind[k] == TokenKind::punctuation) break;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<NoticeKind> by_change(TokenRange sentence) const {
    static const lexicon::Table changes("notice_changes.tsv");
    static const lexicon::PhraseIndex legal("notice_legal.tsv");
    const auto item = own_item(sentence);
    if (!item) return std::nullopt;
    if (first_phrase(p_, sentence, legal)) return NoticeKind::legal;
    const auto change = change_in({item->part ? sentence.begin : item->tokens.begin, sentence.end});
    if (!change || is_said(item->tokens, sentence)) return std::nullopt;
    return parse_word<NoticeKind>(changes.at(*change, item->part ? "of_part" : "of_item"));
  }

  // ---- what the outlet says of itself ----

  /// "We", "The Kite", "The editors": as far as its words tell, since no list has the outlets of all stories.
  [[nodiscard]] std::uint32_t behind_outlet(TokenRange sentence) const {
    static const WordBag& outlets = notice_words("outlet");
    const std::uint32_t at = sentence.begin + (p_.tokens.kind[sentence.begin] == TokenKind::punctuation ? 1 : 0);
    if (is(at, {"we"})) return at + 1;
    if (is(at, {"the"}) && is(at + 1, outlets)) return at + 2;
    std::uint32_t end = at + (is(at, {"the"}) ? 1 : 0);
    const std::uint32_t name = end;
    constexpr std::uint32_t kLongestName = 4;
    while (end < std::min(sentence.end, name + kLongestName) && p_.tokens.capital[end] != 0) ++end;
    return end > name ? end : 0;
  }

  [[nodiscard]] std::optional<NoticeKind> by_outlet(TokenRange sentence, TokenRange paragraph) const {
    static const WordBag& errors = notice_words("error");
    static const WordBag& no_items = notice_words("no item");
    static const lexicon::PhraseIndex said("notice_outlet.tsv");
    const std::uint32_t at = behind_outlet(sentence);
    if (at == 0 || at >= sentence.end) return std::nullopt;
    const auto lower = [&](std::uint32_t t) { return p_.tokens.lower_at(t); };
    const auto match = said.match(at, sentence.end, lower);
    if (!match || is_said({at, match->end}, sentence)) return std::nullopt;
    const std::string_view needs = said.table().at(match->row, "needs");
    bool item = needs.empty();
    const TokenRange where =
        needs == "item" ? TokenRange{match->end, std::min(sentence.end, match->end + 4)} : paragraph;
    for (std::uint32_t i = where.begin; i < where.end && !item; ++i)
      item = (is_item(i) && !is(i, no_items)) || (needs == "error" && is(i, errors));
    return item ? parse_word<NoticeKind>(said.table().at(match->row, "kind")) : std::nullopt;
  }

  // ---- an error, and whose ----

  /// "An article on 3 May", "A picture caption on page 9"
  [[nodiscard]] bool is_about_item(TokenRange sentence) const {
    constexpr std::uint32_t kReach = 6;
    std::uint32_t at = sentence.begin;
    if (p_.tokens.kind[at] == TokenKind::punctuation) ++at;  // "• "
    if (!is(at, {"a", "an", "the", "our", "two", "because", "due", "owing"})) return false;
    if (is_error_of_making({at, std::min(sentence.end, at + 3)})) return true;  // "An editing error caused ..."
    if (is(at, {"because", "due", "owing"})) return is_error_of_making(sentence);
    for (std::uint32_t i = at + 1; i < std::min(sentence.end, at + kReach); ++i) {
      if (is_item(i)) return !is_others(i);
      if (is(i, {"said", "was", "is", "had", "of"})) return false;
    }
    return false;
  }

  /// "A new report says", "a review of the accounts": anybody's; "a report on Monday" is the outlet's.
  [[nodiscard]] bool is_others(std::uint32_t item) const {
    static const WordBag& finds = notice_words("finds");
    if (is(item + 1, finds)) return true;
    // "The story that he told"; "an article that appeared on 3 May" is the outlet's.
    if (is(item + 1, {"that", "which"}) && !is(item + 2, {"we", "appeared", "ran", "was", "were"})) return true;
    return is(item, {"report", "reports", "review"}) && is(item + 1, {"of", "by", "from", "into"});
  }

  /// "Because of a production error"; of "a mistake" an item has to be named: others make them, too.
  [[nodiscard]] bool is_error_of_making(TokenRange sentence) const {
    static const WordBag& making = notice_words("making");
    static const WordBag& slips = notice_words("slip");
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t i = sentence.begin + 2; i < std::min(sentence.end, sentence.begin + kReach); ++i) {
      if (!is(i, slips)) continue;
      if (is(i - 1, making) || (is(i - 1, {"an", "a"}) && names_item({i + 1, sentence.end}))) return true;
    }
    return false;
  }

  [[nodiscard]] bool names_item(TokenRange range) const {
    static const WordBag& issues = notice_words("issue");
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (is_item(i) || is(i, issues)) return true;
    return false;
  }

  /// "On 2 March we reported that ..."
  [[nodiscard]] bool reports_itself(TokenRange sentence) const {
    static const WordBag& reported = notice_words("reported");
    constexpr std::uint32_t kReach = 10;
    for (std::uint32_t i = sentence.begin; i + 1 < std::min(sentence.end, sentence.begin + kReach); ++i)
      if (is(i, {"we"}) && (i == sentence.begin || !is(i - 1, {"as"})) && is(i + 1, reported)) return true;
    return false;
  }

  /// "In Saturday's paper we ...": it would not come back to it had it been right.
  [[nodiscard]] bool in_own_issue(TokenRange sentence) const {
    static const WordBag& issues = notice_words("issue");
    constexpr std::uint32_t kReach = 7;
    for (std::uint32_t i = sentence.begin; i < std::min(sentence.end, sentence.begin + kReach); ++i)
      if (is(i, issues)) return true;
    return false;
  }

  [[nodiscard]] bool admits_error(TokenRange sentence, TokenRange paragraph) const {
    static const lexicon::PhraseIndex errors("notice_errors.tsv");
    if (is_error_of_making(sentence)) return true;
    return first_phrase(p_, paragraph, errors).has_value();
  }

  [[nodiscard]] bool is_sorry(TokenRange paragraph) const {
    static const WordBag& sorry = notice_words("sorry");
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i)
      if (is(i, sorry)) return true;
    return false;
  }

  const Passage& p_;
  const Times& times_;
};

}  // namespace

Notices notices(const Input& input) {
  Notices out;
  out.state = LayerState::present;
  const NoticeReader reader(input.text, input.times);
  const auto& rows = input.text.sentences.rows;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0 && rows[row - 1].paragraph == rows[row].paragraph) continue;
    std::size_t last = row;
    while (last + 1 < rows.size() && rows[last + 1].paragraph == rows[row].paragraph) ++last;
    const auto kind = reader.kind_of(rows[row], {rows[row].first_token, rows[last].end_token});
    if (!kind) continue;
    Notice notice;
    notice.kind = *kind;
    notice.span = {rows[row].span.begin, rows[last].span.end};
    for (const Time& time : input.times.rows) {
      const bool inside = time.field == Field::text && notice.span.contains(time.span) && time.type == TimeType::date;
      if (inside && notice.date.empty() && time.value.size() == 10) notice.date = time.value;
    }
    out.rows.push_back(std::move(notice));
  }
  return out;
}

}  // namespace whosays::footing
