#include "diff/versions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text_util.h"
#include "story/words.h"

namespace whosays::diff {
namespace {

constexpr double kSameContent = 0.5;

struct Candidate {
  double score;
  std::size_t a, b;
};

bool unchanged(const Version& version, const std::vector<std::optional<std::size_t>>& to, const Version& other,
               const StatementRecord& s) {
  if (s.field == Field::title) return story::normal(version.article.title) == story::normal(other.article.title);
  const auto at = version.sentence_at(Version::span_of(s).begin);
  if (!at || !to[*at]) return false;
  return slice(version.article.text, version.sentences[*at].span) ==
         slice(other.article.text, other.sentences[*to[*at]].span);
}

double content_likeness(const StatementRecord& a, const StatementRecord& b) {
  if (a.content.empty() && b.content.empty()) return story::normal(a.source) == story::normal(b.source) ? 1 : 0;
  return likeness(plain_words(a.content), plain_words(b.content));
}

bool same_source(const StatementRecord& a, const StatementRecord& b) {
  if (a.source_class != b.source_class) return false;
  if (!a.actor.empty() && a.actor == b.actor) return true;
  return story::normal(a.source) == story::normal(b.source);
}

int firmness(const StatementRecord& s) {
  switch (s.stated_certainty) {
    case Certainty::certain: return 3;
    case Certainty::probable: return 2;
    case Certainty::possible: return 1;
    case Certainty::unknown: return 0;
  }
  return 3;
}

std::string hedge_of(const StatementRecord& s) {
  for (const PartRecord& part : s.parts)
    if (part.part == Part::hedge) return part.words;
  return {};
}

bool is_nobody(const StatementRecord& s) {
  return s.source_class == SourceClass::own_voice || s.source_class == SourceClass::unspecified || s.source.empty();
}

class StatementChanges {
 public:
  StatementChanges(const Version& a, const Version& b, const Alignment& alignment, std::vector<Change>& out)
      : a_(a), b_(b), alignment_(alignment), out_(out) {}

  void run() {
    for (const StatementPair& pair : pair_statements(a_, b_, alignment_)) {
      if (pair.a && pair.b) {
        both(a_.statements[*pair.a], b_.statements[*pair.b]);
      } else if (pair.a) {
        gone(a_.statements[*pair.a]);
      } else {
        come(b_.statements[*pair.b]);
      }
    }
  }

 private:
  void add(What what, How how, const StatementRecord* a, const StatementRecord* b, std::string note) {
    Change change{what, how, {}, {}, std::move(note)};
    if (a != nullptr) change.a = whole(a_, *a);
    if (b != nullptr) change.b = whole(b_, *b);
    out_.push_back(std::move(change));
  }

  /// Source, cue and content of a statement from its first byte to its last.
  static Place whole(const Version& version, const StatementRecord& s) {
    Span all = Version::span_of(s);
    for (const PartRecord& part : s.parts)
      if (part.part == Part::source || part.part == Part::cue || part.part == Part::content)
        all = {std::min(all.begin, part.span.begin), std::max(all.end, part.span.end)};
    return version.place(s.field, all);
  }

  void both(const StatementRecord& a, const StatementRecord& b) {
    if (!same_source(a, b)) {
      if (!is_nobody(a) && is_nobody(b))
        add(What::attribution, How::dropped, &a, &b, fmt::format("\"{}\" no longer says it", a.source));
      else if (story::normal(a.source) != story::normal(b.source))
        add(What::attribution, How::changed, &a, &b,
            fmt::format("who says it: \"{}\", now \"{}\"", a.source, b.source));
    }
    if (a.act != b.act || (a.polarity != b.polarity))
      add(What::act, How::changed, &a, &b, fmt::format("{} ({}), now {} ({})", word(a.act), a.cue, word(b.act), b.cue));
    else if (a.cue_lemma != b.cue_lemma && !a.cue.empty() && !b.cue.empty())
      add(What::attribution, How::changed, &a, &b, fmt::format("verb: \"{}\", now \"{}\"", a.cue, b.cue));
    if (firmness(a) != firmness(b)) {
      const bool harder = firmness(b) > firmness(a);
      const std::string hedge = hedge_of(harder ? a : b);
      add(What::certainty, harder ? How::hardened : How::softened, &a, &b,
          hedge.empty() ? fmt::format("{}, now {}", word(a.stated_certainty), word(b.stated_certainty))
                        : fmt::format("hedge {}: \"{}\"", harder ? "lost" : "added", hedge));
    }
    if (a.count && b.count && *a.count != *b.count)
      add(What::count, How::changed, &a, &b, fmt::format("{} sources, now {}", *a.count, *b.count));
  }

