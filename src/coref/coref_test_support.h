// Invented articles and the actors in them. Names and sources are marked in the text, so that only this stage is
// tested: <p:Marek Odel> a person, <o:...> an organisation, <l:...> a place, <t:...> a title; [he] the source of an
// attribution; “...” is a quotation, {...} what the next source says, {...}^ the last.
#pragma once

#include <string>
#include <vector>

#include "coref/coref.h"
#include "token/token.h"

namespace whosays {

struct Scenario {
  Article article;
  Passage text;
  Passage title;
  Names names;
  Attributions attributions;
};

inline NameType type_of(char mark) {
  switch (mark) {
    case 'p': return NameType::person;
    case 'o': return NameType::organisation;
    case 'l': return NameType::place;
    case 't': return NameType::title;
    default: return NameType::other;
  }
}

inline std::string unmarked(const std::string& marked, Field field, Scenario& scenario) {
  std::string out;
  std::uint32_t source = 0;
  std::vector<Span> content;
  std::size_t name = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(out.size());
    switch (marked[i]) {
      case '<':
        name = scenario.names.rows.size();
        scenario.names.rows.push_back({field, {at, at}, type_of(marked[i + 1])});
        i += 2;
        break;
      case '>': scenario.names.rows[name].span.end = at; break;
      case '[': source = at; break;
      case '{': content.push_back({at, at}); break;
      case '}': content.back().end = at; break;
      case '^':
        scenario.attributions.rows.back().content = scenario.attributions.spans.add(content);
        content.clear();
        break;
      case ']': {
        Attribution row;
        row.field = field;
        row.source = scenario.attributions.spans.add(std::vector<Span>{{source, at}});
        if (!content.empty() && !content.back().empty()) {  // else a source within the words
          row.content = scenario.attributions.spans.add(content);
          content.clear();
        }
        scenario.attributions.rows.push_back(row);
        break;
      }
      default: out += marked[i];
    }
  }
  return out;
}

inline Passage passage_of(const std::string& text) {
  auto split = token::split(text);
  Passage passage;
  passage.sentences = std::move(split.sentences);
  passage.tokens = std::move(split.tokens);
  for (std::size_t open = text.find("“"); open != std::string::npos; open = text.find("“", open + 1)) {
    Quotation quotation;
    quotation.span = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(text.find("”", open) + 3)};
    passage.quotations.rows.push_back(quotation);
  }
  return passage;
}

/// "Marek Odel (harbour commissioner): Marek Odel, Odel, he; Ana Vell: ..."
inline std::string actors_in(const std::string& text, const std::string& title = "") {
  Scenario s;
  s.article.title = unmarked(title, Field::title, s);
  s.article.text = unmarked(text, Field::text, s);
  const Actors actors = coref::resolve(s.article, passage_of(s.article.text), passage_of(s.article.title), s.names,
                                       s.names, s.attributions);
  std::string out;
  for (const Actor& actor : actors.rows) {
    if (!out.empty()) out += "; ";
    out += actor.name;
    std::string roles;
    for (const Role& role : actors.roles.at(actor.roles)) roles += (roles.empty() ? "" : ", ") + role.text;
    if (!roles.empty()) out += " (" + roles + ")";
    std::string mentions;
    for (const Mention& m : actors.mentions.at(actor.mentions))
      mentions += (mentions.empty() ? ": " : ", ") + std::string(slice(s.article.field(m.field), m.span));
    out += mentions;
  }
  return out;
}

struct Golden {
  const char* what;
  const char* text;
  const char* actors;
};

}  // namespace whosays
