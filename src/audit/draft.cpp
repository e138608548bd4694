#include "audit/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

constexpr std::size_t kShownWords = 90;

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || ascii::is_digit(c) || ascii::is_lower(c) || c == '-';
}

/// "officials", "official" and "an official" are one head: "official"; "the clerk, who ..." is the clerk before. Empty
/// when no head of the lists is in the words.
std::string unnamed_head(std::string_view words) {
  static const lexicon::WordSet kHeads("unnamed_heads.txt");
  static const lexicon::WordSet kTrades("person_nouns.txt");
  std::string found;
  for (const lexicon::WordSet* heads : {&kHeads, &kTrades})
    for (const story::Word& word : story::words_in(words))
      if (found.empty() && heads->has(word.text)) found = word.text == "people" ? "person" : word.text;
  if (found.size() > 3 && found.ends_with('s') && !found.ends_with("ss")) found.pop_back();
  return found;
}

/// "Another official", "a second clerk": not the one before.
bool is_another(std::string_view source) {
  const std::string words = story::normal(source);
  return story::has_words(words, "another") || story::has_words(words, "a second") ||
         story::has_words(words, "a third");
}

}  // namespace

bool is_charge(std::string_view lower) {
  struct Charges {
    std::vector<std::string_view> beginnings;
    std::vector<std::string_view> whole;
  };
  static const Charges kCharges = [] {
    Charges out;
    static const lexicon::WordSet kAll("allegations.txt");
    for (const std::string_view entry : kAll)
      entry.ends_with('*') ? out.beginnings.push_back(entry.substr(0, entry.size() - 1)) : out.whole.push_back(entry);
    return out;
  }();
  return std::find(kCharges.whole.begin(), kCharges.whole.end(), lower) != kCharges.whole.end() ||
         std::any_of(kCharges.beginnings.begin(), kCharges.beginnings.end(),
                     [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

std::string in_marks(std::string_view words) {
  std::string text = blanks_collapsed(words);
  for (const std::string_view mark : {"“", "”", "\""})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), mark == "\"" && at != 0 && at + 1 != text.size() ? "'" : "");
  while (text.ends_with(',') || text.ends_with(' ')) text.pop_back();
  return fmt::format("\"{}\"", layout::elided(text, kShownWords));
}

Draft::Draft(const Brief& brief) : doc_(brief.draft), original_(brief.original) {
  const std::string& type = doc_.article.media_type;
  lines_of_file_ = !original_.empty() && (type == "text/plain" || type == "text/markdown");
  group_unnamed();
}

std::uint32_t Draft::line(Field field, std::uint32_t at) const {
  const std::string& text = doc_.article.field(field);
  if (lines_of_file_ && at < text.size()) {
    const auto range = doc_.article.map(field).find({at, at + 1});
    if (range && range->begin <= original_.size())
      return 1 + static_cast<std::uint32_t>(std::count(
                     original_.begin(), original_.begin() + static_cast<std::ptrdiff_t>(range->begin), '\n'));
  }
  return field == Field::title ? 0 : line_of(text, at);
}

Span Draft::place(const Statement& s) const {
  for (const Range range : {s.content, s.cue, s.source})
    if (!range.empty()) return doc_.statements.spans.at(range).front();
  return {};
}

std::uint32_t Draft::line(const Statement& s) const { return line(s.field, place(s).begin); }

std::string Draft::words(Field field, Span span) const { return blanks_collapsed(doc_.words(field, span)); }

std::string Draft::words(const Statement& s, Range range) const {
  return blanks_collapsed(words_of_spans(doc_.article.field(s.field), doc_.statements.spans.at(range)));
}

std::string Draft::actor(ActorId id) const {
  return id.valid() && id.value < doc_.actors.rows.size() ? doc_.actors.rows[id.value].name : std::string();
}

std::string Draft::speaker(const Statement& s) const {
  if (s.source_class == SourceClass::own_voice) return "the text itself";
  const std::string said = words(s, s.source);
  if (s.source_class == SourceClass::unnamed)
    return said.empty() ? "unnamed" : fmt::format("unnamed, {}", in_marks(said));
  std::string name = actor(s.actor);
  if (!name.empty()) return name;
  return said.empty() ? std::string("nobody named") : in_marks(said);
}

bool Draft::quoted(Field field, std::uint32_t at) const {
  const auto& rows = doc_.passage(field).quotations.rows;
  return std::any_of(rows.begin(), rows.end(), [&](const Quotation& q) { return q.span.contains(at); });
}

bool Draft::somebody_says(Field field, const Sentence& sentence) const {
  const Passage& passage = doc_.passage(field);
  for (const Statement& s : statements()) {
    if (s.field != field || s.source_class == SourceClass::own_voice) continue;
    for (const Range range : {s.content, s.source, s.cue})
      for (const Span span : doc_.statements.spans.at(range))
        if (span.overlaps(sentence.span)) return true;
  }
  for (const Quotation& q : passage.quotations.rows)
    if (!q.scare && q.span.overlaps(sentence.span)) return true;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t)
    if (in_list("saying", passage.tokens.lower_at(t))) return true;
  return false;
}

