#include "tag/lemmas.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/utf8.h"

namespace whosays::tag {
namespace {

constexpr std::uint64_t kRuleBits = 0xfff;

std::string lowered(std::string_view text) { return utf8::ascii_lowered(text); }

/// True when a cut of `drop` bytes at the end leaves whole characters.
bool cuts_well(std::string_view form, std::size_t drop) {
  return drop == 0 || drop == form.size() || !utf8::is_continuation(form[form.size() - drop]);
}

}  // namespace

std::string rule_text(const LemmaRule& rule) {
  return std::string(rule.lower ? "l" : "=") + std::to_string(rule.drop) + "+" + rule.add;
}

Result<LemmaRule> parse_rule(std::string_view text) {
  LemmaRule rule;
  const std::size_t plus = text.find('+');
  const bool marked = text.starts_with('l') || text.starts_with('=');
  if (marked && plus != std::string_view::npos) {
    rule.lower = text.front() == 'l';
    rule.add = text.substr(plus + 1);
    const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + plus, rule.drop);
    if (problem == std::errc() && end == text.data() + plus) return rule;
  }
  return Error{ErrorKind::input, "core model: not a rule for lemmas: " + std::string(text)};
}

LemmaRule rule_of(std::string_view form, std::string_view lemma) {
  LemmaRule rule;
  const std::string low = lowered(form);
  rule.lower = lemma == lowered(lemma) && low != form;
  const std::string_view from = rule.lower ? std::string_view(low) : form;
  std::size_t same = 0;
  while (same < from.size() && same < lemma.size() && from[same] == lemma[same]) ++same;
  while (same > 0 && same < from.size() && utf8::is_continuation(from[same])) --same;
  while (same > 0 && same < lemma.size() && utf8::is_continuation(lemma[same])) --same;
  rule.drop = static_cast<std::uint32_t>(from.size() - same);
  rule.add = lemma.substr(same);
  if (lemma == lowered(lemma) && low == form) rule.lower = true;  // the same rule for "signed" and "Signed"
  return rule;
}

std::uint64_t ending_key(std::string_view ending, bool whole, Upos upos, Xpos xpos) {
  std::uint64_t h = 14695981039346656037ULL ^ (static_cast<std::uint64_t>(upos) << 40) ^
                    (static_cast<std::uint64_t>(xpos) << 48) ^ (whole ? 1ULL << 60 : 0);
  for (const char c : ending) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  h ^= h >> 32;
  return (h & ~kRuleBits) | (h < 4096 ? 4096 : 0);
}

void plain_form(std::string_view form, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < form.size(); ++i) {
    const std::string_view rest = form.substr(i);
    if (rest.starts_with("’") || rest.starts_with("‘")) {
      out += '\'';
      i += 2;
    } else if (rest.starts_with("“") || rest.starts_with("”")) {
      out += '"';
      i += 2;
    } else {
      out += form[i] >= 'A' && form[i] <= 'Z' ? static_cast<char>(form[i] + 32) : form[i];
    }
  }
}

Result<Lemmas> Lemmas::make(std::span<const std::string> rules, std::span<const std::uint64_t> slots) {
  Lemmas out;
  for (const std::string& text : rules) {
    TRY(LemmaRule rule, parse_rule(text));
    out.rules_.push_back(std::move(rule));
  }
  const bool sound =
      std::has_single_bit(slots.size()) && std::ranges::find(slots, 0ULL) != slots.end() &&
      std::ranges::all_of(slots, [&](std::uint64_t s) { return s == 0 || (s & kRuleBits) < out.rules_.size(); });
  if (!sound) return Error{ErrorKind::input, "core model: the table of lemmas is damaged"};
  out.slots_ = slots;
  return out;
}

std::vector<std::uint64_t> Lemmas::table(std::span<const std::uint64_t> keys, std::span<const std::uint32_t> rules) {
  std::vector<std::uint64_t> slots(std::bit_ceil(keys.size() * 3 / 2 + 2), 0);
  const std::uint64_t mask = slots.size() - 1;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::uint64_t at = (keys[i] >> 12) & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = keys[i] | rules[i];
  }
  return slots;
}

const LemmaRule* Lemmas::find(std::uint64_t key) const {
  const std::uint64_t mask = slots_.size() - 1;
  for (std::uint64_t at = (key >> 12) & mask; slots_[at] != 0; at = (at + 1) & mask)
    if ((slots_[at] & ~kRuleBits) == key) return &rules_[slots_[at] & kRuleBits];
  return nullptr;
}

void Lemmas::append(std::string_view form, Upos upos, Xpos xpos, std::string& plain, std::string& out) const {
  const LemmaRule* rule = nullptr;
  if (!slots_.empty() && form.size() <= 64) {
    plain_form(form, plain);
    rule = find(ending_key(plain, true, upos, xpos));
    for (std::size_t n = std::min(kLongestEnding, plain.size()) + 1; rule == nullptr && n-- > 0;)
      rule = find(ending_key(std::string_view(plain).substr(plain.size() - n), false, upos, xpos));
  }
  if (rule == nullptr || rule->drop > form.size() || !cuts_well(form, rule->drop)) {
    out += form;
    return;
  }
  const std::size_t begin = out.size();
  out += form.substr(0, form.size() - rule->drop);
  if (rule->lower)
    for (std::size_t i = begin; i < out.size(); ++i)
      if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + 32);
  out += rule->add;
  if (out.size() == begin) out += form;
}

}  // namespace whosays::tag
