// Papers beside names that they do not contain, names that two people bear, broken quotations and sentences.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "audit/checks.h"
#include "base/text_util.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

/// The paragraph around a byte of the text, by line ends.
Span paragraph_of(std::string_view text, std::uint32_t at) {
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string last_word(std::string_view name) {
  const auto words = story::words_in(name);
  return words.empty() ? std::string() : words.back().text;
}

/// A sentence that says that something does not name this person: "the note does not name Mr Odel".
bool says_not_named(std::string_view sentence, std::string_view surname) {
  const std::string words = " " + story::normal(sentence) + " ";
  const bool not_named =
      words.find(" not name ") != std::string::npos || words.find(" not named ") != std::string::npos ||
      words.find(" not mention ") != std::string::npos || words.find(" names nobody ") != std::string::npos ||
      words.find(" no mention ") != std::string::npos;
  return not_named && (words.find(fmt::format(" {} ", surname)) != std::string::npos ||
                       words.find(" names nobody ") != std::string::npos);
}

/// Where an article of the ledger says that a paper does not name the person; empty when none does.
std::string not_named_in_ledger(const story::World* world, std::string_view surname) {
  if (world == nullptr || surname.empty()) return {};
  for (const ArticleRecord& article : world->articles)
    for (const std::string_view phrase : {" not name ", " not mention "})
      for (std::size_t at = article.text.find(phrase); at != std::string::npos;
           at = article.text.find(phrase, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        const Span sentence = story::sentence_around(article.text, {begin, begin + 1});
        const std::string_view words = slice(article.text, sentence);
        if (says_not_named(words, surname))
          return fmt::format("{}, {}: {}", article.publisher.empty() ? article.id : article.publisher,
                             story::date_words(article.published), in_marks(words));
      }
  return {};
}

class PaperCheck {
 public:
  PaperCheck(const Job& job, const story::World* world) : job_(job), draft_(job.draft), world_(world) {}

  void run() {
    for (const Statement& s : draft_.statements())
      if (s.source_class == SourceClass::document && s.field == Field::text && s.set_aside.empty()) check(s);
  }

 private:
  void check(const Statement& s) {
    const Span place = draft_.place(s);
    const Span paragraph = paragraph_of(draft_.doc().article.text, place.begin);
    const auto content = draft_.doc().statements.spans.at(s.content);
    const auto source = draft_.doc().statements.spans.at(s.source);
    for (const ActorId id : draft_.named_in(Field::text, paragraph)) {
      if (draft_.doc().actors.rows[id.value].kind != ActorKind::person) continue;
      const bool named = std::any_of(content.begin(), content.end(), [&](Span span) { return mentions(id, span); }) ||
                         std::any_of(source.begin(), source.end(), [&](Span span) { return mentions(id, span); });
      if (named) continue;
      report(s, id, paragraph);
      return;
    }
  }

  [[nodiscard]] bool mentions(ActorId id, Span span) const {
    const auto named = draft_.named_in(Field::text, span);
    return std::find(named.begin(), named.end(), id) != named.end();
  }

  void report(const Statement& s, ActorId id, Span paragraph) {
    const std::string name = draft_.actor(id);
    const std::string surname = last_word(name);
    std::string words =
        fmt::format("{} beside {}: the words given do not name them", in_marks(draft_.words(s, s.source)), name);
    for (const Sentence& sentence : draft_.sentences(Field::text))
      if (says_not_named(draft_.words(Field::text, sentence.span), surname)) {
        if (paragraph.contains(sentence.span)) return;  // said where it is needed
        words += fmt::format("; said only at l.{}", draft_.line(Field::text, sentence.span.begin));
        break;
      }
    if (const std::string elsewhere = not_named_in_ledger(world_, surname); !elsewhere.empty())
      words += "; " + elsewhere;
    job_.add(draft_.spot("paper_name", Field::text, draft_.place(s), std::move(words)));
  }

  const Job& job_;
  const Draft& draft_;
  const story::World* world_;
};

/// Words of persons' names that more than one of them bears: "Odel" in Marek Odel and Odel Brandt.
std::map<std::string, std::vector<std::string>> shared_words(const Document& doc) {
  std::map<std::string, std::vector<std::string>> bearers;
  for (const Actor& actor : doc.actors.rows) {
    if (actor.kind != ActorKind::person || !actor.named) continue;
    const auto words = story::words_in(actor.name);
    if (words.size() < 2) continue;
    for (const story::Word& word : words)
      if (word.capital) bearers[word.text].push_back(actor.name);
  }
  std::erase_if(bearers, [](const auto& row) { return row.second.size() < 2; });
  return bearers;
}

void check_shared_names(const Job& job) {
  const Draft& draft = job.draft;
  const Document& doc = draft.doc();
  const auto shared = shared_words(doc);
  std::map<std::string, std::vector<Span>> alone;
  for (const Actor& actor : doc.actors.rows)
    for (const Mention& mention : doc.actors.mentions.at(actor.mentions)) {
      if (mention.field != Field::text) continue;
      const auto words = story::words_in(doc.words(mention.field, mention.span));
      if (words.size() == 1 && shared.contains(words.front().text)) alone[words.front().text].push_back(mention.span);
    }
  for (auto& [word, spans] : alone) {
    std::sort(spans.begin(), spans.end());
    std::vector<std::string> lines;
    const auto line_of_span = [&](Span span) { return fmt::format("l.{}", draft.line(Field::text, span.begin)); };
    for (const Span span : spans) {
      std::string line = line_of_span(span);
      if (line != line_of_span(spans.front()) && (lines.empty() || lines.back() != line))
        lines.push_back(std::move(line));
    }
    job.add(draft.spot("shared_name", Field::text, spans.front(),
                       fmt::format("{} alone{}: {} people, {}", in_marks(draft.words(Field::text, spans.front())),
                                   lines.empty() ? "" : fmt::format(" (also {})", joined(lines, ", ")),
                                   shared.at(word).size(), joined(shared.at(word), " and "))));
  }
}

void check_broken(const Job& job) {
  for (const IntegrityMark& mark : job.draft.doc().integrity.rows) {
    if (mark.spans.empty() || mark.kind == IntegrityKind::name_variants) continue;
    std::string kind(word(mark.kind));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    const Span span = mark.spans.front();
    job.add(job.draft.spot("broken", Field::text, span,
                           fmt::format("{}: {}", kind, in_marks(job.draft.words(Field::text, span)))));
  }
}

}  // namespace

void check_papers(const Job& job, const story::World* world) {
  PaperCheck(job, world).run();
  check_shared_names(job);
  check_broken(job);
}

}  // namespace whosays::audit
