// From drafts to attributions, over segments, fields and levels.
//
//   segments of a passage -> drafts of each -> what continues from one segment to the next -> spans
//                                            -> the inside of each content, read again (chains)
//   with the trained net: its statements and these become one reading (learned.h)
//
// A quotation that stands alone after a statement of the same paragraph goes on with it, and so does a paragraph that
// is one quotation after a paragraph that ended in the speaker's words. Levels are bounded by kDeepest.
#include <algorithm>
#include <iterator>
#include <utility>

#include "quote/attached.h"
#include "quote/block_quotations.h"
#include "quote/broken.h"
#include "quote/cited.h"
#include "quote/colon_clauses.h"
#include "quote/content_edges.h"
#include "quote/cue_tails.h"
#include "quote/extents.h"
#include "quote/found.h"
#include "quote/headline_ends.h"
#include "quote/headline_reading.h"
#include "quote/headline_speakers.h"
#include "quote/headline_verbs.h"
#include "quote/hearers.h"
#include "quote/introduced.h"
#include "quote/joined_headline.h"
#include "quote/joined_verbs.h"
#include "quote/learned.h"
#include "quote/patterns.h"
#include "quote/quote.h"
#include "quote/rule_confidence.h"
#include "quote/signatures.h"
#include "quote/source_repair.h"
#include "quote/sureness.h"
#include "quote/turns.h"
#include "quote/turns_of_phrase.h"
#include "quote/unmade.h"
#include "quote/unsaid.h"
#include "quote/voices.h"

namespace whosays::quote {
namespace {

constexpr int kDeepest = 4;  ///< statements inside statements; deeper ones are not looked for

class Collector {
 public:
  Collector(Field field, std::string_view text, const Passage& passage, std::vector<Found>& out)
      : title_(field == Field::title), text_(text), passage_(passage), out_(out) {}

  void run() {
    auto all = segments(text_, passage_);
    if (!title_) mark_turns(all);
    for (std::size_t at = 0; at < all.size(); ++at) {
      Segment& segment = all[at];
      segment.is_title = title_;
      if (goes_on_with(segment) || transcript_goes_on(segment)) continue;
      if (signatures_.read(segment, out_)) {
        speaker_ = kNoRow;
        continue;
      }
      const std::size_t before = out_.size();
      read(segment, {0, segment.size()}, StatementId(), 0);
      remember_speaker(segment, before);
      at += read_block(segment, std::span<const Segment>(all).subspan(at + 1), before);
    }
  }

 private:
  void read(const Segment& segment, UnitRange range, StatementId within, int depth) {
    for (const Draft& draft : drafts_in(segment, range, title_ && depth == 0)) {
      const auto row = static_cast<std::uint32_t>(out_.size());
      out_.push_back(found_of(segment, draft, within));
      if (depth >= kDeepest) continue;
      for (const UnitRange content : draft.content) read_inside(segment, content, StatementId(row), depth + 1);
    }
  }

  /// The block quotation that the segment introduces, and what stands in it; how many segments it is. Rows from
  /// `before` on are those of the segment: one of the same cue has taken what stands before it for its content, and
  /// gives way where that is no quotation.
  std::size_t read_block(const Segment& segment, std::span<const Segment> rest, std::size_t before) {
    if (title_) return 0;
    auto block = block_quotation(text_, segment, rest);
    if (!block) return 0;
    const Span cue = block->statement.cue.front();
    std::size_t row = before;
    while (row < out_.size() && (out_[row].cue.empty() || !out_[row].cue.back().overlaps(cue))) ++row;
    if (row == out_.size())
      out_.emplace_back();
    else if (out_[row].within.valid() || out_[row].form != Form::indirect)
      return 0;
    out_[row] = std::move(block->statement);
    speaker_ = kNoRow;
    const StatementId outer(static_cast<std::uint32_t>(row));
    for (const Segment& inner : rest.first(block->segments)) read(inner, {0, inner.size()}, outer, 1);
    return block->segments;
  }

  /// The content's own words on the same level, and the inside of each quotation in it.
  void read_inside(const Segment& segment, UnitRange content, StatementId within, int depth) {
    const bool one_quotation = content.size() == 1 && segment.is_quotation(content.begin);
    if (!one_quotation) {
      read(segment, content, within, depth);
      return;
    }
    const Unit& unit = segment.units[content.begin];
    const Quotation& quotation = passage_.quotations.rows[unit.quotation];
    const std::uint32_t end = quotation.closed ? unit.end_token - 1 : unit.end_token;
    if (end <= unit.first_token + 1) return;
    // Sentence by sentence, so that a stop inside the quotation ends a pattern.
    const auto& tokens = passage_.tokens;
    for (std::uint32_t first = unit.first_token + 1; first < end;) {
      std::uint32_t last = first;
      while (last < end && tokens.sentence[last] == tokens.sentence[first]) ++last;
      const auto level = static_cast<std::uint8_t>(quotation.depth + 1);
      const Segment inside = segment_of(text_, passage_, first, last, level);
      read(inside, {0, inside.size()}, within, depth);
      first = last;
    }
  }

