#include "coref/mentions.h"
#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace whosays::coref {
namespace {

struct PronounRow {
  std::string_view word;
  Gender gender;
  Number number;
  std::uint8_t person;
};

constexpr std::array kPronouns{
    PronounRow{"i", Gender::unknown, Number::one, 1},
    PronounRow{"me", Gender::unknown, Number::one, 1},
    PronounRow{"my", Gender::unknown, Number::one, 1},
    PronounRow{"mine", Gender::unknown, Number::one, 1},
    PronounRow{"myself", Gender::unknown, Number::one, 1},
    PronounRow{"we", Gender::unknown, Number::many, 1},
    PronounRow{"us", Gender::unknown, Number::many, 1},
    PronounRow{"our", Gender::unknown, Number::many, 1},
    PronounRow{"ours", Gender::unknown, Number::many, 1},
    PronounRow{"ourselves", Gender::unknown, Number::many, 1},
    PronounRow{"you", Gender::unknown, Number::unknown, 2},
    PronounRow{"your", Gender::unknown, Number::unknown, 2},
    PronounRow{"yours", Gender::unknown, Number::unknown, 2},
    PronounRow{"yourself", Gender::unknown, Number::one, 2},
    PronounRow{"he", Gender::male, Number::one, 3},
    PronounRow{"him", Gender::male, Number::one, 3},
    PronounRow{"his", Gender::male, Number::one, 3},
    PronounRow{"himself", Gender::male, Number::one, 3},
    PronounRow{"she", Gender::female, Number::one, 3},
    PronounRow{"her", Gender::female, Number::one, 3},
    PronounRow{"hers", Gender::female, Number::one, 3},
    PronounRow{"herself", Gender::female, Number::one, 3},
    PronounRow{"it", Gender::unknown, Number::one, 3},
    PronounRow{"its", Gender::unknown, Number::one, 3},
    PronounRow{"itself", Gender::unknown, Number::one, 3},
    PronounRow{"they", Gender::unknown, Number::many, 3},
    PronounRow{"them", Gender::unknown, Number::many, 3},
    PronounRow{"their", Gender::unknown, Number::many, 3},
    PronounRow{"theirs", Gender::unknown, Number::many, 3},
    PronounRow{"themselves", Gender::unknown, Number::many, 3},
};

Article_ article_of(const Page& p, const Phrase& phrase) {
  const std::string_view w = p.lower[phrase.first];
  if (phrase.first == phrase.head) return Article_::none;
  if (w == "the") return Article_::definite;
  if (w == "a" || w == "an" || w == "another" || w == "some" || w == "any" || w == "no" || w == "every" || w == "each")
    return Article_::indefinite;
  if (w == "this" || w == "that" || w == "these" || w == "those") return Article_::demonstrative;
  if (w == "my" || w == "your" || w == "his" || w == "her" || w == "its" || w == "our" || w == "their")
    return Article_::possessive;
  for (std::uint32_t i = phrase.first; i < phrase.head; ++i)
    if (p.is(i, "'s")) return Article_::possessive;
  return p.tag(phrase.first) == Upos::num ? Article_::number : Article_::none;
}

class Builder {
 public:
  Builder(const Page& page, const Scene& scene, const Cast& cast)
      : p_(page), scene_(scene), cast_(cast), trained_(names_of_words(page, scene.trained)) {
    for (std::uint32_t row = 0; row < scene.names.rows.size(); ++row)
      if (scene.names.rows[row].field == Field::text) names_.push_back(row);
    for (std::uint32_t i = 0; i < scene.attributions.rows.size(); ++i) {
      const Attribution& a = scene.attributions.rows[i];
      if (a.field != Field::text) continue;
      for (const Span span : scene.attributions.spans.at(a.source)) sources_.push_back({span, i});
      for (const Span span : scene.attributions.spans.at(a.content)) contents_.push_back({span, i});
    }
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text) of_cast_.push_back({m.span, actor});
    const auto by_begin = [](const Owned& a, const Owned& b) { return a.span < b.span; };
    std::sort(sources_.begin(), sources_.end(), by_begin);
    std::sort(contents_.begin(), contents_.end(), by_begin);
    std::sort(of_cast_.begin(), of_cast_.end(), by_begin);
  }

