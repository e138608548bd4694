// A document with one statement inside another and a third that is set aside, for tests of what `read` prints.
// Invented.
#pragma once

#include <fmt/format.h>

#include <vector>

#include "doc/document.h"

namespace whosays::show {

inline Document small_document() {
  Document document;
  document.article.id = "ferry";
  document.article.title = "Ferry \u202Einquiry";
  document.article.text = "Mira Tolland said Odel denied it.\n\nSomebody spoke.";
  const auto add = [&](Span source, Span cue, Span content, Act act) {
    Statement statement;
    statement.id = fmt::format("{:016x}", document.statements.rows.size() + 1);
    statement.source = document.statements.spans.add(std::vector{source});
    statement.cue = document.statements.spans.add(std::vector{cue});
    statement.content = document.statements.spans.add(std::vector{content});
    statement.act = act;
    document.statements.rows.push_back(statement);
    return StatementId(static_cast<std::uint32_t>(document.statements.rows.size() - 1));
  };
  const StatementId outer = add({0, 12}, {13, 17}, {18, 32}, Act::assert_);
  add({35, 43}, {44, 49}, {44, 49}, Act::neither_confirm_nor_deny);
  document.statements.rows.back().set_aside = "source unclear";
  add({18, 22}, {23, 29}, {30, 32}, Act::deny);
  document.statements.rows.back().within = outer;
  return document;
}

}  // namespace whosays::show