  [[nodiscard]] Found found_of(const Segment& segment, const Draft& draft, StatementId within) const {
    Found found;
    const auto spans = [&](const std::vector<UnitRange>& ranges) {
      std::vector<Span> out;
      for (const UnitRange r : ranges)
        if (!r.empty()) out.push_back(segment.span(r));
      std::sort(out.begin(), out.end());
      return out;
    };
    if (!draft.source.empty()) found.source = {segment.span(draft.source)};
    if (!draft.hearer.empty()) found.hearer = {segment.span(draft.hearer)};
    found.cue = spans(draft.cue);
    found.content = spans(draft.content);
    found.lemma = draft.lemma;
    found.rule = std::string(draft.rule);
    found.confidence = rule_confidence(draft.rule);
    found.within = within;
    found.paragraph = segment.paragraph;
    found.form = form_of(segment, draft);
    for (const UnitRange r : draft.content)
      for (std::uint32_t i = r.begin; i < r.end; ++i) found.unclosed = found.unclosed || segment.is_unclosed(i);
    return found;
  }

  /// Direct when every word of the content stands in quotation marks, mixed when some do.
  static Form form_of(const Segment& segment, const Draft& draft) {
    bool quoted = false;
    bool plain = false;
    for (const UnitRange r : draft.content) {
      for (std::uint32_t i = r.begin; i < r.end; ++i) {
        quoted = quoted || segment.is_quotation(i);
        plain = plain || segment.is_word(i);
      }
    }
    if (!quoted) return Form::indirect;
    return plain ? Form::mixed : Form::direct;
  }

  /// "..., she said. “It was not a popular one.”": the segment is nothing but quotations.
  bool goes_on_with(const Segment& segment) {
    if (title_ || speaker_ == kNoRow) return false;
    for (std::uint32_t i = 0; i < segment.size(); ++i)
      if (!segment.is_quotation(i)) return false;
    const bool near = segment.paragraph == speaker_paragraph_ || segment.paragraph == speaker_paragraph_ + 1;
    Found& earlier = out_[speaker_];
    if (!near || segment.size() == 0 || (segment.size() == 1 && !segment.is_speech(0))) return false;
    if (segment.paragraph != speaker_paragraph_ && !speaker_ended_in_speech_) return false;
    earlier.content.push_back(segment.span(UnitRange{0, segment.size()}));
    for (std::uint32_t i = 0; i < segment.size(); ++i) earlier.unclosed = earlier.unclosed || segment.is_unclosed(i);
    if (earlier.form == Form::indirect) earlier.form = Form::mixed;
    speaker_paragraph_ = segment.paragraph;
    speaker_ended_in_speech_ = true;
    return true;
  }

  /// "MR. OKUNDE: I initialled it. I was in a hurry.": all of a transcript's paragraph is the speaker's.
  bool transcript_goes_on(const Segment& segment) {
    if (out_.empty() || segment.size() == 0) return false;
    std::size_t row = out_.size() - 1;
    while (out_[row].within.valid()) row = out_[row].within.value;
    Found& turn = out_[row];
    if (turn.rule != "transcript" || turn.paragraph != segment.paragraph || segment.starts_paragraph) return false;
    if (segment.is_turn) return false;
    const std::uint32_t end = without_final_stop(segment, 0, segment.size());
    if (end > 0) turn.content.back().end = segment.span(UnitRange{0, end}).end;  // else nothing but brackets and stops
    return true;
  }

  void remember_speaker(const Segment& segment, std::size_t before) {
    speaker_ = kNoRow;
    for (std::size_t row = before; row < out_.size(); ++row) {
      const Found& found = out_[row];
      const bool speaks =
          !found.within.valid() && !found.source.empty() && !found.content.empty() && found.form != Form::indirect;
      if (speaks) speaker_ = row;
    }
    speaker_paragraph_ = segment.paragraph;
    speaker_ended_in_speech_ = segment.size() > 0 && segment.is_speech(segment.size() - 1);
    // A paragraph that ends "..., she said." still goes on in the next when that is nothing but a quotation.
    if (speaker_ != kNoRow) {
      const Found& found = out_[speaker_];
      speaker_ended_in_speech_ = speaker_ended_in_speech_ || found.form == Form::direct;
    }
  }