  MentionRow build(const Phrase& phrase) const {
    MentionRow m;
    m.phrase = phrase;
    m.sentence = p_.sentence[phrase.first];
    m.paragraph = p_.sentence_row(phrase.first).paragraph;
    m.head_hash = p_.hash[phrase.head];
    m.name_type = trained_[phrase.root] == kNoWord || p_.tag(phrase.head) == Upos::cconj
                      ? kNoName
                      : static_cast<std::uint8_t>(scene_.trained.rows[trained_[phrase.root]].type);
    name_of(m);
    kind_and_form(m);
    m.place = place_of(phrase);
    climb(m);
    speech(m);
    return m;
  }

 private:
  struct Owned {
    Span span;
    std::uint32_t attribution;
  };

  /// The name in which the head stands.
  void name_of(MentionRow& m) const {
    const Span head = p_.span(m.phrase.head);
    const auto at = std::partition_point(
        names_.begin(), names_.end(), [&](std::uint32_t row) { return scene_.names.rows[row].span.end <= head.begin; });
    if (at == names_.end() || !scene_.names.rows[*at].span.contains(head)) {
      m.cast = actor_of_role(m.phrase);
      return;
    }
    const Name& name = scene_.names.rows[*at];
    if (name.span.begin < p_.span(m.phrase.first).begin) return;  // a part of a name is no mention of it
    m.name_row = *at;
    m.cast = cast_.actor_of_name[*at];
  }

  /// "the commissioner", where the rules know whose role it is.
  [[nodiscard]] std::uint32_t actor_of_role(const Phrase& f) const {
    const Span head = p_.span(f.head);
    auto at = std::partition_point(of_cast_.begin(), of_cast_.end(),
                                   [&](const Owned& o) { return o.span.begin <= head.begin; });
    if (at == of_cast_.begin()) return kNobody;
    --at;
    return at->span.end == head.end && p_.span(f.first).begin >= at->span.begin ? at->attribution : kNobody;
  }

  void kind_and_form(MentionRow& m) const {
    const Phrase& f = m.phrase;
    const std::string_view head = p_.lower[f.head];
    m.article = article_of(p_, f);
    if (f.end == f.first + 1 && is_pronoun(head)) {
      m.type = MentionType::pronoun;
      m.form = p_.hash[f.head];
      for (const PronounRow& row : kPronouns)
        if (row.word == head) {
          m.gender = row.gender;
          m.surely_gendered = row.gender != Gender::unknown;
          m.number = row.number;
          m.person = row.person;
        }
    } else {
      const bool name = p_.tag(f.head) == Upos::propn || m.name_row != kNobody || is_actor_name(m.name_type);
      m.type = name ? MentionType::name : MentionType::noun;
      m.form = name ? 1U : 2U + static_cast<std::uint32_t>(m.article);
      number_and_gender(m, head);
    }
    std::uint32_t first = f.first;
    if (f.head > first && p_.tag(first) == Upos::det) ++first;
    std::uint32_t end = f.end;
    if (end - first > 1 && (p_.is(end - 1, "'s") || p_.is(end - 1, "'"))) --end;
    for (std::uint32_t i = first; i < end; ++i) m.words_hash = mix(m.words_hash, p_.hash[i]);
  }

  static bool is_actor_name(std::uint8_t type) {
    return type == static_cast<std::uint8_t>(NameType::person) ||
           type == static_cast<std::uint8_t>(NameType::organisation) ||
           type == static_cast<std::uint8_t>(NameType::place);
  }

  void number_and_gender(MentionRow& m, std::string_view head) const {
    const Phrase& f = m.phrase;
    if (p_.tag(f.head) == Upos::cconj) m.number = Number::many;
    if (m.number == Number::many) return;
    if (m.type == MentionType::noun) {
      static const auto kIrregular = std::to_array<std::string_view>(
          {"people", "men", "women", "children", "police", "both", "many", "others", "few"});
      const Xpos xpos = p_.passage->tags.xpos[f.head];
      const bool plural = xpos == Xpos::nns || xpos == Xpos::nnps || is_one_of(head, kIrregular);
      m.number = plural ? Number::many : Number::one;
      if (const auto gender = role_word(head); gender && *gender != Gender::unknown) {
        m.gender = *gender;
        m.surely_gendered = true;
      } else if (plural) {
        m.gender = Gender::unknown;
      }
      return;
    }
    m.number = Number::one;
    if (m.cast != kNobody) m.gender = cast_.actors[m.cast].gender;
    for (std::uint32_t i = f.first; i < f.end; ++i)
      if (const auto gender = honorific(p_.lower[i]); gender && *gender != Gender::unknown) {
        m.gender = *gender;
        m.surely_gendered = true;
      }
    const bool person = f.kind == kPerson || m.name_type == static_cast<std::uint8_t>(NameType::person);
    if (person) {
      std::uint32_t first = f.first;
      if (trained_[f.root] != kNoWord) {  // "harbour commissioner Marek Odel": where the name begins
        first = f.root;
        while (first > 0 && trained_[first - 1] == trained_[f.root]) --first;
      }
      while (first < f.head && p_.shape[first] != 1) ++first;
      m.given_hash = p_.hash[first];
      if (m.gender == Gender::unknown)  // one word alone may be a surname
        m.gender = first == f.head ? gender_of_given_name(p_.lower[first]) : gender_of_first_name(p_.lower[first]);
    }
  }

