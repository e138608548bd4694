#include "coref/unnamed_again.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace whosays::coref {
namespace {

class UnnamedAgain {
 public:
  UnnamedAgain(const Scene& scene, Cast& cast) : scene_(scene), cast_(cast), passage_(scene.text.passage()) {}

  void run() {
    if (passage_.trees.state != LayerState::present || passage_.tags.state != LayerState::present) return;
    for (const Name& name : scene_.trained.rows)
      if (name.type == NameType::person && name.field == Field::text) persons_.push_back(name.span);
    std::sort(persons_.begin(), persons_.end());
    for (const Attribution& row : scene_.attributions.rows) {
      const auto spans = scene_.attributions.spans.at(row.source);
      if (row.field == Field::text && spans.size() == 1) sources_.push_back(spans[0]);
    }
    std::sort(sources_.begin(), sources_.end());
    for (const Span source : sources_) look_at(source);
  }

 private:
  void look_at(Span source) {
    const std::optional<std::uint32_t> head = head_of(source);
    if (!head) return;
    const std::string_view noun = passage_.tags.lemma_at(*head);
    const std::string_view first = scene_.text.lower(scene_.text.token_at(source.begin));
    if (first == "the") {
      if (const auto before = unnamed_.find(noun); before != unnamed_.end()) give_back(source, noun, before->second);
    } else if (brings_in(source, first)) {
      unnamed_[noun] = source;
    }
  }

  /// The noun on which all other words of the source hang.
  [[nodiscard]] std::optional<std::uint32_t> head_of(Span source) const {
    const Range tokens = scene_.text.tokens_of(source);
    for (std::uint32_t w = 0; w < tokens.count; ++w) {
      const auto word = word_of(tokens.first + w);
      if (!word) continue;
      // "The official said" may have an adjective for its subject.
      const Upos tag = passage_.tags.upos[*word];
      if (tag != Upos::noun && tag != Upos::adj && tag != Upos::propn) continue;
      const std::uint32_t over = passage_.trees.head[*word];
      if (over == whosays::Trees::kRoot || !source.contains(passage_.words.span[over].begin)) return word;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint32_t> word_of(std::uint32_t token) const {
    const auto& tokens = passage_.words.token;
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), token);
    if (found == tokens.end() || *found != token) return std::nullopt;
    return static_cast<std::uint32_t>(found - tokens.begin());
  }

  /// "A senior official", "two officials", "officials": without a name, and of nobody whom the text has had before.
  [[nodiscard]] bool brings_in(Span source, std::string_view first) const {
    constexpr std::string_view kKnown[] = {"this", "that", "these", "those", "his", "her", "its", "their", "my", "our"};
    if (std::ranges::find(kKnown, first) != std::end(kKnown)) return false;
    const auto name = std::upper_bound(persons_.begin(), persons_.end(), Span{source.begin, 0});
    return name == persons_.end() || name->begin >= source.end;
  }

  void give_back(Span source, std::string_view noun, Span unnamed) {
    for (Draft& actor : cast_.actors) {
      if (!actor.named || actor.kind != ActorKind::person || is_called(actor, noun)) continue;
      if (std::erase_if(actor.mentions, [&](const Mention& m) { return is_at(m, source); }) == 0) continue;
      for (Draft& other : cast_.actors)
        if (!other.named && std::ranges::any_of(other.mentions, [&](const Mention& m) { return is_at(m, unnamed); })) {
          other.mentions.push_back({Field::text, source});
          return;
        }
    }
  }

  static bool is_at(const Mention& mention, Span span) { return mention.field == Field::text && mention.span == span; }

  [[nodiscard]] bool is_called(const Draft& actor, std::string_view noun) const {
    return std::ranges::any_of(actor.role_words, [&](const std::string& word) {
      return word == noun || word.ends_with(" " + std::string(noun));
    });
  }

  const Scene& scene_;
  Cast& cast_;
  const Passage& passage_;
  std::vector<Span> persons_;
  std::vector<Span> sources_;
  std::map<std::string_view, Span> unnamed_;  ///< by noun: the last source that was brought in so
};

}  // namespace

void keep_unnamed_apart(const Scene& scene, Cast& cast) { UnnamedAgain(scene, cast).run(); }

}  // namespace whosays::coref