std::vector<ActorId> Draft::named_in(Field field, Span span) const {
  std::vector<std::pair<std::uint32_t, ActorId>> found;
  for (std::uint32_t a = 0; a < doc_.actors.rows.size(); ++a) {
    if (!doc_.actors.rows[a].named) continue;
    for (const Mention& mention : doc_.actors.mentions.at(doc_.actors.rows[a].mentions)) {
      if (mention.field != field || mention.span.empty() || !span.contains(mention.span)) continue;
      const std::string_view words = doc_.words(field, mention.span);
      const auto named = story::words_in(words);
      const bool capital = std::any_of(named.begin(), named.end(), [](const story::Word& w) {
        return w.capital && !story::is_pointing(w.text) && !story::is_first_person(w.text);
      });
      if (!capital) continue;
      found.emplace_back(mention.span.begin, ActorId(a));
      break;
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<ActorId> out;
  for (const auto& [at, id] : found) out.push_back(id);
  return out;
}

std::vector<Span> Draft::phrases(std::string_view list, Field field, Span span) const {
  const std::string lower = utf8::ascii_lowered(doc_.article.field(field));
  std::vector<Span> out;
  for (const std::string_view phrase : words_of_list(list))
    for (std::size_t at = lower.find(phrase, span.begin); at < span.end; at = lower.find(phrase, at + 1)) {
      const std::size_t end = at + phrase.size();
      const bool whole =
          (at == 0 || !is_word_byte(lower[at - 1])) && (end >= lower.size() || !is_word_byte(lower[end]));
      if (!whole || end > span.end || quoted(field, static_cast<std::uint32_t>(at))) continue;
      out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
  // Of phrases inside each other the longer one.
  std::sort(out.begin(), out.end(),
            [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> apart;
  for (const Span found : out)
    if (apart.empty() || found.begin >= apart.back().end) apart.push_back(found);
  return apart;
}

std::optional<Span> Draft::charge_in(Field field, Span span) const {
  const Tokens& tokens = doc_.passage(field).tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (span.contains(tokens.span[t]) && is_charge(tokens.lower_at(t)) && !quoted(field, tokens.span[t].begin))
      return tokens.span[t];
  return std::nullopt;
}

void Draft::group_unnamed() {
  std::map<std::string, std::size_t> by_head;
  std::optional<std::size_t> latest;
  for (std::size_t i = 0; i < statements().size(); ++i) {
    const Statement& s = statements()[i];
    if (s.source_class != SourceClass::unnamed || !s.set_aside.empty()) continue;
    const std::string source = words(s, s.source);
    std::string head = unnamed_head(source);
    if (head.empty()) head = unnamed_head(s.descriptor);
    std::size_t group = unnamed_.size();
    if (head.empty() && latest && source.find(' ') == std::string::npos) {
      group = *latest;  // a pronoun, or nothing: whoever spoke last
    } else if (is_another(source)) {
      if (!head.empty()) by_head[head] = group;  // "another clerk": "the clerk" below may be this one
    } else {
      group = by_head.try_emplace(head.empty() ? utf8::ascii_lowered(source) : head, group).first->second;
    }
    if (group == unnamed_.size()) unnamed_.emplace_back();
    unnamed_[group].statements.push_back(i);
    if (s.count) unnamed_[group].count = std::max(unnamed_[group].count.value_or(0), *s.count);
    latest = group;
  }
}

Spot Draft::spot(std::string_view rule, Field field, Span span, std::string words) const {
  return {std::string(rule), field, span, line(field, span.begin), std::move(words)};
}

}  // namespace whosays::audit