  [[nodiscard]] Place place_of(const Phrase& f) const {
    std::uint32_t word = f.root;
    for (int n = 0; n < 8; ++n) {
      switch (p_.relation(word)) {
        case Relation::nsubj:
        case Relation::nsubj_outer:
        case Relation::csubj: return Place::subject;
        case Relation::nsubj_pass:
        case Relation::csubj_pass: return Place::passive_subject;
        case Relation::obj:
        case Relation::iobj: return Place::object;
        case Relation::obl:
        case Relation::obl_agent: return Place::behind_preposition;
        case Relation::nmod:
        case Relation::nmod_desc:
        case Relation::nmod_unmarked: return Place::inside_phrase;
        case Relation::nmod_poss: return Place::possessor;
        case Relation::appos: return Place::apposition;
        case Relation::compound:
        case Relation::amod: return Place::part_of_name;
        case Relation::vocative: return Place::vocative;
        case Relation::conj: word = p_.head(word); break;
        default: return has_copula(word) ? Place::predicate : Place::other;
      }
      if (word == Trees::kRoot) break;
    }
    return Place::other;
  }

  [[nodiscard]] bool has_copula(std::uint32_t word) const {
    for (std::uint32_t c = p_.first_child[word]; c != kNoWord; c = p_.next_sibling[c])
      if (p_.relation(c) == Relation::cop) return true;
    return false;
  }

  /// The word that heads the clause the mention is in, and how deep that clause lies.
  void climb(MentionRow& m) const {
    std::uint32_t word = m.phrase.root;
    bool found = false;
    for (int n = 0; n < 24; ++n) {
      const Relation r = p_.relation(word);
      const std::uint32_t above = p_.head(word);
      if (above == Trees::kRoot) {
        if (!found) m.verb = word;
        m.main_clause = true;
        break;
      }
      const bool inside = r == Relation::nsubj || r == Relation::nsubj_pass || r == Relation::obj ||
                          r == Relation::iobj || r == Relation::obl || r == Relation::obl_agent ||
                          r == Relation::nsubj_outer || r == Relation::advmod || r == Relation::nmod ||
                          r == Relation::nmod_poss || r == Relation::compound || r == Relation::appos ||
                          r == Relation::nmod_desc || r == Relation::nmod_unmarked || r == Relation::vocative ||
                          r == Relation::amod || r == Relation::det || r == Relation::nummod ||
                          r == Relation::obl_unmarked || (r == Relation::conj && !is_clause(word));
      if (!inside && !found) {
        m.verb = word;
        found = true;
      }
      if (found && r != Relation::conj) break;  // a clause inside another
      ++m.depth;
      word = above;
    }
    if (m.verb != kNoWord) m.clause = p_.lemma[m.verb];
  }

  [[nodiscard]] bool is_clause(std::uint32_t word) const {
    return p_.tag(word) == Upos::verb || p_.tag(word) == Upos::aux || has_copula(word);
  }

  void speech(MentionRow& m) const {
    const Span head = p_.span(m.phrase.head);
    m.quoted = scene_.text.quoted(head.begin);
    // Rows begin before the head; the shortest that holds it is nearest.
    auto at = std::partition_point(contents_.begin(), contents_.end(),
                                   [&](const Owned& o) { return o.span.begin <= head.begin; });
    std::uint32_t shortest = kNobody;
    for (int n = 0; at != contents_.begin() && n < 12; ++n) {
      --at;
      if (!at->span.contains(head)) continue;
      const std::uint32_t length = at->span.end - at->span.begin;
      if (length < shortest) {
        shortest = length;
        m.speaker = at->attribution;
      }
    }
    if (m.speaker == kNoSpeaker && m.quoted) m.speaker = kQuotations + quotation_of(head.begin);
    auto source = std::partition_point(sources_.begin(), sources_.end(),
                                       [&](const Owned& o) { return o.span.begin <= head.begin; });
    for (int n = 0; source != sources_.begin() && n < 4; ++n) {
      --source;
      if (source->span.contains(head) && is_source_head(source->span, m.phrase.head)) m.source_of = source->attribution;
    }
  }

