#include "gum.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "corpus_file.h"

namespace whosays::train {
namespace {

struct Mention {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;  ///< word
  std::string type;
  bool linked = false;
};

Mention opened_mention(const std::string& text, std::uint32_t word) {
  const std::vector<std::string> f = split(text, '-');
  Mention m;
  m.first = word;
  m.type = f.size() > 1 ? f[1] : "";
  const int head = f.size() > 5 ? std::atoi(f[5].c_str()) : 1;
  m.head = word + static_cast<std::uint32_t>(std::max(head, 1)) - 1;
  m.linked = f.size() > 7;
  return m;
}

std::vector<Mention> mentions_of(const std::vector<std::string>& columns) {
  std::vector<Mention> done;
  std::vector<std::pair<std::string, Mention>> open;
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const std::string& c = columns[i];
    for (std::size_t at = 0; at < c.size();) {
      const bool opens = c[at] == '(';
      const std::size_t stop = std::min(c.find_first_of("()", at + 1), c.size());
      const std::string body = c.substr(at + (opens ? 1 : 0), stop - at - (opens ? 1 : 0));
      const bool closes = stop < c.size() && c[stop] == ')';
      if (opens) open.emplace_back(body.substr(0, body.find('-')), opened_mention(body, i));
      if (closes) {
        const std::string id = body.substr(0, body.find('-'));
        for (std::size_t k = open.size(); k-- > 0;)
          if (open[k].first == id) {
            open[k].second.end = i + 1;
            done.push_back(open[k].second);
            open.erase(open.begin() + static_cast<std::ptrdiff_t>(k));
            break;
          }
      }
      at = closes ? stop + 1 : stop;
    }
  }
  return done;
}

std::uint32_t gum_types(const std::string& type) {
  if (type == "person") return bit(NameType::person);
  if (type == "organization") return bit(NameType::organisation);
  if (type == "place") return bit(NameType::place);
  if (type == "event") return bit(NameType::event);
  if (type == "time") return bit(NameType::date);
  return bit(NameType::other) | bit(NameType::law) | bit(NameType::title);
}

bool is_proper(const Sentence& s, const Labels& xpos, std::uint32_t i) {
  const std::string& tag = xpos.words[static_cast<std::size_t>(s.xpos[i])];
  return tag == "NNP" || tag == "NNPS";
}

bool is_glue(const std::string& word) {
  static const std::set<std::string> words = {"of", "the", "and", "for", "in", "'s", "-", "&", "on", "’s", "–"};
  return words.count(word) != 0;
}

/// The name inside a mention: all of it when every word is proper or glue, else the proper words around its head.
GoldName core_of(Mention m, const Sentence& s, const Labels& xpos) {
  static const std::set<std::string> courtesy = {
      "president", "mr.",     "mr",        "mrs.",     "mrs",      "ms.",      "ms",        "dr.",   "dr",  "senator",
      "sen.",      "rep.",    "prime",     "minister", "king",     "queen",    "professor", "prof.", "sir", "justice",
      "judge",     "general", "secretary", "governor", "chairman", "director", "captain",   "pope",  "lord"};
  while (m.first < m.head && !is_proper(s, xpos, m.first)) ++m.first;
  const bool person = m.type == "person";
  bool whole = !person && m.linked && m.end - m.first <= 7 && is_proper(s, xpos, m.end - 1);
  for (std::uint32_t i = m.first; whole && i < m.end; ++i) whole = is_proper(s, xpos, i) || is_glue(s.words[i]);
  GoldName name{m.head, m.head + 1, gum_types(m.type)};
  if (whole) {
    name.first = m.first;
    name.end = m.end;
  } else {
    const auto joins = [&](std::uint32_t i) { return is_proper(s, xpos, i) || s.words[i] == "-"; };
    while (name.first > m.first && joins(name.first - 1)) --name.first;
    while (name.end < m.end && joins(name.end)) ++name.end;
    while (name.end > m.head + 1 && s.words[name.end - 1] == "-") --name.end;
    while (name.first < m.head && s.words[name.first] == "-") ++name.first;
  }
  while (person && name.end - name.first > 1 && courtesy.count(utf8::ascii_lowered(s.words[name.first])) != 0)
    ++name.first;
  return name;
}

bool has_digit(const std::string& word) { return std::any_of(word.begin(), word.end(), ascii::is_digit); }

}  // namespace

std::string entity_column(const std::string& misc) {
  for (const std::string& part : split(misc, '|'))
    if (part.rfind("Entity=", 0) == 0) return part.substr(7);
  return {};
}

void add_gum_names(const std::vector<std::string>& columns, const Labels& xpos, Sentence& s) {
  s.named_types = bit(NameType::person) | bit(NameType::organisation) | bit(NameType::place) | bit(NameType::event) |
                  bit(NameType::date) | bit(NameType::other) | bit(NameType::law) | bit(NameType::title);
  std::vector<Mention> mentions = mentions_of(columns);
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.end - a.first > b.end - b.first; });
  std::vector<bool> taken(s.words.size(), false);
  for (const Mention& m : mentions) {
    if (m.head >= m.end) continue;
    GoldName name;
    if (m.type == "time" && m.end - m.first <= 6 &&
        (is_proper(s, xpos, m.head) || has_digit(s.words[m.head]) || has_digit(s.words[m.end - 1])))
      name = {m.first, m.end, bit(NameType::date)};
    else if (is_proper(s, xpos, m.head))
      name = core_of(m, s, xpos);
    else
      continue;
    if (std::any_of(taken.begin() + name.first, taken.begin() + name.end, [](bool t) { return t; })) continue;
    std::fill(taken.begin() + name.first, taken.begin() + name.end, true);
    s.names.push_back(name);
  }
}

std::vector<Sentence> read_gum(const std::string& folder, LabelSets& labels, const std::string& part) {
  std::string now;
  std::ifstream in = opened(folder + "/splits.md");
  std::set<std::string> here;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## ", 0) == 0) now = line.substr(3);
    const std::size_t at = line.find("GUM_");
    if (at == std::string::npos || now.empty()) continue;
    std::string name = line.substr(at);
    while (!name.empty() && (name.back() == ' ' || name.back() == '\r')) name.pop_back();
    if (now == part) here.insert(name);
  }
  std::vector<Sentence> out;
  for (const std::string& name : here) {
    const std::string path = folder + "/dep/" + name + ".conllu";
    if (!std::filesystem::exists(path)) continue;
    std::vector<Sentence> more = read_conllu(path, labels, true);
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace whosays::train
