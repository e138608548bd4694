#include "quote/extents.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "quote/tree_spans.h"
#include "quote/voices.h"

namespace whosays::quote {
namespace {

/// `spans` as far as they lie inside `limit`.
std::vector<Span> inside(const std::vector<Span>& spans, Span limit) {
  std::vector<Span> out;
  for (const Span span : spans) {
    const Span part{std::max(span.begin, limit.begin), std::min(span.end, limit.end)};
    if (part.begin < part.end) out.push_back(part);
  }
  return out;
}

bool stands_in(Span span, const std::vector<Span>& content) {
  return !content.empty() && content.front().begin <= span.begin && span.end <= content.back().end;
}

class Extents {
 public:
  Extents(std::string_view text, const Passage& passage, const std::vector<Found>& all)
      : text_(text),
        p_(passage),
        parsed_(passage.trees.state == LayerState::present && passage.trees.head.size() == passage.words.size() &&
                passage.tags.xpos.size() == passage.words.size()) {
    for (const Found& f : all)
      if (!f.source.empty() && !f.cue.empty()) {
        spoken_.push_back(f.cue.front().begin);
        speakers_.push_back(
            {std::min(f.source.front().begin, f.cue.front().begin), std::max(f.source.back().end, f.cue.back().end)});
      }
    std::ranges::sort(spoken_);
    std::ranges::sort(speakers_);
  }

  void settle(Found& found) const {
    if (found.cue.empty() || found.content.empty()) return;
    begin_behind_who_speaks(found);
    end_with_the_sentence(found);
    if (!parsed_) return;
    end_with_the_noun(found);
    begin_with_the_clause(found);
    begin_with_the_name(found);
  }

 private:
  /// "told colleagues, Vell said, that he will leave": who hands it on is no part of it.
  void begin_behind_who_speaks(Found& found) const {
    Span& content = found.content.front();
    if (content.empty() || text_[content.begin] != ',') return;
    const std::uint32_t begin = behind_blanks(content.begin + 1);
    const auto at = std::ranges::lower_bound(speakers_, begin, {}, &Span::begin);
    if (at == speakers_.end() || at->begin != begin || at->end >= content.end || text_[at->end] != ',') return;
    const std::uint32_t rest = behind_blanks(at->end + 1);
    if (rest < content.end) content.begin = rest;
  }

  [[nodiscard]] std::uint32_t behind_blanks(std::uint32_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }

  void end_with_the_sentence(Found& found) const {
    const auto sentence = sentence_of(found.cue.back());
    if (!sentence || follows_a_colon(found.content.front())) return;
    const std::vector<Span> beside = inside(found.content, {sentence->begin, without_stop(*sentence)});
    const std::vector<Span> behind = inside(found.content, {sentence->end, static_cast<std::uint32_t>(text_.size())});
    if (beside.empty() || behind.empty() || begins_quoted(behind)) return;
    found.content = inside(found.content, {0, without_stop(*sentence)});
    Span& last = found.content.back();
    while (last.end > last.begin + 1 && (text_[last.end - 1] == ',' || text_[last.end - 1] == ' ')) --last.end;
  }

  /// For a cue that is an adjective before its noun: what is said of that noun, and whose it is ("Odel's alleged
  /// letter").
  void end_with_the_noun(Found& found) const {
    const std::uint32_t cue = word_at(p_, found.cue.front().begin);
    if (found.cue.size() != 1 || cue == p_.words.size() || p_.words.span[cue].end < found.cue.front().end) return;
    if (!stands_before_its_noun(p_, cue)) return;
    const std::uint32_t noun = p_.trees.head[cue];
    std::vector<Span> kept = inside(found.content, branch_of(p_, noun));
    if (kept.empty()) return;
    const Span owner = owner_of(noun);
    if (owner.begin < owner.end && owner.end <= kept.front().begin) kept.insert(kept.begin(), owner);
    found.content = std::move(kept);
  }

  /// "Odel also pressed the council to act, two officials said": words before a cue that ends the sentence are said
  /// from the clause's own beginning on, not from the middle of it.
  void begin_with_the_clause(Found& found) const {
    if (found.form != Form::indirect || found.content.size() != 1) return;
    const Span content = found.content.front();
    const auto sentence = sentence_of(found.cue.back());
    if (!sentence || content.begin <= sentence->begin || !only_a_comma_before(content.end, found)) return;
    const Span before{sentence->begin, content.begin};
    if (somebody_speaks_in(before) || text_.substr(before.begin, before.end - before.begin).find(';') != text_.npos ||
        (!governs(before, content) && !completes(before, content)))
      return;
    found.content.front().begin = before.begin;
  }

  /// "Ben Odel, a council spokesman, said": who speaks is Odel, also where only what he is was found. By tags: trees
  /// often take one of the two for a list.
  void begin_with_the_name(Found& found) const {
    if (found.source.size() != 1) return;
    Span& source = found.source.front();
    const std::uint32_t first = word_at(p_, source.begin);
    const std::uint32_t end = word_at(p_, source.end - 1) + 1;
    if (first < 2 || !is_comma(first - 1) || p_.tags.upos[first] != Upos::det || end >= p_.words.size()) return;
    if (!is_comma(end) && !is_comma(end - 1)) return;
    std::uint32_t name = first - 1;
    while (name > 0 && p_.tags.upos[name - 1] == Upos::propn) --name;
    if (name == first - 1 || (name > 0 && joins_a_name(name - 1))) return;
    const Span whole{p_.words.span[name].begin, source.end};
    const bool one_sentence = sentence_of(whole) == sentence_of(source);
    if (one_sentence && !overlaps(whole, found.content) && !overlaps(whole, found.cue)) source.begin = whole.begin;
  }

