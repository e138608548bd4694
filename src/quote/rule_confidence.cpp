#include "quote/rule_confidence.h"

#include <charconv>
#include <string>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace whosays::quote {

float rule_confidence(std::string_view rule) {
  static const auto measured = [] {
    std::unordered_map<std::string_view, float> out;
    const lexicon::Table table("rule_confidence.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      out[table.at(row, "rule")] = std::stof(std::string(table.at(row, "precision")));
    return out;
  }();
  const auto found = measured.find(rule);
  return found == measured.end() ? 0.5F : found->second;
}

}  // namespace whosays::quote
