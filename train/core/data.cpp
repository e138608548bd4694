// See data.h. Errors in the corpora end the program with the file's name: a trainer has nobody to hand them to.
#include "data.h"

#include <rapidjson/document.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "base/ascii.h"
#include "base/utf8.h"
#include "corpus_file.h"
#include "gum.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kConllTypes = bit(NameType::person) | bit(NameType::organisation) | bit(NameType::place) |
                                      bit(NameType::nationality) | bit(NameType::event) | bit(NameType::law) |
                                      bit(NameType::other);
constexpr std::uint32_t kMisc = bit(NameType::event) | bit(NameType::law) | bit(NameType::other);

/// Any byte of a letter that is not ASCII too.
bool is_letter_byte(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

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
  std::string low = utf8::ascii_lowered(word);
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
    if (word[i] != '-' || !is_letter_byte(word[i - 1]) || !is_letter_byte(word[i + 1]) || i == from) continue;
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