  static constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);
  bool title_;
  std::string_view text_;
  const Passage& passage_;
  std::vector<Found>& out_;
  std::size_t speaker_ = kNoRow;  ///< row of the statement that a lone quotation would go on with
  std::uint32_t speaker_paragraph_ = 0;
  bool speaker_ended_in_speech_ = false;
  Signatures signatures_;
};

void append(Attributions& layer, Field field, std::vector<Found>& found, const std::string_view text) {
  const auto offset = static_cast<std::uint32_t>(layer.rows.size());
  for (Found& f : found) {
    Attribution row;
    row.field = field;
    row.form = f.form;
    row.source = layer.spans.add(f.source);
    row.cue = layer.spans.add(f.cue);
    row.content = layer.spans.add(f.content);
    row.hearer = layer.spans.add(f.hearer);
    row.cue_lemma = std::move(f.lemma);
    if (f.within.valid()) row.within = StatementId(f.within.value + offset);
    row.confidence = f.confidence;
    row.rule = f.sure ? f.rule + " " + figures_of(*f.sure) : std::move(f.rule);
    if (f.unclosed) row.doubt = "a quotation in it is not closed";
    const bool cut = !f.content.empty() && text.substr(f.content.back().end - 1, 1) == ",";
    if (row.doubt.empty() && cut) row.doubt = "the sentence breaks off";
    if (row.doubt.empty()) row.doubt = f.unmade;
    layer.rows.push_back(std::move(row));
  }
}

/// The text's statements, by the lists and, where there is one, by the net.
std::vector<Found> in_text(const Article& article, const Passage& text, const Learned& learned) {
  std::vector<Found> found;
  Collector(Field::text, article.text, text, found).run();
  settle_extents(article.text, text, found);
  if (learned.net != nullptr && learned.states.size() == text.words.size() * learned.net->core_width()) {
    LabelNet::Scratch scratch;
    Linked linked;
    learned.net->read(text, learned.states, scratch, linked);
    found = combined(article.text, text, std::move(found), linked);
  }
  add_introduced(article.text, text, found);
  add_turns_of_phrase(text, found);
  add_broken(text, found);
  repair_sources(text, found);
  settle_cited(text, found);
  settle_attached(text, found);
  settle_content_edges(text, found);
  settle_unmade(text, found);
  part_colon_clauses(text, found);
  part_joined_verbs(text, found);
  leave_out_unsaid(text, found);
  settle_voices(text, found);
  settle_hearers(text, found);
  end_cues_with_the_verb(text, found);
  return found;
}

std::vector<Found> in_title(const Article& article, const Passage& title, const KnownSpeakers& speakers,
                            const Learned& learned) {
  std::vector<Found> found;
  Collector(Field::title, article.title, title, found).run();
  settle_extents(article.title, title, found);
  const std::size_t states = learned.title_states.size();
  const bool headline = title.words.size() <= kLongestHeadline;
  if (learned.net != nullptr && headline && states > 0 && states == title.words.size() * learned.net->core_width()) {
    read_with_net(article.title, title, *learned.net, learned.title_states, found);
    repair_sources(title, found);
  }
  leave_out_unsaid(title, found);
  settle_voices(title, found);
  settle_hearers(title, found);
  end_cues_with_the_verb(title, found);
  if (headline) {
    add_headline_verbs(title, speakers, found);
    settle_headline_ends(title, found);
    settle_headline_grammar(title, found);
  }
  return found;
}

}  // namespace

Attributions attributions(const Article& article, const Passage& text, const Passage& title, const Learned& learned) {
  std::vector<Found> in_body = in_text(article, text, learned);
  const KnownSpeakers speakers(article.byline, text, in_body);
  std::vector<Found> in_head = in_title(article, title, speakers, learned);
  if (!article.text.empty()) {
    settle_headline_speakers(text, speakers, Field::text, in_body);
    settle_headline_speakers(title, speakers, Field::title, in_head);
  }
  // The form of turns, of paragraphs taken from elsewhere and of posts leaves no doubt.
  std::vector<Found> turns = turns_in_capitals(article.text, in_body);
  std::ranges::copy_if(in_body, std::back_inserter(turns), is_taken_block);
  settle_sureness(text, in_body, learned.watch);
  keep_turns(std::move(turns), in_body);
  sign_posts(article.text, text, in_body);
  Attributions layer;
  layer.state = LayerState::present;
  append(layer, Field::title, in_head, article.title);
  append(layer, Field::text, in_body, article.text);
  return layer;
}

}  // namespace whosays::quote