  /// No "of", "for", "'s" between the source's beginning and the head, and no "'s" behind it.
  [[nodiscard]] bool is_source_head(Span span, std::uint32_t head) const {
    for (std::uint32_t i = head; i > 0 && p_.span(i - 1).begin >= span.begin; --i)
      if (p_.tag(i - 1) == Upos::adp || p_.is(i - 1, "who")) return false;
    return head + 1 >= p_.size() || p_.span(head + 1).begin >= span.end || !p_.is(head + 1, "'s");
  }

  [[nodiscard]] std::uint32_t quotation_of(std::uint32_t byte) const {
    const auto& rows = p_.passage->quotations.rows;
    auto at = std::partition_point(rows.begin(), rows.end(), [&](const Quotation& q) { return q.span.begin <= byte; });
    for (int n = 0; at != rows.begin() && n < 16; ++n) {
      --at;
      if (!at->scare && at->span.contains(byte)) return static_cast<std::uint32_t>(at - rows.begin());
    }
    return 0;
  }

  const Page& p_;
  const Scene& scene_;
  const Cast& cast_;
  std::vector<std::uint32_t> trained_;  ///< row of the trained names that holds each word
  std::vector<std::uint32_t> names_;
  std::vector<Owned> sources_;
  std::vector<Owned> contents_;
  std::vector<Owned> of_cast_;  ///< mentions by name and role that the rules have found; the number is the actor's
};

/// A phrase for each name of a person in which none of the phrases has its head: "veteran BRAD JOHNSON".
void add_names(const Page& page, const Names& names, std::vector<Phrase>& phrases) {
  std::vector<char> headed(page.size(), 0);
  for (const Phrase& phrase : phrases) headed[phrase.head] = 1;
  std::uint32_t word = 0;
  for (const Name& name : names.rows) {
    if (name.field != Field::text || name.type != NameType::person) continue;
    while (word < page.size() && page.span(word).end <= name.span.begin) ++word;
    std::uint32_t end = word;
    bool known = false;
    std::uint32_t root = kNoWord;
    for (; end < page.size() && page.span(end).begin < name.span.end; ++end) {
      known = known || headed[end] != 0;
      const std::uint32_t above = page.head(end);
      const bool outside =
          above == Trees::kRoot || page.span(above).begin < name.span.begin || page.span(above).begin >= name.span.end;
      if (root == kNoWord && outside) root = end;
    }
    while (end > word && (page.is(end - 1, "'s") || page.tag(end - 1) == Upos::punct)) --end;
    if (known || end == word || root == kNoWord) continue;
    phrases.push_back({word, end, end - 1, std::min(root, end - 1), kPerson, 0});
  }
}

}  // namespace

std::vector<MentionRow> mentions_of(const Page& page, std::vector<Phrase> phrases, const Scene& scene,
                                    const Cast& cast) {
  add_names(page, scene.trained, phrases);
  add_names(page, scene.names, phrases);
  const Builder builder(page, scene, cast);
  std::vector<MentionRow> out;
  out.reserve(phrases.size());
  for (const Phrase& phrase : phrases) out.push_back(builder.build(phrase));
  // A phrase inside a longer one: the longer ones begin earlier or at the same word.
  std::stable_sort(out.begin(), out.end(), [](const MentionRow& a, const MentionRow& b) {
    if (a.phrase.first != b.phrase.first) return a.phrase.first < b.phrase.first;
    return a.phrase.end > b.phrase.end;
  });
  for (std::size_t i = 0; i < out.size(); ++i)
    for (std::size_t j = i; j > 0 && i - j < 12; --j) {
      const Phrase& outer = out[j - 1].phrase;
      if (outer.end >= out[i].phrase.end && outer.end > out[i].phrase.first) {
        out[i].nested = true;
        break;
      }
    }
  return out;
}

}  // namespace whosays::coref
