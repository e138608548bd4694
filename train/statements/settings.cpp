#include "settings.h"

#include <cstdlib>
#include <map>

namespace whosays::statements {

bool take(Settings& s, const std::string& key, const std::string& value) {
  const std::map<std::string, std::string*> texts = {
      {"--polnear", &s.polnear},     {"--folder", &s.folder},
      {"--scorer", &s.scorer},       {"--evaluate", &s.evaluate},
      {"--resume", &s.resume},       {"--silver", &s.silver},
      {"--teacher", &s.teacher},     {"--export", &s.export_to},
      {"--glove", &s.glove},         {"--core", &s.core},
      {"--version", &s.version},     {"--made-by", &s.made_by},
      {"--take", &s.take},           {"--mean", &s.mean},
      {"--starts", &s.starts},       {"--silver-read", &s.silver_read},
      {"--gold-more", &s.gold_more}, {"--silver-shares", &s.silver_shares}};
  const std::map<std::string, std::int64_t*> numbers = {{"--steps", &s.steps},
                                                        {"--batch", &s.batch},
                                                        {"--every", &s.every},
                                                        {"--versions", &s.versions},
                                                        {"--hidden", &s.shape.hidden},
                                                        {"--layers", &s.shape.layers},
                                                        {"--tables", &s.shape.tables},
                                                        {"--vector-words", &s.vector_words},
                                                        {"--vector-width", &s.vector_width},
                                                        {"--gold-times", &s.gold_times}};
  const std::map<std::string, float*> reals = {
      {"--rate", &s.rate},       {"--dropout", &s.dropout},         {"--words-dropped", &s.words_dropped},
      {"--changed", &s.changed}, {"--short-texts", &s.short_texts}, {"--silver-weight", &s.silver_weight},
      {"--decay", &s.decay}};
  if (const auto t = texts.find(key); t != texts.end())
    *t->second = value;
  else if (const auto n = numbers.find(key); n != numbers.end())
    *n->second = std::atol(value.c_str());
  else if (const auto r = reals.find(key); r != reals.end())
    *r->second = std::strtof(value.c_str(), nullptr);
  else if (key == "--minutes")
    s.minutes = std::atof(value.c_str());
  else if (key == "--silver-until")
    s.silver_until = std::atof(value.c_str());
  else if (key == "--rounding-from")
    s.rounding_from = std::atof(value.c_str());
  else if (key == "--own-spans-from")
    s.own_spans_from = std::atof(value.c_str());
  else if (key == "--oracle")
    s.oracle = value == "1";
  else
    return false;
  return true;
}

}  // namespace whosays::statements
