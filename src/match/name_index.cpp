// See name_index.h.
#include "match/name_index.h"

#include <algorithm>
#include <string>

namespace whosays::match {
namespace {

std::uint64_t key_of(char kind, std::string_view text, char initial = '-') {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a: speed matters, an attacker gains nothing by collisions
  const auto mix = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; };
  mix(kind);
  mix(initial);
  for (const char c : text) mix(c);
  return hash;
}

bool counts(const Part& part) { return part.kind == PartKind::plain && part.letters.size() > 1; }

/// The sharpest keys first: a part with another's initial, then a part alone, then its beginning.
std::vector<std::uint64_t> keys_of(const NameForm& form) {
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    const Part& part = form.parts[i];
    if (!counts(part)) continue;
    for (std::size_t j = 0; j < form.parts.size(); ++j)
      if (j != i && !form.parts[j].letters.empty() && form.parts[j].kind != PartKind::legal_form &&
          form.parts[j].kind != PartKind::filler)
        keys.push_back(key_of('p', part.sound, form.parts[j].letters[0]));
    keys.push_back(key_of('s', part.sound));
    keys.push_back(key_of('b', std::string_view(part.letters).substr(0, 4)));
  }
  if (form.joined.size() > 4) keys.push_back(key_of('j', std::string_view(form.joined).substr(0, 6)));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

void NameIndex::add(std::uint32_t number, const NameForm& form) {
  const auto place = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back({number, form});
  for (const std::uint64_t key : keys_of(form)) places_[key].push_back(place);
}

std::vector<std::uint32_t> NameIndex::candidates(const NameForm& form) const {
  std::vector<const std::vector<std::uint32_t>*> lists;
  for (const std::uint64_t key : keys_of(form))
    if (const auto found = places_.find(key); found != places_.end()) lists.push_back(&found->second);
  std::stable_sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  std::vector<std::uint32_t> out;
  for (const auto* list : lists) {
    if (!out.empty() && out.size() + list->size() > kMostCandidates) break;
    out.insert(out.end(), list->begin(),
               list->begin() + static_cast<std::ptrdiff_t>(std::min(list->size(), kMostCandidates)));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<NameIndex::Match> NameIndex::find(const NameForm& form, double least, std::size_t most) const {
  std::vector<Match> out;
  for (const std::uint32_t place : candidates(form)) {
    Likeness like = likeness(form, forms_[place].form);
    if (like.score >= least) out.push_back({forms_[place].number, std::move(like)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Match& a, const Match& b) { return a.likeness.score > b.likeness.score; });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace whosays::match
