// See data.h. Errors in the corpora end the program with the file's name: a trainer has nobody to hand them to.
#include "data.h"

#include <rapidjson/document.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "doc/vocabulary.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t bit(NameType type) { return 1U << static_cast<unsigned>(type); }

constexpr std::uint32_t kConllTypes = bit(NameType::person) | bit(NameType::organisation) | bit(NameType::place) |
                                      bit(NameType::nationality) | bit(NameType::event) | bit(NameType::law) |
                                      bit(NameType::other);
constexpr std::uint32_t kMisc = bit(NameType::event) | bit(NameType::law) | bit(NameType::other);

std::ifstream opened(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  return in;
}

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, by);) out.push_back(part);
  return out;
}

std::string lower(std::string word) {
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return word;
}

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

const std::set<std::string>& nationalities() {
  static const std::set<std::string> words = [] {
    std::set<std::string> out;
    std::ifstream in = opened(std::string(WHOSAYS_SOURCE_DIR) + "/lexicon/names_nationalities.txt");
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line[0] != '#') out.insert(line);
    return out;
  }();
  return words;
}

bool is_nationality(const std::string& word) {
  std::string low = lower(word);
  if (nationalities().count(low) != 0) return true;
  if (!low.empty() && low.back() == 's') low.pop_back();
  return nationalities().count(low) != 0;
}

/// Types of a span that CoNLL-2003 would call MISC.
std::uint32_t misc_types(const std::string& first_word, std::size_t length) {
  return length <= 2 && is_nationality(first_word) ? bit(NameType::nationality) : kMisc;
}

std::string unescaped(const std::string& word) {
  static const std::unordered_map<std::string, std::string> signs = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["},
                                                                     {"-RSB-", "]"}, {"-LCB-", "{"}, {"-RCB-", "}"}};
  const auto found = signs.find(word);
  return found == signs.end() ? word : found->second;
}

/// Splits at hyphens between letters, as UD English does; `types` of each word.
void add_word(const std::string& word, std::uint32_t types, bool begins, Sentence& s, std::vector<std::uint32_t>& tags,
              std::vector<bool>& starts) {
  std::size_t from = 0;
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] != '-' || !is_letter(static_cast<unsigned char>(word[i - 1])) ||
        !is_letter(static_cast<unsigned char>(word[i + 1])) || i == from)
      continue;
    s.words.push_back(word.substr(from, i - from));
    s.words.emplace_back("-");
    tags.insert(tags.end(), {types, types});
    starts.insert(starts.end(), {begins && from == 0, false});
    from = i + 1;
  }
  s.words.push_back(word.substr(from));
  tags.push_back(types);
  starts.push_back(begins && from == 0);
}

void close_sentence(Sentence& s, std::vector<std::uint32_t>& tags, std::vector<bool>& starts,
                    std::vector<Sentence>& out) {
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0) continue;
    if (!starts[i] && i > 0 && tags[i - 1] == tags[i])
      s.names.back().end = i + 1;
    else
      s.names.push_back({i, i + 1, tags[i]});
  }
  for (GoldName& name : s.names)
    if (name.types == kMisc) name.types = misc_types(s.words[name.first], name.end - name.first);
  if (!s.words.empty()) out.push_back(std::move(s));
  s = Sentence{};
  tags.clear();
  starts.clear();
}

std::uint32_t types_of_tag(const std::string& tag) {
  static const std::unordered_map<std::string, std::uint32_t> types = [] {
    std::unordered_map<std::string, std::uint32_t> t;
    for (const char* w :
         {"PER", "person", "politician", "scientist", "writer", "musicalartist", "researcher", "PERSON"})
      t[w] = bit(NameType::person);
    for (const char* w : {"ORG", "organisation", "organization", "politicalparty", "university", "band", "ORGANIZATION",
                          "corporation", "group"})
      t[w] = bit(NameType::organisation);
    for (const char* w : {"LOC", "location", "country", "LOCATION"}) t[w] = bit(NameType::place);
    for (const char* w : {"election", "event", "conference"}) t[w] = bit(NameType::event);
    t["DATE"] = bit(NameType::date);
    t["O"] = 0;
    return t;
  }();
  const auto found = types.find(tag);
  return found == types.end() ? kMisc : found->second;
}