  [[nodiscard]] bool is_comma(std::uint32_t word) const { return slice(p_.tokens.lower, p_.words.span[word]) == ","; }

  /// Behind "to", "and", "of" the name is another's.
  [[nodiscard]] bool joins_a_name(std::uint32_t word) const {
    return p_.tags.upos[word] == Upos::adp || p_.tags.upos[word] == Upos::cconj || p_.tags.upos[word] == Upos::verb;
  }

  static bool overlaps(Span span, const std::vector<Span>& spans) {
    return std::ranges::any_of(spans, [&](Span other) { return span.overlaps(other); });
  }

  /// Between the content and what speaks stands a comma and nothing else.
  [[nodiscard]] bool only_a_comma_before(std::uint32_t end, const Found& found) const {
    std::uint32_t next = found.cue.front().begin;
    if (!found.source.empty()) next = std::min(next, found.source.front().begin);
    return end < next && next - end <= 3 && text_[end] == ',';
  }

  /// Whether another statement with a source has its cue there.
  [[nodiscard]] bool somebody_speaks_in(Span span) const {
    const auto at = std::ranges::lower_bound(spoken_, span.begin);
    return at != spoken_.end() && *at < span.end;
  }

  /// Whether a word of `before` has the first word of `content`, or what that hangs on, under it.
  [[nodiscard]] bool governs(Span before, Span content) const {
    for (std::uint32_t word = word_at(p_, content.begin);
         word != Trees::kRoot && p_.words.span[word].begin < content.end; word = p_.trees.head[word])
      if (p_.words.span[word].begin < content.begin) return p_.words.span[word].begin >= before.begin;
    return false;
  }

  /// "After a year without rain, the dam ..."; not "However, the dam ...", which the article joins to what it told
  /// before.
  [[nodiscard]] bool completes(Span before, Span content) const {
    bool any = false;
    const std::uint32_t end = word_at(p_, content.begin);
    for (std::uint32_t word = word_at(p_, before.begin); word < end; ++word) {
      const std::uint32_t head = p_.trees.head[word];
      const Relation relation = p_.trees.relation[word];
      const bool outside = head == Trees::kRoot || p_.words.span[head].begin < before.begin || head >= end;
      if (!outside || relation == Relation::punct) continue;
      const bool on_content = head != Trees::kRoot && head >= end && p_.words.span[head].begin < content.end;
      if (!on_content || joins_to_the_text_before(relation)) return false;
      any = true;
    }
    return any;
  }

  static bool joins_to_the_text_before(Relation relation) {
    return relation == Relation::advmod || relation == Relation::cc || relation == Relation::discourse ||
           relation == Relation::mark || relation == Relation::vocative;
  }

  /// What a colon introduces may be as long as it likes: a turn of a transcript, a letter.
  [[nodiscard]] bool follows_a_colon(Span content) const {
    const std::size_t before = text_.substr(0, content.begin).find_last_not_of(" \n");
    return before != text_.npos && text_[before] == ':';
  }

  /// Whether the first letter of the spans stands in speech.
  [[nodiscard]] bool begins_quoted(const std::vector<Span>& spans) const {
    const std::string_view part = text_.substr(spans.front().begin, spans.front().end - spans.front().begin);
    const std::size_t blanks = part.find_first_not_of(" \t\n");
    const auto at = static_cast<std::uint32_t>(spans.front().begin + (blanks == part.npos ? 0 : blanks));
    return std::any_of(p_.quotations.rows.begin(), p_.quotations.rows.end(), [&](const Quotation& quotation) {
      return !quotation.scare && quotation.span.begin <= at && at < quotation.span.end;
    });
  }

  [[nodiscard]] std::optional<Span> sentence_of(Span span) const {
    const auto& rows = p_.sentences.rows;
    const auto it =
        std::partition_point(rows.begin(), rows.end(), [&](const Sentence& row) { return row.span.end <= span.begin; });
    if (it == rows.end() || it->span.begin > span.begin) return std::nullopt;
    return it->span;
  }

  /// Where the sentence's words end: no content has the stop behind its cue as its last part.
  [[nodiscard]] std::uint32_t without_stop(Span sentence) const {
    return text_[sentence.end - 1] == '.' ? sentence.end - 1 : sentence.end;
  }

  /// "the younger Odel's", before the noun; empty when the noun has no owner.
  [[nodiscard]] Span owner_of(std::uint32_t noun) const {
    for (std::uint32_t word = noun; word > 0 && hangs_on(p_, word - 1, noun); --word)
      if (p_.trees.head[word - 1] == noun && p_.trees.relation[word - 1] == Relation::nmod_poss)
        return branch_of(p_, word - 1);
    return {};
  }

  std::string_view text_;
  const Passage& p_;
  bool parsed_;
  std::vector<std::uint32_t> spoken_;  ///< where the cues of statements with a source begin, in order
  std::vector<Span> speakers_;         ///< sources with their cues, in order
};

}  // namespace

void settle_extents(std::string_view text, const Passage& passage, std::vector<Found>& found) {
  const Extents extents(text, passage, found);
  std::vector<std::uint8_t> cut(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::vector<Span> before = found[i].content;
    extents.settle(found[i]);
    cut[i] = before != found[i].content;
  }
  // What stood in a part cut off stands alone. Outer ones stand before inner ones, so one pass is enough.
  for (Found& f : found)
    while (f.within.valid() && cut[f.within.value] != 0 && !f.cue.empty() &&
           !stands_in(f.cue.front(), found[f.within.value].content))
      f.within = found[f.within.value].within;
}

}  // namespace whosays::quote