  /// The words of a content still stand in the sentence that its sentence became.
  bool words_stand(const StatementRecord& s, const Version& from, const std::vector<std::optional<std::size_t>>& to,
                   const Version& other) const {
    constexpr std::size_t kInTen = 8;
    if (s.field != Field::text || s.content.empty()) return false;
    const auto at = from.sentence_at(Version::span_of(s).begin);
    if (!at || !to[*at]) return false;
    const std::vector<std::string> wanted = plain_words(s.content);
    const std::vector<std::string>& there = other.sentences[*to[*at]].words;
    std::size_t found = 0;
    for (const std::string& word : wanted)
      found += std::find(there.begin(), there.end(), word) != there.end() ? 1U : 0U;
    return found * 10 >= wanted.size() * kInTen;
  }

  void gone(const StatementRecord& s) {
    if (words_stand(s, a_, alignment_.to_b, b_))
      add(What::attribution, How::dropped, &s, nullptr,
          fmt::format("\"{}\": the words stand, nobody is said to say them", s.source));
    else
      add(What::attribution, How::removed, &s, nullptr, fmt::format("\"{}\"", s.source));
  }

  void come(const StatementRecord& s) {
    const bool stood = words_stand(s, b_, alignment_.to_a, a_);
    add(What::attribution, How::added, nullptr, &s,
        stood ? fmt::format("\"{}\" is now said to say what stood there before", s.source)
              : fmt::format("\"{}\"", s.source));
  }

  const Version& a_;
  const Version& b_;
  const Alignment& alignment_;
  std::vector<Change>& out_;
};

}  // namespace

std::optional<std::size_t> Version::sentence_at(std::uint32_t byte) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte,
                                      [](std::uint32_t at, const SentenceOf& s) { return at < s.span.begin; });
  if (after == sentences.begin() || !std::prev(after)->span.contains(byte)) return std::nullopt;
  return static_cast<std::size_t>(std::prev(after) - sentences.begin());
}

Place Version::place(Field field, Span span) const {
  const std::string& text = field == Field::text ? article.text : article.title;
  const Span inside = span.clamped_to({0, static_cast<std::uint32_t>(text.size())});
  return {field, inside, field == Field::text ? line_of(text, inside.begin) : 0, blanks_collapsed(slice(text, inside))};
}

Span Version::span_of(const StatementRecord& s) {
  for (const Part kind : {Part::content, Part::cue, Part::source})
    for (const PartRecord& part : s.parts)
      if (part.part == kind) return part.span;
  return {};
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  for (story::Word& word : story::words_in(text)) out.push_back(std::move(word.text));
  return out;
}

std::set<std::string> key_stems_of(std::string_view text) {
  std::set<std::string> out;
  for (const story::Word& word : story::words_in(text)) {
    std::string form = word.number ? word.text : story::stem(word.text);
    if (!story::is_filler(word.text) && !story::is_function(form) && !story::is_pointing(word.text))
      out.insert(std::move(form));
  }
  return out;
}

std::vector<StatementPair> pair_statements(const Version& a, const Version& b, const Alignment& alignment) {
  std::vector<std::size_t> left_a;
  std::vector<std::size_t> left_b;
  for (std::size_t i = 0; i < a.statements.size(); ++i)
    if (a.statements[i].committed() && !unchanged(a, alignment.to_b, b, a.statements[i])) left_a.push_back(i);
  for (std::size_t j = 0; j < b.statements.size(); ++j)
    if (b.statements[j].committed() && !unchanged(b, alignment.to_a, a, b.statements[j])) left_b.push_back(j);
  std::vector<Candidate> candidates;
  for (const std::size_t i : left_a)
    for (const std::size_t j : left_b) {
      const double alike = content_likeness(a.statements[i], b.statements[j]);
      if (alike < kSameContent || a.statements[i].field != b.statements[j].field) continue;
      constexpr double kSourceToo = 0.3;
      constexpr double kActToo = 0.1;
      candidates.push_back({alike + (same_source(a.statements[i], b.statements[j]) ? kSourceToo : 0) +
                                (a.statements[i].act == b.statements[j].act ? kActToo : 0),
                            i, j});
    }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  std::map<std::size_t, std::size_t> of_a;
  std::map<std::size_t, std::size_t> of_b;
  for (const Candidate& candidate : candidates)
    if (!of_a.contains(candidate.a) && !of_b.contains(candidate.b)) {
      of_a[candidate.a] = candidate.b;
      of_b[candidate.b] = candidate.a;
    }
  std::vector<StatementPair> out;
  for (const std::size_t i : left_a) out.push_back({i, of_a.contains(i) ? std::optional(of_a[i]) : std::nullopt});
  for (const std::size_t j : left_b)
    if (!of_b.contains(j)) out.push_back({std::nullopt, j});
  return out;
}

void compare_statements(const Version& a, const Version& b, const Alignment& alignment, std::vector<Change>& out) {
  StatementChanges(a, b, alignment, out).run();
}

}  // namespace whosays::diff
