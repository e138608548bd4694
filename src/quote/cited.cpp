#include "quote/cited.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class CitedReader {
 public:
  explicit CitedReader(const Passage& passage) : p_(passage) {}

  /// Who is cited between the cue and the colon before the quotation; not a text ("cited the law: “...”").
  [[nodiscard]] std::optional<Span> cited(const Found& f) const {
    if (f.source.size() != 1 || f.cue.size() != 1 || f.content.size() != 1 || f.form != Form::direct)
      return std::nullopt;
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || (p_.tags.lemma_at(*verb) != "cite" && p_.tags.lemma_at(*verb) != "quote")) return std::nullopt;
    const std::uint32_t end = word_at(p_, f.content.front().begin);
    std::uint32_t last = end;
    while (last > *verb && (lower(last - 1) == "\"" || lower(last - 1) == "“")) --last;
    if (last < *verb + 3 || lower(last - 1) != ":") return std::nullopt;
    const Span who{p_.words.span[*verb + 1].begin, p_.words.span[last - 2].end};
    return is_somebody(who) ? std::optional(who) : std::nullopt;
  }

  [[nodiscard]] std::uint32_t colon_behind(Span who) const { return word_at(p_, who.end); }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  /// A name or a person, and no verb or second part.
  [[nodiscard]] bool is_somebody(Span who) const {
    static const lexicon::WordSet people("people_and_bodies.txt");
    static const lexicon::WordSet papers("documents.txt");
    bool somebody = false;
    const bool else_something = any_word(p_, who, [&](std::uint32_t w) {
      const Upos upos = p_.tags.upos[w];
      somebody = somebody || upos == Upos::propn || people.has(p_.tags.lemma_at(w));
      return upos == Upos::verb || upos == Upos::aux || upos == Upos::adp || papers.has(lower(w));
    });
    return somebody && !else_something;
  }

  const Passage& p_;
};

}  // namespace

void settle_cited(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const CitedReader reader(passage);
  std::vector<Span> colons;
  for (const Found& f : found)
    if (const auto who = reader.cited(f)) colons.push_back(passage.words.span[reader.colon_behind(*who)]);
  if (colons.empty()) return;
  leave_out(found, [&](const Found& f) {
    return f.cue.size() == 1 && std::ranges::find(colons, f.cue.front()) != colons.end();
  });
  const std::size_t rows = found.size();
  for (std::uint32_t row = 0; row < rows; ++row) {
    const auto who = reader.cited(found[row]);
    if (!who) continue;
    Found words = found[row];
    words.source = {*who};
    words.cue = {passage.words.span[reader.colon_behind(*who)]};
    words.lemma = ":";
    words.hearer.clear();
    words.within = StatementId(row);
    found[row].content.front().begin = who->begin;
    found[row].form = Form::mixed;
    found.push_back(std::move(words));
  }
}

}  // namespace whosays::quote
