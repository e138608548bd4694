#include "coref/body_begins.h"

#include "coref/described_words.h"
#include "coref/description_phrase.h"

namespace whosays::coref {
namespace {

bool is_after_somebody(std::string_view last) {
  return is_any_of(last, {"administration", "campaign",     "camp",       "team",       "family",    "foundation",
                          "organization",   "organisation", "government", "cabinet",    "regime",    "house",
                          "office",         "institute",    "center",     "centre",     "library",   "school",
                          "college",        "university",   "group",      "brothers",   "sons",      "fund",
                          "amendment",      "report",       "act",        "commission", "committee", "inquiry"});
}

}  // namespace

void BodyBegins::add(const std::vector<std::string>& name) {
  if (name.size() < 2) return;
  const std::string_view first = name.front();
  const bool given = gender_of_first_name(first) != Gender::unknown;
  if (first == "the" || is_nation(first) || given || names_trade(first) || honorific(first) ||
      is_after_somebody(name.back()))
    return;
  begins_.insert(name.front());
  if (name.size() > 2 && !is_particle(name[1])) begins_.insert(name.front() + " " + name[1]);
}

}  // namespace whosays::coref
