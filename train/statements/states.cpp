// See states.h. Sentences of like lengths are read together; a sentence of more than 300 words gets a chain for a tree.
#include "states.h"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "session.h"

namespace whosays::statements {
namespace {

constexpr std::size_t kLongestTree = 300;

std::unique_ptr<train::Session>& loaded() {
  static std::unique_ptr<train::Session> session;
  return session;
}

train::Session& core_of(const CoreFiles& files) {
  auto& session = loaded();
  if (!session) {
    train::Settings settings;
    settings.base = files.base;
    settings.glove = files.glove;
    settings.folder = files.folder;
    session = std::make_unique<train::Session>(settings);
    session->load(files.checkpoint);
    session->net->rounding = true;
    session->net->eval();
    session->corpora.trees.clear();
    session->corpora.names.clear();
    session->corpora.silver.clear();
  }
  return *session;
}

/// One sentence of a sample.
struct Place {
  std::size_t sample = 0;
  std::uint32_t first = 0;
  train::Sentence sentence;
};

void read_batch(train::Session& core, const std::vector<Place>& places, std::size_t from, std::size_t to,
                std::vector<CoreStates>& out) {
  std::vector<const train::Sentence*> pointers;
  for (std::size_t i = from; i < to; ++i) pointers.push_back(&places[i].sentence);
  const train::Batch batch = train::make_batch(pointers, core);
  torch::Tensor leaf;
  const torch::Tensor h = core.net->encode(train::inputs(core, batch, leaf), batch.borders);
  const torch::Tensor rounded = torch::round(h * 64.0F).to(torch::kChar).contiguous();
  const auto* values = rounded.data_ptr<std::int8_t>();
  const bool trees = places[to - 1].sentence.words.size() <= kLongestTree;
  std::vector<std::int64_t> rows(static_cast<std::size_t>(h.size(0)), h.size(0));
  train::TreeScores scores;
  if (trees) {
    scores = train::tree_scores(*core.net, h, train::make_tree_batch(batch));
    const torch::Tensor best = scores.arcs.argmax(2);
    const auto head = best.accessor<std::int64_t, 2>();
    for (std::size_t b = 0; b < pointers.size(); ++b)
      for (std::size_t i = 0; i < pointers[b]->words.size(); ++i) {
        const std::int64_t at = head[static_cast<std::int64_t>(b)][static_cast<std::int64_t>(i)];
        if (at > 0) rows[static_cast<std::size_t>(batch.borders[b]) + i] = batch.borders[b] + at - 1;
      }
  }
  std::vector<std::int64_t> relation(rows.size(), 0);
  if (trees) {
    const torch::Tensor best = train::relation_scores(*core.net, scores, torch::tensor(rows, torch::kLong)).argmax(1);
    std::copy_n(best.data_ptr<std::int64_t>(), rows.size(), relation.begin());
  }
  for (std::size_t b = 0; b < pointers.size(); ++b) {
    const Place& place = places[from + b];
    CoreStates& to_states = out[place.sample];
    const auto border = static_cast<std::size_t>(batch.borders[b]);
    for (std::size_t i = 0; i < pointers[b]->words.size(); ++i) {
      const std::size_t word = place.first + i;
      std::copy_n(values + (border + i) * kStates, kStates, &to_states.hidden[word * kStates]);
      const std::int64_t row = rows[border + i];
      to_states.head[word] =
          row == h.size(0) ? -1 : static_cast<std::int32_t>(row - static_cast<std::int64_t>(border) + place.first);
      if (!trees && i > 0) to_states.head[word] = static_cast<std::int32_t>(word - 1);
      const std::string& name = core.corpora.labels.relation.words[static_cast<std::size_t>(relation[border + i])];
      to_states.relation[word] = quote::relation_code(name);
    }
  }
}

template <class T>
void transfer(std::ifstream& in, std::vector<T>& v) {
  in.read(reinterpret_cast<char*>(v.data()), static_cast<std::streamsize>(v.size() * sizeof(T)));
}
template <class T>
void transfer(std::ofstream& out, const std::vector<T>& v) {
  out.write(reinterpret_cast<const char*>(v.data()), static_cast<std::streamsize>(v.size() * sizeof(T)));
}

std::uint64_t key_of(const std::vector<Sample>& samples) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const Sample& s : samples)
    for (const char c : s.text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h;
}

}  // namespace

std::vector<CoreStates> states_of(const std::vector<Sample>& samples, const CoreFiles& files,
                                  const std::string& cache) {
  torch::NoGradGuard guard;
  std::vector<CoreStates> out(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::size_t n = samples[i].passage.words.size();
    out[i].hidden.assign(n * kStates, 0);
    out[i].head.assign(n, -1);
    out[i].relation.assign(n, 0);
  }
  const std::uint64_t key = key_of(samples);
  if (std::ifstream in(cache, std::ios::binary); in) {
    std::uint64_t found = 0;
    in.read(reinterpret_cast<char*>(&found), 8);
    if (found == key) {
      for (CoreStates& s : out) {
        transfer(in, s.hidden);
        transfer(in, s.head);
        transfer(in, s.relation);
      }
      if (in) return out;
    }
  }
  train::Session& core = core_of(files);
  std::vector<Place> places;
  for (std::size_t i = 0; i < samples.size(); ++i)
    for (const Sentence& s : samples[i].passage.sentences.rows) {
      if (s.first_word >= s.end_word) continue;
      Place place{i, s.first_word, {}};
      for (std::uint32_t w = s.first_word; w < s.end_word; ++w)
        place.sentence.words.emplace_back(slice(samples[i].text, samples[i].passage.words.span[w]));
      places.push_back(std::move(place));
    }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.sentence.words.size() < b.sentence.words.size(); });
  for (std::size_t from = 0; from < places.size();) {
    std::size_t to = from;
    std::size_t words = 0;
    const bool small = places[from].sentence.words.size() <= kLongestTree;
    while (to < places.size() && words < 1500 && (places[to].sentence.words.size() <= kLongestTree) == small)
      words += places[to++].sentence.words.size();
    read_batch(core, places, from, to, out);
    from = to;
  }
  std::ofstream file(cache, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&key), 8);
  for (const CoreStates& s : out) {
    transfer(file, s.hidden);
    transfer(file, s.head);
    transfer(file, s.relation);
  }
  return out;
}

void unload_core() { loaded().reset(); }

}  // namespace whosays::statements
