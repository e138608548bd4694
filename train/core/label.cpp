// Marks names with a trained net: in the training part of UD EWT, whose gold tags say which words are proper nouns, and
// in news without any annotation. `label BASE GLOVE FOLDER CHECKPOINT NEWS.xz WORDS [HIDDEN]`; writes
// FOLDER/ewt.silver and FOLDER/news.silver.
//
// A net with few examples knows names by their surroundings better than by themselves. So all occurrences vote: the
// words of a name get the type that they have most often in all texts, ambiguous ones keep the types that are frequent.
// Where name_types.txt knows better (names that everybody knows, words that end names of one type), it decides.
#include <rapidjson/document.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "doc/vocabulary.h"

#include "corpus_file.h"
#include "decode.h"
#include "session.h"
#include "silver.h"
#include "token/token.h"

namespace whosays::train {
namespace {

std::string surface(const Sentence& s, std::uint32_t first, std::uint32_t end) {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) out += (i > first ? " " : "") + s.words[i];
  return out;
}

/// name_types.txt: types of names by their words, and by their last word.
class Known {
 public:
  Known() {
    std::ifstream organisations(std::string(WHOSAYS_SOURCE_DIR) + "/lexicon/names_organisations.txt");
    for (std::string line; std::getline(organisations, line);)
      if (!line.empty() && line[0] != '#') names_[line] = bit(NameType::organisation);
    std::ifstream in(std::string(WHOSAYS_SOURCE_DIR) + "/train/core/name_types.txt");
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
      std::string kind = line.substr(0, tab);
      const bool ends = kind.ends_with(" ends");
      if (ends) kind.resize(kind.size() - 5);
      const auto type = parse_word<NameType>(kind);
      for (std::size_t at = tab + 1; at < line.size();) {
        const std::size_t stop = std::min(line.find("; ", at), line.size());
        (ends ? ends_ : names_)[utf8::ascii_lowered(line.substr(at, stop - at))] = type ? bit(*type) : 0;
        at = stop + 2;
      }
    }
  }
  /// 0 is no name; nothing when it is not known.
  [[nodiscard]] std::optional<std::uint32_t> types(const std::string& words) const {
    const std::string low = utf8::ascii_lowered(words);
    if (const auto found = names_.find(low); found != names_.end()) return found->second;
    const std::size_t space = low.rfind(' ');
    if (space == std::string::npos) return std::nullopt;
    if (const auto found = ends_.find(low.substr(space + 1)); found != ends_.end()) return found->second;
    return std::nullopt;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> names_, ends_;
};

const Known& known() {
  static const Known all;
  return all;
}

using Votes = std::unordered_map<std::string, std::array<float, kNameTypes>>;

struct Labelled {
  Sentence sentence;
  std::vector<bool> proper;
};

bool is_proper_tag(const std::string& tag) { return tag == "NNP" || tag == "NNPS"; }

/// Marks a set's sentences with the net; gold tags bound the names of sentences that have them.
class Labeller {
 public:
  explicit Labeller(Session& session) : session_(session) {}

  void add(const std::vector<Sentence>& sentences) {
    std::vector<const Sentence*> batch;
    std::size_t words = 0;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      batch.push_back(&sentences[i]);
      words += sentences[i].words.size();
      if (words < 1500 && i + 1 < sentences.size()) continue;
      label(batch);
      batch.clear();
      words = 0;
    }
  }

  std::vector<Labelled> done;

 private:
  void label(const std::vector<const Sentence*>& sentences) {
    const Batch batch = make_batch(sentences, session_);
    torch::Tensor leaf;
    const torch::Tensor h = session_.net->encode(inputs(session_, batch, leaf), batch.borders);
    const torch::Tensor names = torch::log_softmax(session_.net->linear(session_.net->names, h, false), 1).contiguous();
    const torch::Tensor tags = session_.net->linear(session_.net->xpos, h, false).argmax(1);
    for (std::size_t b = 0; b < sentences.size(); ++b) {
      Labelled out;
      out.sentence.words = sentences[b]->words;
      const std::size_t n = sentences[b]->words.size();
      const bool gold = !sentences[b]->xpos.empty();
      std::vector<float> scores(n * kNameLabels);
      for (std::size_t i = 0; i < n; ++i) {
        const std::int64_t row = batch.borders[b] + static_cast<std::int64_t>(i);
        const std::int64_t tag = gold ? sentences[b]->xpos[i] : tags[row].item<std::int64_t>();
        out.proper.push_back(is_proper_tag(session_.corpora.labels.xpos.words[static_cast<std::size_t>(tag)]));
        for (int k = 0; k < kNameLabels; ++k) {
          float& score = scores[i * kNameLabels + static_cast<std::size_t>(k)];
          score = names.data_ptr<float>()[row * kNameLabels + k];
          if (!gold) continue;
          const bool inner = k != 0 && (k - 1) % 4 == 1;
          if (out.proper.back() ? k == 0 : (k != 0 && !inner)) score -= 3;
        }
      }
      out.sentence.names = decoded(scores, n);
      for (GoldName& name : out.sentence.names)
        if (name.end == name.first + 1 && is_nationality_word(out.sentence.words[name.first]))
          name.types = bit(NameType::nationality);
      done.push_back(std::move(out));
    }
  }

  Session& session_;
};

std::size_t type_of(std::uint32_t types) { return static_cast<std::size_t>(__builtin_ctz(types)); }

