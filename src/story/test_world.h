// A tiny builder of invented worlds for the tests of this folder. All people, places and outlets are invented.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "story/story.h"

namespace whosays::story {

inline constexpr auto kUnnamed = SourceClass::unnamed;
inline constexpr auto kNamed = SourceClass::named;

/// One statement under construction; `world` is filled by Builder::add.
struct Say {
  StatementRecord record;
  std::string actor_words;

  Say(SourceClass source_class, std::string source, std::string content, Act act = Act::assert_) {
    record.source_class = source_class;
    record.source = std::move(source);
    record.content = std::move(content);
    record.act = act;
    if (source_class == SourceClass::named || source_class == SourceClass::institution ||
        source_class == SourceClass::document)
      record.actor = record.source;
  }
  Say& with(Basis basis) {
    record.basis = basis;
    return *this;
  }
  Say& with(Polarity polarity) {
    record.polarity = polarity;
    return *this;
  }
  Say& with(Certainty certainty) {
    record.stated_certainty = certainty;
    return *this;
  }
  Say& negated() {
    record.negated = true;
    return *this;
  }
  Say& count(std::uint32_t n) {
    record.count = n;
    return *this;
  }
  Say& described(std::string words) {
    record.descriptor = std::move(words);
    return *this;
  }
  Say& said(std::string date) {
    record.said = std::move(date);
    return *this;
  }
  Say& title() {
    record.field = Field::title;
    return *this;
  }
  Say& aside(std::string why) {
    record.set_aside = std::move(why);
    return *this;
  }
  Say& against(std::string actor) { return part(Part::against, actor, actor); }
  Say& part(Part part, std::string words, std::string actor, float confidence = 1) {
    record.parts.push_back({part, {}, std::move(words), std::move(actor), {}, confidence});
    return *this;
  }
  Say& answers(std::string id, Extent extent) {
    record.answers.push_back({std::move(id), extent});
    return *this;
  }
  Say& id(std::string id) {
    record.id = std::move(id);
    return *this;
  }
};

class Builder {
 public:
  World world;

  /// Adds an article whose text is given; statements point into it where their words stand there.
  Builder& article(std::string id, std::string publisher, std::string published, std::string text,
                   std::vector<Say> says = {}) {
    ArticleRecord a;
    a.row = next_row_++;
    a.id = std::move(id);
    a.publisher = std::move(publisher);
    a.published = std::move(published);
    a.text = std::move(text);
    a.sha256 = "sha-" + a.id;
    a.title = "Title of " + a.id;
    std::uint32_t ordinal = 0;
    for (Say& say : says) {
      StatementRecord s = std::move(say.record);
      s.article_row = a.row;
      s.article = a.id;
      s.ordinal = ordinal++;
      if (s.id.empty()) s.id = fmt::format("{}-{}", a.id, s.ordinal);
      if (!s.content.empty()) s.parts.insert(s.parts.begin(), located(Part::content, s.content, a));
      if (!s.source.empty()) s.parts.push_back(located(Part::source, s.source, a));
      world.statements.push_back(std::move(s));
    }
    world.articles.push_back(std::move(a));
    return *this;
  }

  Builder& actor(std::string name, std::vector<std::string> roles = {}, ActorKind kind = ActorKind::person,
                 std::vector<std::string> aliases = {}) {
    ActorRecord record;
    record.article_row = world.articles.back().row;
    record.article = world.articles.back().id;
    record.ordinal = actors_++;
    record.aliases.push_back({name, 1});
    for (std::string& alias : aliases) record.aliases.push_back({std::move(alias), 1});
    record.name = std::move(name);
    record.kind = kind;
    record.roles = std::move(roles);
    world.actors.push_back(std::move(record));
    return *this;
  }

  Builder& remark(bool notice, std::string words) {
    RemarkRecord record;
    record.article_row = world.articles.back().row;
    record.article = world.articles.back().id;
    record.notice = notice;
    record.words = std::move(words);
    world.remarks.push_back(std::move(record));
    return *this;
  }

 private:
  PartRecord located(Part part, const std::string& words, const ArticleRecord& a) {
    PartRecord out;
    out.part = part;
    out.words = words;
    out.receipt = fmt::format("r{}", next_receipt_++);
    const std::size_t at = a.text.find(words);
    if (at != std::string::npos)
      out.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    return out;
  }

  std::int64_t next_row_ = 1;
  std::uint32_t next_receipt_ = 1;
  std::uint32_t actors_ = 0;
};

/// Some hundred words that no other seed has, in sentences.
inline std::string filler(unsigned seed, unsigned words = 120) {
  static const char* const kParts[] = {"ka", "lo", "mi", "tu", "re", "sa", "vo", "ne", "pi", "du"};
  std::string out;
  unsigned state = seed * 2654435761u + 12345u;
  for (unsigned i = 0; i < words; ++i) {
    std::string word;
    for (unsigned k = 0; k < 4; ++k) {
      state = state * 1664525u + 1013904223u;
      word += kParts[(state >> 16) % 10];
    }
    out += word;
    out += i % 12 == 11 ? ". " : " ";
  }
  return out;
}

/// With so many reports of the company that none is taken for one of an event of Hornspitz by being near it alone.
inline World in_a_crowd(Builder b) {
  for (unsigned i = 0; i < 9; ++i)
    b.article("far" + std::to_string(i), "Far Outlet " + std::to_string(i), "2030-12-01",
              "The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(50 + 40 * i, 30));
  return b.world;
}

}  // namespace whosays::story
