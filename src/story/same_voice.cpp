#include "story/same_voice.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "story/words.h"

namespace whosays::story {
namespace {

using Nouns = std::set<std::string_view>;

const std::string& described_as(const StatementRecord& s) { return s.descriptor.empty() ? s.source : s.descriptor; }

// The name of a body in the words of a source ("a report by the National Dam Inspectorate"): its capitalised words.
std::vector<std::string> body_in(const std::string& source) {
  std::vector<std::string> out;
  const std::vector<Word> words = words_in(source);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].capital) out.push_back(words[i].text);
  return out;
}

// "The dam inspectorate" may be the National Dam Inspectorate: bodies are shortened from the front.
bool speaks_of_body(const std::string& text, const std::vector<std::string>& body) {
  if (body.size() < 2) return false;
  return has_words(normal(text), body[body.size() - 2] + ' ' + body.back());
}

bool is_office_or_inquiry(const StatementRecord& s) {
  static const Nouns kOffices = {"auditors", "prosecutors", "inspectors", "regulators", "judges", "examiners"};
  const std::vector<Word> words = words_in(described_as(s));
  return s.act == Act::find || (!words.empty() && kOffices.contains(words.back().text));
}

}  // namespace

bool is_plural(const std::string& words) {
  const std::vector<Word> list = words_in(words);
  return std::any_of(list.begin(), list.end(), [](const Word& w) {
    return w.text == "people" || (w.text.size() > 3 && w.text.ends_with("s") && !w.text.ends_with("ss") && !w.number);
  });
}

std::uint32_t named_one_by_one(const std::string& source) {
  std::uint32_t count = 1;
  const std::vector<Word> words = words_in(source);
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (words[i].text == "and" &&
        (words[i + 1].text == "a" || words[i + 1].text == "an" || words[i + 1].text == "another"))
      ++count;
  return count;
}

bool is_further(const std::string& source) {
  for (const std::string_view word : {"another", "second", "third", "other", "others", "separate", "different"})
    if (has_words(source, word)) return true;
  return false;
}

bool brings_in_speaker(const StatementRecord& s) {
  const std::string source = normal(s.source);
  const std::vector<Word> content = words_in(s.content);
  return (source == "he" || source == "she") && !content.empty() &&
         (content.front().text == "a" || content.front().text == "an");
}

bool points_back(const std::string& source) {
  if (is_further(source)) return false;
  const std::string first = source.substr(0, source.find(' '));
  return first == "the" || first == "both" || first == "one" || is_pointing(first);
}

std::optional<std::uint32_t> most_unnamed(const Desk& desk, StatementIndex i) {
  const StatementRecord& s = desk.statement(i);
  if (s.count) return std::max(*s.count, named_one_by_one(s.source));
  if (is_office_or_inquiry(s)) return 1;
  if (s.count_min) return std::nullopt;
  if (points_back(normal(s.source))) {
    std::uint32_t brought_in = 0;
    for (const StatementIndex other : desk.statements_of(desk.home(i)))
      if (desk.statement(other).source_class == SourceClass::unnamed && other != i)
        brought_in = std::max(brought_in, desk.statement(other).count.value_or(0));
    if (brought_in > 0) return brought_in;
  }
  if (is_plural(described_as(s))) return std::nullopt;
  return 1;
}

bool says_of_themself(const StatementRecord& s) {
  static const Nouns kSelf = {"he", "she", "they"};
  for (const Word& word : words_in(s.content)) {
    if (word.text == "that" || word.text == "yes") continue;
    return kSelf.contains(word.text);
  }
  return false;
}

bool names_below(const Desk& desk, const StatementRecord& described, const StatementRecord& named) {
  const bool by_description =
      described.source_class == SourceClass::unnamed || described.source_class == SourceClass::named;
  if (!by_description || !described.actor.empty() || described.count.value_or(1) > 1 || described.count_min ||
      is_plural(described_as(described)))
    return false;
  if (named.actor.empty() || named.source_class != SourceClass::named || described.ordinal > named.ordinal)
    return false;
  for (const PartRecord& part : described.parts)
    if (part.part == Part::reason || part.part == Part::terms) return false;
  const auto& offices = desk.actors().offices(named.article_row, desk.actors().label(named.article_row, named.actor));
  if (offices.empty()) return true;
  const std::vector<Word> words = words_in(described.source);
  return std::any_of(words.begin(), words.end(), [&](const Word& w) { return offices.contains(stem(w.text)); });
}