/// The types that a name's words have in at least a fifth of their occurrences; only the one that has two thirds.
std::uint32_t voted(const Votes& votes, const std::string& words, std::uint32_t own) {
  if (const auto sure = known().types(words)) return *sure;
  const auto found = votes.find(words);
  if (found == votes.end()) return own;
  float total = 0;
  for (const float v : found->second) total += v;
  if (total < 4) return own;
  std::uint32_t types = 0;
  for (std::size_t t = 0; t < kNameTypes; ++t) {
    if (found->second[t] >= 0.67F * total) return 1U << t;
    if (found->second[t] >= 0.2F * total) types |= 1U << t;
  }
  return types == 0 ? own : types;
}

void settle(Labelled& l, const Votes& votes) {
  Sentence& s = l.sentence;
  std::vector<bool> taken(s.words.size(), false);
  for (GoldName& name : s.names) {
    name.types = voted(votes, surface(s, name.first, name.end), name.types);
    for (std::uint32_t i = name.first; i < name.end; ++i) taken[i] = true;
  }
  std::erase_if(s.names, [](const GoldName& name) { return name.types == 0; });
  std::vector<GoldName> more;
  for (std::uint32_t i = 0; i < s.words.size();) {
    if (taken[i] || !l.proper[i]) {
      ++i;
      continue;
    }
    std::uint32_t end = i;
    while (end < s.words.size() && !taken[end] && l.proper[end]) ++end;
    const std::string words = surface(s, i, end);
    const std::uint32_t types = voted(votes, words, 0);
    if (types == 0 && known().types(words)) {
      i = end;  // known to be no name
      continue;
    }
    if (types != 0)
      more.push_back({i, end, types});
    else
      for (std::uint32_t k = i; k < end; ++k) more.push_back({k, k + 1, kAnything});
    i = end;
  }
  s.names.insert(s.names.end(), more.begin(), more.end());
  std::sort(s.names.begin(), s.names.end(), [](const GoldName& a, const GoldName& b) { return a.first < b.first; });
}

/// Sentences of every n-th article, as the program cuts them.
std::vector<Sentence> read_news(const std::string& path, std::size_t most) {
  std::vector<Sentence> out;
  std::size_t words = 0;
  FILE* pipe = popen(("xz -dc '" + path + "'").c_str(), "r");
  std::string line;
  std::size_t number = 0;
  for (int c = 0; pipe != nullptr && words < most && (c = std::fgetc(pipe)) != EOF;) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    if (number++ % 2 == 0) {
      rapidjson::Document d;
      d.Parse(line.c_str(), line.size());
      const std::string text = d.HasParseError() || !d["text"].IsString() ? "" : d["text"].GetString();
      const token::Split split = token::split(text);
      for (const whosays::Sentence& row : split.sentences.rows) {
        if (row.end_word - row.first_word > 70 || row.end_word - row.first_word < 4) continue;
        Sentence s;
        for (std::uint32_t i = row.first_word; i < row.end_word; ++i)
          s.words.emplace_back(slice(text, split.words.span[i]));
        words += s.words.size();
        out.push_back(std::move(s));
      }
    }
    line.clear();
  }
  if (pipe != nullptr) pclose(pipe);
  return out;
}

void run(int count, char** arguments) {
  Settings settings;
  settings.base = arguments[1];
  settings.glove = arguments[2];
  settings.folder = arguments[3];
  settings.silver = false;
  if (count == 8) settings.hidden = std::atol(arguments[7]);
  Session session(settings);
  session.load(arguments[4]);
  session.net->rounding = true;
  session.net->eval();
  torch::NoGradGuard guard;
  LabelSets labels = session.corpora.labels;
  Labeller labeller(session);
  const std::vector<Sentence> ewt =
      read_conllu(settings.base + "/ud-english-ewt/en_ewt-ud-train.conllu", labels, false);
  labeller.add(ewt);
  labeller.add(read_news(arguments[5], static_cast<std::size_t>(std::atol(arguments[6]))));
  Votes votes;
  const auto vote = [&](const Sentence& s, float weight) {
    for (const GoldName& name : s.names)
      if (name.types != 0 && (name.types & (name.types - 1)) == 0)
        votes[surface(s, name.first, name.end)][type_of(name.types)] += weight;
  };
  for (const Labelled& l : labeller.done) vote(l.sentence, 1);
  for (const Sentence& s : session.corpora.names) vote(s, 4);
  for (const Sentence& s : session.corpora.silver) vote(s, 1);
  std::vector<Sentence> of_ewt;
  std::vector<Sentence> of_news;
  std::mt19937 random(1);
  for (std::size_t i = 0; i < labeller.done.size(); ++i) {
    settle(labeller.done[i], votes);
    Sentence& s = labeller.done[i].sentence;
    if (i < ewt.size())
      of_ewt.push_back(std::move(s));
    else if (!s.names.empty() || random() % 5 == 0)
      of_news.push_back(std::move(s));
  }
  write_silver(settings.folder + "/ewt.silver", of_ewt);
  write_silver(settings.folder + "/news.silver", of_news);
  std::printf("ewt %zu, news %zu sentences; %zu names by words\n", of_ewt.size(), of_news.size(), votes.size());
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  if (count != 7 && count != 8) {
    std::fprintf(stderr, "usage: label_core BASE GLOVE FOLDER CHECKPOINT NEWS.jsonl.xz WORDS [HIDDEN]\n");
    return 2;
  }
  torch::set_num_threads(1);
  whosays::train::run(count, arguments);
  return 0;
}
