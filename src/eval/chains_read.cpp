// Chains and words of GUM as OntoGUM has them, and predicted chains out of JSON lines.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "eval/chains.h"
#include "eval/code_points.h"

namespace whosays::eval {
namespace {

namespace fs = std::filesystem;

Result<std::string> whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path.string())};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

/// Words of a CoNLL-U file as running text with the place of each, and what kind of thing the spans of `Entity` are.
class WordsReader {
 public:
  explicit WordsReader(ChainedText& out) : out_(out) {}

  void read(const std::string& bytes) {
    for (std::string_view line : split(bytes, '\n')) {
      while (line.ends_with('\r')) line.remove_suffix(1);
      constexpr std::string_view kDate = "# meta::dateCreated = ";
      if (line.starts_with(kDate)) {
        out_.published = line.substr(kDate.size());
      } else if (line == "# newpar" || line.starts_with("# newpar ")) {
        paragraph_ = true;
      } else if (line.empty()) {
        close();
      } else if (!line.starts_with('#')) {
        rows_.push_back(split(line, '\t'));
      }
    }
    close();
  }

  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }

 private:
  using Row = std::vector<std::string_view>;

  void close() {
    std::erase_if(rows_, [](const Row& row) { return row.size() < 10; });
    if (rows_.empty()) return;
    if (!out_.text.empty()) append(paragraph_ ? "\n\n" : blank_ ? " " : "");
    const std::size_t base = spans_.size();
    std::uint32_t covered = 0;  // words of a written word that is more than one
    std::vector<const Row*> words;
    for (const Row& row : rows_)
      if (is_number(row[0])) words.push_back(&row);
    std::size_t at = 0;
    bool pending = false;  // a blank behind the last word is written only when another follows
    for (const Row& row : rows_) {
      std::size_t n = 1;
      if (const std::size_t dash = row[0].find('-'); dash != std::string_view::npos) {
        covered = number_of(row[0].substr(dash + 1));
        n = covered - number_of(row[0].substr(0, dash)) + 1;
      } else if (!is_number(row[0]) || number_of(row[0]) <= covered) {
        continue;
      }
      if (pending) append(" ");
      place(row[1], words, at, n);
      at += n;
      append(row[1]);
      blank_ = (fmt::format("|{}|", row[9])).find("|SpaceAfter=No|") == std::string::npos;
      pending = blank_;
    }
    for (std::size_t i = 0; i < words.size() && base + i < spans_.size(); ++i) entities((*words[i])[9], base + i);
    rows_.clear();
    paragraph_ = false;
  }

  void append(std::string_view words) {
    out_.text += words;
    length_ += points_in(words);
  }

  /// The parts of a written word have their own characters where they add up to it, else all of them.
  void place(std::string_view form, const std::vector<const Row*>& words, std::size_t at, std::size_t n) {
    std::string joined;
    for (std::size_t i = at; i < at + n && i < words.size(); ++i) joined += (*words[i])[1];
    std::uint32_t begin = length_;
    for (std::size_t i = at; i < at + n && i < words.size(); ++i) {
      const std::uint32_t size = points_in((*words[i])[1]);
      spans_.push_back(joined == form ? Span{begin, begin + size} : Span{length_, length_ + points_in(form)});
      begin += size;
    }
  }

  /// "Entity=(12-person-...(13-place-...)12)": what begins, ends, or does both at this word.
  void entities(std::string_view misc, std::size_t word) {
    std::string_view value;
    for (const std::string_view part : split(misc, '|'))
      if (part.starts_with("Entity=")) value = part.substr(7);
    for (std::size_t i = 0; i < value.size();) {
      const bool opens = value[i] == '(';
      const std::size_t from = opens ? i + 1 : i;
      const std::size_t digits = std::min(value.find_first_not_of("0123456789", from), value.size());
      if (digits == from) {
        ++i;
        continue;
      }
      const std::string_view id = value.substr(from, digits - from);
      i = digits;
      if (opens && digits < value.size() && value[digits] == '-') {
        const std::size_t stop = std::min(value.find_first_of("()", digits), value.size());
        std::size_t letters = digits + 1;
        while (letters < stop && ascii::is_lower(value[letters])) ++letters;
        const std::string kind(value.substr(digits + 1, letters - digits - 1));
        i = stop;
        if (stop < value.size() && value[stop] == ')') {
          out_.kinds[spans_[word]] = kind;
          ++i;
        } else {
          opened_.push_back({std::string(id), kind, word});
        }
      } else if (!opens && digits < value.size() && value[digits] == ')') {
        shut(id, word);
        ++i;
      }
    }
  }

  void shut(std::string_view id, std::size_t word) {
    const auto found = std::find_if(opened_.rbegin(), opened_.rend(), [&](const Open& o) { return o.id == id; });
    if (found == opened_.rend()) return;
    out_.kinds[{spans_[found->first].begin, spans_[word].end}] = found->kind;
    opened_.erase(std::next(found).base());
  }

  struct Open {
    std::string id;
    std::string kind;
    std::size_t first;
  };

  ChainedText& out_;
  std::vector<Row> rows_;
  std::vector<Span> spans_;
  std::vector<Open> opened_;
  std::uint32_t length_ = 0;  ///< of the text, in code points
  bool paragraph_ = false;
  bool blank_ = true;
};