bool is_mouth_of_another(const Desk& desk, const StatementRecord& s) {
  static const Nouns kLawyers = {"lawyer", "attorney", "solicitor", "barrister", "counsel"};
  static const Nouns kOfSomebody = {"spokesman", "spokeswoman", "spokesperson", "secretary", "agent"};
  static const Nouns kWhose = {"his", "her", "their", "its"};
  const auto& offices = desk.actors().offices(s.article_row, desk.actors().label(s.article_row, s.actor));
  const std::vector<Word> words = words_in(s.source);
  const bool whose = !words.empty() && kWhose.contains(words.front().text);
  return std::any_of(kLawyers.begin(), kLawyers.end(),
                     [&](std::string_view noun) { return offices.contains(stem(noun)); }) ||
         std::any_of(words.begin(), words.end(), [&](const Word& w) {
           return kLawyers.contains(w.text) || (whose && kOfSomebody.contains(w.text));
         });
}

bool is_spokesperson_of(const StatementRecord& s, const std::string& body) {
  static const Nouns kSpokes = {"spokesperson", "spokesman", "spokeswoman"};
  std::string name = normal(body);
  if (name.starts_with("the ")) name.erase(0, 4);
  if (name.empty()) return false;
  const std::vector<Word> words = words_in(s.source);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!kSpokes.contains(words[i].text)) continue;
    if ((' ' + normal(s.source.substr(0, words[i].span.begin))).ends_with(' ' + name)) return true;
    if (i + 2 >= words.size() || (words[i + 1].text != "for" && words[i + 1].text != "of")) continue;
    std::string behind = normal(
        s.source.substr(words[i + 2].span.begin, s.source.find(',', words[i].span.end) - words[i + 2].span.begin));
    if (behind.starts_with("the ")) behind.erase(0, 4);
    if (behind == name) return true;
  }
  return false;
}

std::string voice_name(const Desk& desk, const StatementRecord& s) { return voice_name(desk, s, s.actor); }

std::string voice_name(const Desk& desk, const StatementRecord& s, const std::string& actor) {
  const std::string& who = actor == s.actor && !s.speaks_for.empty() ? s.speaks_for : actor;
  std::string label = desk.actors().label(s.article_row, who);
  std::string name = normal(desk.actors().shown(label, who));
  return name.find(' ') == std::string::npos ? label : name;
}

std::vector<std::string> members_of(const StatementRecord& s) {
  std::vector<std::string> out;
  for (const PartRecord& part : s.parts)
    if (part.part == Part::source && !part.actor.empty()) out.push_back(part.actor);
  return out;
}

std::vector<std::string> mouths_of(const StatementRecord& s) {
  std::vector<std::string> out = members_of(s);
  if (out.empty() && !s.actor.empty()) out.push_back(s.actor);
  return out;
}

bool has_name(const StatementRecord& s) {
  return !s.actor.empty() && (s.source_class == SourceClass::named || s.source_class == SourceClass::institution ||
                              s.source_class == SourceClass::document);
}

std::string last_name(const std::string& name) {
  const std::string plain = name.substr(0, name.find('#'));
  return plain.substr(plain.rfind(' ') + 1);
}

std::string paper_behind(const Desk& desk, const StatementRecord& s) {
  for (const PartRecord& part : s.parts) {
    if (part.actor.empty() || (part.part != Part::basis && part.part != Part::via)) continue;
    std::string label = desk.actors().label(s.article_row, part.actor);
    if (label.find(' ') == std::string::npos) continue;  // "the memo" is no name
    if (part.part == Part::basis || desk.actors().is_document(label)) return label;
  }
  return {};
}

std::string paper_kind(const StatementRecord& s) {
  static const Nouns kPapers = {"report",  "memo",      "memorandum", "filing", "complaint", "suit",
                                "lawsuit", "release",   "letter",     "audit",  "study",     "draft",
                                "email",   "affidavit", "minutes",    "ruling"};
  if (s.source_class != SourceClass::document) return {};
  for (const Word& word : words_in(s.source))
    if (kPapers.contains(word.text)) return word.text;
  return {};
}

bool may_be_one_paper(const Desk& desk, StatementIndex a, StatementIndex b) {
  const std::string kind = paper_kind(desk.statement(a));
  if (kind.empty() || kind != paper_kind(desk.statement(b))) return false;
  return speaks_of_body(desk.article(desk.home(b)).text, body_in(desk.statement(a).source)) ||
         speaks_of_body(desk.article(desk.home(a)).text, body_in(desk.statement(b).source));
}

bool is_outlets_in_general(const StatementRecord& s) {
  static const Nouns kOutlets = {"media",        "newspaper", "newspapers", "reports", "outlets", "outlet",
                                 "publications", "press",     "paper",      "papers",  "sites",   "websites"};
  if (!s.actor.empty() || (s.source_class != SourceClass::media && s.source_class != SourceClass::unnamed &&
                           s.source_class != SourceClass::document))
    return false;
  const std::vector<Word> words = words_in(s.source);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].capital && words[i - 1].text != "in" && words[i - 1].text != "of") return false;  // a name
  return !words.empty() &&
         std::any_of(words.begin(), words.end(), [](const Word& w) { return kOutlets.contains(w.text); });
}

}  // namespace whosays::story
