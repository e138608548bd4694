// In how many articles of ten thousand a stem stands: stories_frequencies NEWS.jsonl > models/relation_frequencies.tsv
//
// Levels are 2 * log2(articles / articles with the stem), rounded; what would have relate::kRarest is left out.
#include <rapidjson/document.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "relate/frequency.h"
#include "relate/words.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: stories_frequencies NEWS.jsonl\n";
    return 2;
  }
  std::map<std::string, unsigned> articles_with;
  unsigned articles = 0;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("text")) continue;
    const std::string text = json["text"].GetString();
    std::set<std::string> stems;
    for (const auto& piece : whosays::relate::pieces_in(text, 0, text.size(), text.size()))
      stems.insert(whosays::relate::stem_of(piece.text));
    for (const std::string& stem : stems) ++articles_with[stem];
    ++articles;
  }
  std::cout << "# How rare stems are in news: stem, 2 * log2(articles / articles with it). " << articles
            << " articles; made by train/stories.\n";
  for (const auto& [stem, count] : articles_with) {
    const long level = std::lround(2 * std::log2(static_cast<double>(articles) / count));
    if (level < whosays::relate::kRarest) std::cout << stem << '\t' << level << '\n';
  }
}
