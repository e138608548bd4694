#include "coref/descriptions.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "coref/called_so.h"
#include "coref/described_subjects.h"
#include "coref/description_ages.h"
#include "coref/description_body.h"
#include "coref/description_pairs.h"
#include "coref/description_phrase.h"
#include "coref/description_verbs.h"
#include "coref/portraits.h"
#include "coref/pronoun_sentences.h"
#include "coref/roles.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kMostDescribed = 300;   ///< beyond it an article is a list
constexpr std::uint64_t kMostPairs = 20000000;  ///< pairs of words in one article
constexpr int kEnough = 2;                      ///< what must tell of a person whom situations bring in

/// What tells that somebody is meant.
struct Told {
  int points = 0;
  bool against = false;  ///< another trade is known of them
};

/// Somebody without a name: "a deckhand".
struct Stranger {
  std::uint32_t token;
  std::string_view word;
};

class Describer {
 public:
  Describer(const Scene& scene, Cast& cast)
      : scene_(scene), view_(scene.text), cast_(cast), portraits_(portraits_of(scene, cast)) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
      const Draft& draft = cast.actors[actor];
      for (const Mention& m : draft.mentions)
        if (m.field == Field::text) known_.push_back(m.span);
      for (const Role& role : draft.roles) known_.push_back(role.span);
      if (portraits_.of[actor].first != kNobody) persons_.push_back(actor);
    }
    for (const std::uint32_t actor : persons_)
      for (const Said& said : portraits_.of[actor].said) said_at_.push_back(said.token);
    std::sort(known_.begin(), known_.end());
    std::sort(said_at_.begin(), said_at_.end());
    add_strangers();
  }

  void run() {
    if (persons_.empty() || persons_.size() > kMostDescribed) return;
    for (const Tie& tie : portraits_.ties)
      if (cast_.actors[tie.to].gender == Gender::unknown) cast_.actors[tie.to].gender = tie.gender;
    for (const Tie& tie : portraits_.ties)  // "Odel's brother, Piet"
      if (known_gender(cast_.actors[tie.who]) == Gender::unknown && !converse_of(tie.relation).empty())
        cast_.actors[tie.who].gender = role_word(tie.relation).value_or(Gender::unknown);
    std::vector<Span> sources;
    for (const Attribution& row : scene_.attributions.rows) {
      const auto spans = scene_.attributions.spans.at(row.source);
      if (row.field == Field::text && !spans.empty()) sources.push_back(spans.front());
    }
    for (const Span subject : described_subjects(view_)) sources.push_back(subject);
    std::sort(sources.begin(), sources.end());
    for (const Span source : sources) {
      if (view_.quoted(source.begin)) continue;
      auto phrase = description_phrase(view_, before_who(view_, source));
      if (phrase && !names_body(view_, cast_, *phrase)) phrase->body = {};
      if (!phrase || is_known(phrase->body.count == 0 ? source : behind_body(view_, *phrase)) ||
          holds_person(view_, cast_, *phrase))
        continue;
      const std::uint32_t actor =
          phrase->possessive ? Pairs{scene_, cast_, portraits_, persons_}.relative(*phrase) : meant(*phrase);
      if (actor == kNobody) continue;
      cast_.actors[actor].mentions.push_back({Field::text, phrase->span});
      if (!phrase->span.overlaps(source)) cast_.actors[actor].mentions.push_back({Field::text, source});
      if (cast_.actors[actor].gender == Gender::unknown) cast_.actors[actor].gender = gender_of(*phrase);
      known_.insert(std::upper_bound(known_.begin(), known_.end(), phrase->span), phrase->span);
    }
  }

 private:
  [[nodiscard]] bool is_known(Span span) const {
    const auto at = std::partition_point(known_.begin(), known_.end(), [&](Span s) { return s.begin < span.end; });
    for (auto it = at; it != known_.begin() && at - it < 4;)
      if ((--it)->overlaps(span)) return true;
    return false;
  }

  /// "a deckhand", "another aide", "two pilots": people of whom no name is known.
  void add_strangers() {
    for (std::uint32_t i = 1; i < view_.size(); ++i) {
      const std::string_view word = view_.lower(i);
      if (view_.kind(i) != TokenKind::word || view_.capital(i) || is_known(view_.span(i))) continue;
      const bool noun = role_word(word) || describing_noun(word).use != NounUse::none;
      if (noun && introduces_unnamed(view_, i) && !is_said(i)) strangers_.push_back({i, word});
    }
  }

  /// It says what somebody with a name is: "is a lifeguard".
  [[nodiscard]] bool is_said(std::uint32_t token) const {
    const auto at = std::upper_bound(said_at_.begin(), said_at_.end(), token);
    return at != said_at_.begin() && token - *(at - 1) < 6 && view_.sentence(*(at - 1)) == view_.sentence(token);
  }

  /// Somebody without a name was brought in before whom the description could mean.
  [[nodiscard]] bool stranger_fits(const DescriptionPhrase& phrase, const DescribingNoun& noun, Gender gender,
                                   bool brought_in_later = false) const {
    for (const Stranger& stranger : strangers_) {
      if (stranger.token >= phrase.first) break;
      if (stranger.word == phrase.head) {
        if (brought_in_later && stranger.token < kLead && view_.sentence(stranger.token) == 0) continue;
        return true;
      }
      const Gender theirs = role_word(stranger.word).value_or(describing_noun(stranger.word).gender);
      if (!compatible(theirs, gender)) continue;
      const bool plain = noun.use == NounUse::bare || noun.use == NounUse::none;
      if (plain || stands_for(phrase.head, stranger.word) > 0) return true;
    }
    return false;
  }

  /// Said again, an office or trade is whose it was: "The accountant denies it ... The accountant added", where nobody
  /// has been brought in as one since.
  [[nodiscard]] std::uint32_t meant(const DescriptionPhrase& phrase) {
    const std::uint32_t actor = described(phrase);
    if (phrase.head.empty() || phrase.nation || describing_noun(phrase.head).use == NounUse::bare) return actor;
    const std::string words = utf8::ascii_lowered(view_.words(phrase.span));
    if (actor != kNobody) return again_[words] = actor;
    const auto before = again_.find(words);
    if (before == again_.end()) return kNobody;
    for (const std::uint32_t other : persons_) {
      const Portrait& portrait = portraits_.of[other];
      if (other != before->second && portrait.first < phrase.first &&
          by_office(phrase, describing_noun(phrase.head), portrait) > 0)
        return kNobody;
    }
    return before->second;
  }

  [[nodiscard]] std::uint32_t described(const DescriptionPhrase& phrase) {
    if (const std::uint32_t actor = called_so(view_, portraits_, phrase); actor != kNobody || phrase.unlisted)
      return actor;
    const DescribingNoun& noun = describing_noun(phrase.head);
    const Gender gender = gender_of(phrase);
    const Pairs pairs{scene_, cast_, portraits_, persons_};
    if (const std::uint32_t actor = phrase.former ? pairs.predecessor(phrase) : kNobody; actor != kNobody) return actor;
    if (pairs.compares(phrase)) {
      const std::uint32_t actor = pairs.compared(phrase);
      if (actor != kNobody || phrase.head.empty() ||
          is_any_of(phrase.head, {"elder", "older", "younger", "former", "latter"}))
        return actor;
      if (phrase.modifiers.front() == "other") return kNobody;
    }
    std::uint32_t best = kNobody;
    std::uint32_t only = kNobody;
    std::uint32_t fitting = 0;
    int most = 0;
    bool equal = false;
    for (const std::uint32_t actor : persons_) {
      const Portrait& portrait = portraits_.of[actor];
      if (portrait.first >= phrase.first || !compatible(known_gender(cast_.actors[actor]), gender)) continue;
      if (!age_fits(phrase, portrait)) continue;
      const Told score = score_of(phrase, noun, portrait);
      if (!score.against) {
        ++fitting;
        only = actor;
      }
      if (score.points <= most) {
        equal = equal || (score.points == most && most > 0);
        continue;
      }
      most = score.points;
      best = actor;
      equal = false;
    }
    if (looked_at_ > kMostPairs || (phrase.body.count > 0 && most < kByOffice)) return kNobody;
    const std::uint32_t before = persons_before(phrase.first);
    const bool single = before == 1;
    const int asked = noun.use == NounUse::any || single ? 1 : kEnough;
    if (noun.use == NounUse::none && !phrase.head.empty() && !phrase.nation && !role_word(phrase.head))
      return most >= 2 * kEnough && !equal ? best : kNobody;  // a noun that no list has: only the verb tells
    if (most >= asked) return equal || (most < kByOffice && stranger_fits(phrase, noun, gender)) ? kNobody : best;
    if (const std::uint32_t actor = topic(phrase, noun, gender); actor != kNobody) return actor;
    if (phrase.former && before == 1 && fitting == 1 && !stranger_fits(phrase, noun, gender) && !others(phrase))
      return only;
    if ((noun.use == NounUse::scene && !phrase.parent) || phrase.former) return kNobody;
    const bool named_later = fitting == 1 && is_new_to_the_article(portraits_.of[only], phrase.first);
    return fitting == 1 && (noun.use != NounUse::any || before <= kFew) &&
                   !stranger_fits(phrase, noun, gender, named_later) && !others(phrase)
               ? only
               : kNobody;
  }

  /// "A footballer who bit a steward was banned. Dino Katz ...": whom the text gives a name behind its first sentence,
  /// and nothing that they are to anybody.
  [[nodiscard]] bool is_new_to_the_article(const Portrait& portrait, std::uint32_t before) const {
    return view_.sentence(portrait.first) > 0 &&
           std::none_of(portrait.said.begin(), portrait.said.end(),
                        [&](const Said& said) { return said.token < before && !honorific(said.word); });
  }

  /// "Castaing, who left the field, bears no grudge. “...,” the Frenchman said", "Odel beat Holm. The 28-year-old":
  /// what is no office is said of whoever leads the sentence before.
  [[nodiscard]] std::uint32_t topic(const DescriptionPhrase& phrase, const DescribingNoun& noun, Gender gender) {
    if (!phrase.nation && !(phrase.age && phrase.head.empty()) && noun.use != NounUse::bare) return kNobody;
    if (phrase.former) return kNobody;
    const std::uint32_t row = view_.sentence_back(phrase.first, 1);
    const Sentence& before = view_.sentence_row(row);
    for (const std::uint32_t actor : persons_) {
      const Portrait& portrait = portraits_.of[actor];
      if (portrait.first >= phrase.first || !compatible(known_gender(cast_.actors[actor]), gender)) continue;
      if (!age_fits(phrase, portrait) || (!phrase.age && score_of(phrase, noun, portrait).against)) continue;
      if (phrase.age && !age_is_likely(*phrase.age, portrait, phrase.first)) continue;
      if (is_of_another_nation(portrait, phrase)) continue;
      for (const Mention& m : cast_.actors[actor].mentions)
        if (m.field == Field::text && m.span.begin >= before.span.begin && m.span.end <= before.span.end &&
            !view_.quoted(m.span.begin) && leads_sentence(view_, m.span))
          return actor;
    }
    return kNobody;
  }

  /// "the Pole" is not whom the text has called a Swede.
  [[nodiscard]] bool is_of_another_nation(const Portrait& portrait, const DescriptionPhrase& phrase) const {
    if (!phrase.nation && !view_.capital(view_.token_at(phrase.span.end - 1))) return false;
    return std::any_of(portrait.said.begin(), portrait.said.end(), [&](const Said& said) {
      const bool native = describing_noun(said.word).use == NounUse::bare && view_.capital(said.token);
      return said.token < phrase.first && said.word != phrase.head && (native || is_nation(said.word));
    });
  }

  static constexpr std::uint32_t kLead = 5;  ///< tokens: "A retired baker who sold" opens the article
  static constexpr int kByOffice = 20;
  static constexpr std::uint32_t kFew = 3;  ///< of whom all but one may have another trade

  [[nodiscard]] std::uint32_t persons_before(std::uint32_t token) const {
    return static_cast<std::uint32_t>(std::count_if(
        persons_.begin(), persons_.end(), [&](std::uint32_t actor) { return portraits_.of[actor].first < token; }));
  }

  /// A name of a person before it whom no actor is known for. Of one word that the core alone takes for a person most
  /// are places ("Graystone prison"), so that it must be a given name.
  [[nodiscard]] bool others(const DescriptionPhrase& phrase) const {
    const auto stands = [&](const Names& names, bool by_rules) {
      return std::any_of(names.rows.begin(), names.rows.end(), [&](const Name& name) {
        if (name.field != Field::text || name.type != NameType::person || name.span.end > phrase.span.begin)
          return false;
        const Range tokens = view_.tokens_of(name.span);
        const bool sure =
            by_rules || tokens.count > 1 || gender_of_first_name(view_.lower(tokens.first)) != Gender::unknown;
        return sure && !is_known(name.span);
      });
    };
    return stands(scene_.names, true) || stands(scene_.trained, false);
  }

  [[nodiscard]] Told score_of(const DescriptionPhrase& phrase, const DescribingNoun& noun, const Portrait& portrait) {
    Told out;
    if (portrait.age && (phrase.age || is_of_an_age(phrase.head))) out.points += kByOffice;
    if (phrase.age && !portrait.age && is_young(*phrase.age) && is_young(portrait, phrase.first)) out.points += kEnough;
    const int office = phrase.head.empty() ? 0 : by_office(phrase, noun, portrait);
    if (office > 0) out.points += kByOffice + office;
    bool trade = false;
    for (const Said& said : portrait.said)
      trade =
          trade || (said.token < phrase.first && !said.tie && converse_of(said.word).empty() && !honorific(said.word) &&
                    !is_nation(said.word) && !is_any_of(said.word, {"newcomer", "rookie", "debutant"}));
    const bool bare = noun.use == NounUse::bare || phrase.head.empty() || phrase.nation;
    out.against =
        (trade && office == 0 && !bare) || (phrase.age && !age_is_likely(*phrase.age, portrait, phrase.first));
    if (office == 0) {
      const int told = by_words(phrase, noun, portrait);
      out.points += out.against && told < 2 * kEnough ? 0 : told;
    }
    return out;
  }

  /// The best of what they are said to be: twice stands_for, a point more where the words before the head agree.
  [[nodiscard]] int by_office(const DescriptionPhrase& phrase, const DescribingNoun& noun,
                              const Portrait& portrait) const {
    int best = 0;
    for (const Said& said : portrait.said) {
      if (said.token >= phrase.first) continue;
      int fit = stands_for(phrase.head, said.word);
      if (fit == 0 && role_word(said.word) &&
          std::find(phrase.modifiers.begin(), phrase.modifiers.end(), said.word) != phrase.modifiers.end())
        fit = 3;  // "the deputy mayor" of a deputy
      if (fit == 0) continue;
      const bool by_list = std::find(noun.of.begin(), noun.of.end(), said.word) != noun.of.end();
      if (fit < 4 && !converse_of(said.word).empty() && !(said.title && by_list)) continue;
      if (phrase.former && !phrase.retired && !said.past && !has_left(view_, portrait, phrase.first)) continue;
      if (!modifiers_fit(phrase, said, portrait, fit)) continue;
      if (is_marked_office(view_, phrase, said)) --fit;
      // "Pakau and her cousin Moana": either is the other's cousin, and Moana is called so.
      if (phrase.retired && said.past) ++fit;
      best = std::max(best, 2 * fit - (said.derived ? 1 : 0));
    }
    return best;
  }

  /// "the deputy mayor" is no mayor, "the foreign minister" not the transport minister.
  [[nodiscard]] bool modifiers_fit(const DescriptionPhrase& phrase, const Said& said, const Portrait& portrait,
                                   int& fit) const {
    for (const std::string_view word : phrase.modifiers) {
      if (said.whole.find(word) != std::string::npos) {
        ++fit;
        continue;
      }
      if (is_in_body(phrase, word)) {
        if (!body_stands_by(view_, cast_, phrase.body, said.token)) return false;
        continue;
      }
      if (word == "new" && is_new(view_, portrait, phrase.first)) continue;
      if (word == "outgoing" && has_left(view_, portrait, phrase.first)) continue;
      if (is_any_of(word, {"deputy", "vice", "assistant", "acting", "new", "outgoing", "incoming"})) return false;
      if (is_any_of(word, {"veteran", "star", "champion", "rookie", "celebrity"})) continue;
      if (role_word(word) || is_of_another_office(word)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_in_body(const DescriptionPhrase& phrase, std::string_view word) const {
    for (std::uint32_t i = 0; i < phrase.body.count; ++i)
      if (view_.lower(phrase.body.first + i) == word) return true;
    return false;
  }

  /// The word tells offices of this article apart.
  [[nodiscard]] bool is_of_another_office(std::string_view word) const {
    for (const std::uint32_t actor : persons_)
      for (const Said& said : portraits_.of[actor].said)
        if (said.whole.size() > said.word.size() && said.whole.find(word) != std::string::npos) return true;
    return false;
  }

  /// Words of the clauses about them that tell of the noun, and of what stands before it.
  [[nodiscard]] int by_words(const DescriptionPhrase& phrase, const DescribingNoun& noun, const Portrait& portrait) {
    int points = 0;
    const bool undergoer = is_undergoer(phrase.head);
    const auto told = [&](std::string_view cue) {
      return std::any_of(portrait.told.begin(), portrait.told.end(), [&](std::uint32_t token) {
        ++looked_at_;
        return token < phrase.first && same_stem(cue, view_.lower(token)) && (undergoer || !is_passive(view_, token));
      });
    };
    if (looked_at_ > kMostPairs) return 0;
    // "the committee chair" of her who "chairs the committee", whatever else she is.
    const bool does_it = std::any_of(portrait.told.begin(), portrait.told.end(), [&](std::uint32_t token) {
      ++looked_at_;
      return token < phrase.first && view_.lower(token) != phrase.head && is_verb_of(view_, phrase.head, token) &&
             !is_passive(view_, token);
    });
    if (does_it) points += 2 * kEnough;
    for (const Cue& cue : noun.cues)
      if (told(cue.word)) points += cue.enough ? kEnough : 1;
    // "The boatbuilder" of him who builds boats.
    if (const std::string_view made = made_by(phrase.head); !made.empty() && told(made)) points += kEnough;
    for (const std::string_view word : phrase.modifiers)
      if (points > 0 && told(word)) ++points;
    return points;
  }

  const Scene& scene_;
  const FieldView& view_;
  Cast& cast_;
  Portraits portraits_;
  std::vector<Span> known_;             ///< mentions and roles, by place
  std::vector<std::uint32_t> said_at_;  ///< tokens
  std::vector<std::uint32_t> persons_;  ///< actors with a mention in the text
  std::vector<Stranger> strangers_;     ///< by place
  std::uint64_t looked_at_ = 0;
  std::map<std::string, std::uint32_t> again_;  ///< who was meant by the words, in lower case
};

}  // namespace

void resolve_descriptions(const Scene& scene, Cast& cast) { Describer(scene, cast).run(); }

}  // namespace whosays::coref
