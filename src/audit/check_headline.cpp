// Headline and standfirst against the text below them.
//
// Firmer in one of three ways: a strong word (words.tsv, "firm", or a word to somebody's discredit) whose stem the text
// does not have; a hedge that the nearest statement of the text has and the headline has not; an attribution that the
// nearest statement has and the headline has not. The nearest statement is the one that shares most stems.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/checks.h"
#include "base/text_util.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

using Stems = std::set<std::string>;

Stems stems_of(std::string_view text) {
  Stems out;
  for (const story::Word& word : story::words_in(text)) {
    const std::string form = story::stem(word.text);
    if (!story::is_filler(word.text) && !story::is_function(form)) out.insert(form);
  }
  return out;
}

/// What stands above the text: the headline, or a first paragraph of one sentence that says nothing by anybody.
struct Top {
  Field field = Field::title;
  Span span;
  std::string_view name;
};

std::vector<Top> tops_of(const Draft& draft) {
  constexpr std::uint32_t kParagraphs = 4;  // a shorter text has no standfirst
  constexpr std::uint32_t kLongest = 35;    // words of a standfirst
  std::vector<Top> out;
  const std::string& title = draft.doc().article.title;
  if (!title.empty()) out.push_back({Field::title, {0, static_cast<std::uint32_t>(title.size())}, "headline"});
  const Sentences& text = draft.doc().text.sentences;
  if (text.paragraphs < kParagraphs || text.rows.size() < 2 || text.rows[1].paragraph == text.rows[0].paragraph)
    return out;
  const Sentence& first = text.rows.front();
  if (first.end_token - first.first_token <= kLongest && !draft.somebody_says(Field::text, first))
    out.push_back({Field::text, first.span, "standfirst"});
  return out;
}

class TopCheck {
 public:
  TopCheck(const Job& job, const Top& top)
      : job_(job), draft_(job.draft), top_(top), stems_(stems_of(draft_.words(top.field, top.span))) {}

  void run() {
    std::size_t shared = 0;
    const Statement* nearest = nearest_statement(shared);
    // What says little of the same is shown beside strong words, and compared no further.
    const bool near = shared >= kNear || shared * 2 >= stems_.size();
    std::vector<std::string> how;
    if (const std::string strong = stronger_words(); !strong.empty()) how.push_back(strong + " not in the text");
    if (nearest != nullptr && near && hedged(*nearest) && !top_hedges()) how.push_back(hedge_words(*nearest));
    if (nearest != nullptr && near && unattributed(*nearest))
      how.push_back(fmt::format("the {} says it itself", top_.name));
    if (how.empty()) return;
    std::string words = joined(how, "; ");
    if (nearest != nullptr)
      words += fmt::format("; text, l.{}: {} ({})", draft_.line(*nearest),
                           in_marks(draft_.words(*nearest, nearest->content)), draft_.speaker(*nearest));
    job_.add(draft_.spot("headline", top_.field, top_.span, std::move(words)));
  }

 private:
  [[nodiscard]] bool below(const Statement& s) const {
    return s.field == Field::text && s.set_aside.empty() && !s.content.empty() &&
           !(top_.field == Field::text && top_.span.contains(draft_.place(s)));
  }

  [[nodiscard]] const Statement* nearest_statement(std::size_t& most) const {
    constexpr std::size_t kFewest = 2;
    const Statement* best = nullptr;
    most = kFewest - 1;
    for (const Statement& s : draft_.statements()) {
      if (!below(s)) continue;
      std::size_t shared = 0;
      for (const std::string& stem : stems_of(draft_.words(s, s.content))) shared += stems_.contains(stem) ? 1U : 0U;
      if (shared > most) best = &s, most = shared;
    }
    return best;
  }

  /// Words of the top that are strong and whose stems the rest of the text does not have.
  [[nodiscard]] std::string stronger_words() const {
    const std::string& text = draft_.doc().article.text;
    const Stems rest = stems_of(std::string_view(text).substr(top_.field == Field::text ? top_.span.end : 0));
    std::vector<Span> strong = draft_.phrases("firm", top_.field, top_.span);
    const Tokens& tokens = draft_.doc().passage(top_.field).tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t)
      if (top_.span.contains(tokens.span[t]) && is_charge(tokens.lower_at(t)) &&
          !draft_.quoted(top_.field, tokens.span[t].begin))
        strong.push_back(tokens.span[t]);
    std::sort(strong.begin(), strong.end());
    std::vector<std::string> out;
    for (const Span span : strong) {
      const std::string words = draft_.words(top_.field, span);
      const Stems own = stems_of(words);
      const bool there = std::all_of(own.begin(), own.end(), [&](const auto& stem) { return rest.contains(stem); });
      const std::string shown = in_marks(words);
      if (!there && (out.empty() || out.back() != shown)) out.push_back(shown);
    }
    return joined(out, ", ");
  }

  [[nodiscard]] static bool hedged(const Statement& s) { return s.stated_certainty != Certainty::certain; }

  [[nodiscard]] bool top_hedges() const {
    const auto words = story::words_in(draft_.words(top_.field, top_.span));
    return std::any_of(words.begin(), words.end(), [](const auto& word) {
      return story::hedge_strength(word.text) > 0 || word.text == "could" || word.text.ends_with('?');
    });
  }

  [[nodiscard]] std::string hedge_words(const Statement& s) const {
    const std::string hedge = draft_.words(s, s.hedges);
    return hedge.empty() ? std::string("the text is less sure") : fmt::format("hedge lost: {}", in_marks(hedge));
  }

  /// The top asserts what the text leaves to somebody: no statement stands in it, and the nearest is an allegation.
  [[nodiscard]] bool unattributed(const Statement& nearest) const {
    const bool somebody = std::any_of(draft_.statements().begin(), draft_.statements().end(), [&](const Statement& s) {
      return s.field == top_.field && top_.span.contains(draft_.place(s)) && s.source_class != SourceClass::own_voice;
    });
    // A headline with a colon or a quotation leaves it to somebody in its own way.
    const bool quotes = top_.field == Field::title && (draft_.doc().article.title.find(':') != std::string::npos ||
                                                       !draft_.doc().title.quotations.rows.empty());
    return !somebody && !quotes && draft_.doc().statements.is_against_somebody(nearest) &&
           nearest.source_class != SourceClass::own_voice;
  }

  static constexpr std::size_t kNear = 4;
  const Job& job_;
  const Draft& draft_;
  const Top& top_;
  Stems stems_;
};

}  // namespace

void check_headline(const Job& job) {
  for (const Top& top : tops_of(job.draft)) TopCheck(job, top).run();
}

}  // namespace whosays::audit
