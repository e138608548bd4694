// The closing words of every export: how much was read, what was set aside, by what.
#include <fmt/format.h>

#include <algorithm>

#include "base/counted.h"
#include "base/text_util.h"
#include "export/export.h"
#include "show/words.h"
#include "story/altered.h"

namespace whosays::exports {

Reading reading_of(const story::World& world) {
  Reading out;
  out.articles = world.articles.size();
  out.statements = world.statements.size();
  for (const StatementRecord& s : world.statements) {
    if (s.committed()) continue;
    ++out.set_aside;
    if (s.set_aside == story::kAlteredCopy) ++out.altered;
  }
  for (const ArticleRecord& a : world.articles) {
    std::string reader = fmt::format("whosays {}, model {}", a.engine.empty() ? "unknown" : a.engine,
                                     a.model.empty() ? "unknown" : a.model);
    if (std::find(out.readers.begin(), out.readers.end(), reader) == out.readers.end())
      out.readers.push_back(std::move(reader));
  }
  return out;
}

std::string set_aside_words(const Reading& reading) {
  std::string out = fmt::format("{} set aside as unclear", reading.set_aside - reading.altered);
  if (reading.altered > 0) out += fmt::format(" and {} in copies altered by machine", reading.altered);
  return out + " and left out";
}

std::string closing_words(const story::World& world, const Provenance& provenance) {
  const Reading reading = reading_of(world);
  std::string out = fmt::format("{} read by machine in {}; {}.", counted(reading.statements, "statement", "statements"),
                                counted(reading.articles, "article", "articles"), set_aside_words(reading));
  if (!reading.readers.empty()) out += " Read by " + joined(reading.readers, "; ") + ".";
  if (!world.as_of.empty()) out += " As of " + show::date_words(world.as_of) + ".";
  if (!provenance.made_at.empty()) out += " Made " + show::date_words(provenance.made_at) + ".";
  if (!provenance.notice.empty()) out += " " + provenance.notice + ".";
  return out + " Published articles only.";
}

}  // namespace whosays::exports