std::vector<Sentence> read_columns(const std::string& path, char separator, std::uint32_t marked, std::size_t word_at,
                                   std::size_t tag_at) {
  std::vector<Sentence> out;
  Sentence s;
  std::vector<std::uint32_t> tags;
  std::vector<bool> starts;
  std::ifstream in = opened(path);
  const auto close = [&] {
    s.named_types = marked;
    close_sentence(s, tags, starts, out);
  };
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.empty() || line == std::string(1, separator)) {  // WNUT-17's training part has a tab between sentences
      close();
      continue;
    }
    if (line[0] == '#' && line.find(separator) == std::string::npos) continue;
    if (line.rfind("# ", 0) == 0 || line.rfind("-DOCSTART-", 0) == 0) continue;
    const std::vector<std::string> cells = split(line, separator);
    if (cells.size() <= tag_at) continue;
    const std::string& tag = cells[tag_at];
    const bool plain = tag.size() > 2 && tag[1] == '-';
    add_word(unescaped(cells[word_at]), types_of_tag(plain ? tag.substr(2) : tag), tag.rfind("B-", 0) == 0, s, tags,
             starts);
  }
  close();
  return out;
}

// ---- GUM's entities ----------------------------------------------------------------------------------------------

struct Mention {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;  ///< word
  std::string type;
  bool linked = false;
};

std::string entity_column(const std::string& misc) {
  for (const std::string& part : split(misc, '|'))
    if (part.rfind("Entity=", 0) == 0) return part.substr(7);
  return {};
}

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
  while (person && name.end - name.first > 1 && courtesy.count(lower(s.words[name.first])) != 0) ++name.first;
  return name;
}

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
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

std::string gunzipped(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  std::string text;
  std::vector<char> buffer(1U << 20U);
  for (int n = 0; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(n));
  gzclose(file);
  return text;
}

std::uint32_t silver_types(const std::string& tag) {
  static const std::set<std::string> kinds = {"PERSON", "ORGANIZATION", "LOCATION", "MISC", "DATE"};
  return kinds.count(tag) != 0 ? types_of_tag(tag) : 0;
}

}  // namespace

std::int32_t Labels::number(const std::string& word) {
  const auto [at, is_new] = numbers.emplace(word, static_cast<std::int32_t>(words.size()));
  if (is_new) words.push_back(word);
  return at->second;
}

std::int32_t Labels::find(const std::string& word) const {
  const auto at = numbers.find(word);
  return at == numbers.end() ? -1 : at->second;
}

std::vector<Sentence> read_conllu(const std::string& path, LabelSets& labels, bool entities) {
  std::vector<Sentence> out;
  Sentence s;
  std::vector<std::string> columns;
  std::ifstream in = opened(path);
  const auto close = [&] {
    if (entities && !s.words.empty()) add_gum_names(columns, labels.xpos, s);
    if (!s.words.empty()) out.push_back(std::move(s));
    s = Sentence{};
    columns.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      close();
      continue;
    }
    if (line[0] == '#') continue;
    const std::vector<std::string> f = split(line, '\t');
    if (f.size() < 10 || f[0].find_first_of("-.") != std::string::npos) continue;
    s.words.push_back(f[1]);
    s.lemmas.push_back(f[2]);
    s.upos.push_back(labels.upos.number(f[3]));
    s.xpos.push_back(labels.xpos.number(f[4]));
    s.head.push_back(std::atoi(f[6].c_str()));
    s.relation.push_back(labels.relation.number(f[7]));
    columns.push_back(entities ? entity_column(f[9]) : "");
  }
  close();
  return out;
}