/// "(1", "1)", "(1)" in the last column, a word a line.
Status read_brackets(const std::string& bytes, const std::vector<Span>& spans, std::vector<Chain>& out) {
  std::vector<std::string> ids;
  std::map<std::string, std::vector<std::size_t>> opened;
  const auto add = [&](const std::string& id, Span span) {
    auto at = std::find(ids.begin(), ids.end(), id);
    if (at == ids.end()) {
      at = ids.insert(ids.end(), id);
      out.emplace_back();
    }
    out[static_cast<std::size_t>(at - ids.begin())].push_back(span);
  };
  std::size_t word = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    if (line.starts_with('#') || trimmed(line).empty()) continue;
    if (word >= spans.size()) return Error{ErrorKind::input, "more words than the text has"};
    const std::string_view cell = split(line, '\t').back();
    for (std::size_t i = 0; i < cell.size();) {
      const bool opens = cell[i] == '(';
      const std::size_t from = opens ? i + 1 : i;
      const std::size_t end = std::min(cell.find_first_not_of("0123456789", from), cell.size());
      const bool closes = end < cell.size() && cell[end] == ')';
      const std::string id(cell.substr(from, end - from));
      i = std::max(end + (closes ? 1U : 0U), i + 1);
      if (id.empty()) continue;
      if (opens && closes) {
        add(id, spans[word]);
      } else if (opens) {
        opened[id].push_back(word);
      } else if (closes) {
        if (opened[id].empty()) return Error{ErrorKind::input, fmt::format("mention {} ends that never began", id)};
        add(id, {spans[opened[id].back()].begin, spans[word].end});
        opened[id].pop_back();
      }
    }
    ++word;
  }
  if (word != spans.size())
    return Error{ErrorKind::input, fmt::format("{} words, the text has {}", word, spans.size())};
  return success();
}

Result<ChainedText> read_document(const fs::path& chains, const fs::path& words_folder) {
  ChainedText out;
  out.id = chains.stem().string();
  TRY(const std::string words, whole(words_folder / (out.id + ".conllu")));
  TRY(const std::string brackets, whole(chains));
  WordsReader reader(out);
  reader.read(words);
  if (Status read = read_brackets(brackets, reader.spans(), out.chains); !read.ok())
    return Error{ErrorKind::input, fmt::format("{}: {}", chains.string(), read.error().message)};
  return out;
}

/// Names under the heading "## SPLIT" of splits.md.
std::set<std::string> listed_in(const std::string& bytes, const std::string& part) {
  std::set<std::string> out;
  bool inside = false;
  for (const std::string_view line : split(bytes, '\n')) {
    if (line.starts_with("## ")) {
      inside = trimmed(line.substr(3)) == part;
      continue;
    }
    std::string word;
    for (const char c : line) {
      const bool letter = c == '_' || ascii::is_alnum(c);
      if (letter) {
        word += c;
      } else if (inside && !word.empty()) {
        out.insert(word);
      }
      if (!letter) word.clear();
    }
    if (inside && !word.empty()) out.insert(word);
  }
  return out;
}

/// [[s,e]..] of one actor.
Result<Chain> chain_of(const rapidjson::Value& actor) {
  Chain out;
  if (!actor.IsObject() || !actor.HasMember("mentions") || !actor["mentions"].IsArray())
    return Error{ErrorKind::input, "an actor without mentions"};
  for (const rapidjson::Value& span : actor["mentions"].GetArray()) {
    if (!span.IsArray() || span.Size() != 2 || !span[0].IsUint() || !span[1].IsUint())
      return Error{ErrorKind::input, "a span is not [start, end)"};
    out.push_back({span[0].GetUint(), span[1].GetUint()});
  }
  return out;
}

Status read_lines_into(std::istream& in, const std::string& name, std::map<std::string, std::vector<Chain>>& out) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trimmed(line).empty()) continue;
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("id") || !json["id"].IsString())
      return Error{ErrorKind::input, fmt::format("{}, line {}: not a JSON object with an id", name, number)};
    std::vector<Chain> chains;
    if (json.HasMember("actors") && json["actors"].IsArray())
      for (const rapidjson::Value& actor : json["actors"].GetArray()) {
        Result<Chain> chain = chain_of(actor);
        if (!chain.ok())
          return Error{ErrorKind::input, fmt::format("{}, line {}: {}", name, number, chain.error().message)};
        chains.push_back(std::move(*chain));
      }
    out[json["id"].GetString()] = std::move(chains);
  }
  return success();
}

}  // namespace

Result<std::vector<ChainedText>> read_chains(const std::string& path, const std::string& split_name,
                                             const std::string& words_folder) {
  const fs::path given(path);
  std::error_code failed;
  const bool folder = fs::is_directory(given, failed);
  const fs::path home = fs::absolute(folder ? given : given.parent_path(), failed).lexically_normal();
  const fs::path beside = home.has_filename() ? home.parent_path() : home.parent_path().parent_path();
  const fs::path words = words_folder.empty() ? beside / "dep" : fs::path(words_folder);
  std::vector<fs::path> files;
  if (folder) {
    std::set<std::string> listed;
    if (split_name != "all") {
      TRY(const std::string parts, whole(beside / "splits.md"));
      listed = listed_in(parts, split_name);
    }
    for (const auto& entry : fs::directory_iterator(given, failed))
      if (entry.path().extension() == ".conll" &&
          (split_name == "all" || listed.contains(entry.path().stem().string())))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(given);
  }
  if (files.empty()) return Error{ErrorKind::input, fmt::format("{}: no document of the part {}", path, split_name)};
  std::vector<ChainedText> out;
  for (const fs::path& file : files) {
    TRY(ChainedText text, read_document(file, words));
    out.push_back(std::move(text));
  }
  return out;
}

Result<std::map<std::string, std::vector<Chain>>> read_predicted_chains(const std::string& path) {
  std::map<std::string, std::vector<Chain>> out;
  if (path == "-") {
    TRY_VOID(read_lines_into(std::cin, "standard input", out));
    return out;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path)};
  TRY_VOID(read_lines_into(in, path, out));
  return out;
}

}  // namespace whosays::eval