std::vector<Sentence> read_gum(const std::string& folder, LabelSets& labels, const std::string& part) {
  std::set<std::string> elsewhere;
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

std::vector<Sentence> read_wikigold(const std::string& path) { return read_columns(path, ' ', kConllTypes, 0, 1); }
std::vector<Sentence> read_crossner(const std::string& path) { return read_columns(path, '\t', kConllTypes, 0, 1); }
std::vector<Sentence> read_wnut(const std::string& path) { return read_columns(path, '\t', kConllTypes, 0, 1); }
bool is_nationality_word(const std::string& word) { return is_nationality(word); }
std::vector<Sentence> read_uner(const std::string& path) {
  return read_columns(path, '\t', bit(NameType::person) | bit(NameType::organisation) | bit(NameType::place), 1, 2);
}

std::vector<Sentence> read_polnear(const std::string& path) {
  std::vector<Sentence> out;
  std::istringstream lines(gunzipped(path));
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document d;
    d.Parse(line.c_str(), line.size());
    if (d.HasParseError()) continue;
    const auto& tokens = d["tokens"].GetArray();
    for (const auto& range : d["sentences"].GetArray()) {
      Sentence s;
      std::vector<std::uint32_t> tags;
      std::vector<bool> starts;
      for (unsigned i = range[0].GetUint(); i < range[1].GetUint(); ++i)
        add_word(unescaped(tokens[i][2].GetString()), silver_types(tokens[i][5].GetString()), false, s, tags, starts);
      if (s.words.size() > 100) continue;
      s.named_types = kConllTypes | bit(NameType::date);
      close_sentence(s, tags, starts, out);
    }
  }
  return out;
}

namespace {

void set_case(Sentence& s, int how) {
  for (std::string& word : s.words)
    for (std::size_t i = 0; i < word.size(); ++i) {
      char& c = word[i];
      const bool lower_case = c >= 'a' && c <= 'z';
      const bool upper_case = c >= 'A' && c <= 'Z';
      if (how == 0 && upper_case) c = static_cast<char>(c + 32);
      if (how == 1 && lower_case) c = static_cast<char>(c - 32);
      if (how == 2 && i == 0 && lower_case && word.size() > 3) c = static_cast<char>(c - 32);
    }
}

template <class T>
void drop_last(std::vector<T>& v) {
  if (!v.empty()) v.pop_back();
}

void drop_stop(Sentence& s) {
  const std::string& last = s.words.back();
  if (s.words.size() < 3 || (last != "." && last != "!" && last != "?")) return;
  const auto n = static_cast<std::int32_t>(s.words.size());
  if (std::find(s.head.begin(), s.head.end(), n) != s.head.end()) return;
  if (!s.names.empty() && s.names.back().end == s.words.size()) return;
  s.words.pop_back();
  drop_last(s.lemmas);
  drop_last(s.upos);
  drop_last(s.xpos);
  drop_last(s.head);
  drop_last(s.relation);
  drop_last(s.taught);
  for (Taught& t : s.taught)  // a head that is no longer there has no share
    for (std::size_t k = 0; k < t.head.size(); ++k)
      if (t.head[k] == n) t.head[k] = 0, t.head_share[k] = 0;
}

}  // namespace

Sentence augmented(const Sentence& sentence, std::mt19937& random) {
  const auto chance = std::uniform_real_distribution<float>(0, 1)(random);
  Sentence s = sentence;
  if (chance < 0.06F)
    set_case(s, 0);
  else if (chance < 0.08F)
    set_case(s, 1);
  else if (chance < 0.13F)
    set_case(s, 2);
  if (std::uniform_real_distribution<float>(0, 1)(random) < 0.06F) drop_stop(s);
  return s;
}

std::vector<std::uint64_t> allowed_labels(const Sentence& s) {
  constexpr std::uint32_t kAll = (1U << kNameTypes) - 1;
  std::uint64_t none = 1;
  for (int type = 0; type < kNameTypes; ++type)
    if (((kAll & ~s.named_types) >> type & 1U) != 0) none |= std::uint64_t{15} << (1 + 4 * type);
  std::vector<std::uint64_t> out(s.words.size(), none);
  for (const GoldName& name : s.names)
    for (std::uint32_t i = name.first; i < name.end; ++i) {
      const bool first = i == name.first;
      const bool last = i + 1 == name.end;
      const int place = first && last ? 3 : (first ? 0 : (last ? 2 : 1));
      out[i] = name.types == kAnything ? ~std::uint64_t{0} : 0;
      for (int type = 0; type < kNameTypes; ++type)
        if ((name.types >> type & 1U) != 0) out[i] |= std::uint64_t{1} << (1 + 4 * type + place);
    }
  return out;
}

}  // namespace whosays::train
