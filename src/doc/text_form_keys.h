// Which blocks the text form has, which keys each block has, which words each key takes: a misspelt key or word in a
// golden file is an error, not a silent pass.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/text_util.h"
#include "doc/syntax.h"

namespace whosays::text_form {

struct BlockKeys {
  std::string_view kind;
  std::string_view keys;  ///< separated by blanks
};

inline constexpr auto kBlocks = std::to_array<BlockKeys>({
    {"sentence", "field span paragraph words"},
    {"token", "field span kind sentence capital"},
    {"word", "field span part upos xpos lemma head relation"},
    {"quotation", "field span depth closed scare"},
    {"name", "field span type"},
    {"actor", "id name named kind role role_words mention mention_title"},
    {"time", "field id span value type"},
    {"attribution", "field form source cue content hearer lemma within confidence doubt rule"},
    {"statement",
     "field id form act class source cue content actor speaks_for count count_min descriptor basis basis_span reason "
     "terms channel lemma certainty polarity negated hedge against against_confidence answers within to via said "
     "about confidence set_aside why"},
    {"unknown", "field span"},
    {"notice", "kind span date"},
    {"integrity", "kind span note"},
});

/// The block of that kind, or nullptr.
inline const BlockKeys* block_keys(std::string_view kind) {
  for (const BlockKeys& block : kBlocks)
    if (block.kind == kind) return &block;
  return nullptr;
}

inline bool has_key(const BlockKeys& block, std::string_view key) {
  for (const std::string_view known : split(block.keys, ' '))
    if (known == key) return true;
  return false;
}

/// The words that a key's value must be one of; empty when it is free.
inline std::span<const std::string_view> words_of_key(std::string_view kind, std::string_view key) {
  if (key == "field") return words_of<Field>();
  if (key == "form") return words_of<Form>();
  if (key == "act") return words_of<Act>();
  if (key == "class") return words_of<SourceClass>();
  if (key == "basis") return words_of<Basis>();
  if (key == "certainty") return words_of<Certainty>();
  if (key == "polarity") return words_of<Polarity>();
  if (key == "type") return kind == "time" ? words_of<TimeType>() : words_of<NameType>();
  if (key == "upos") return words_of<Upos>();
  if (key == "xpos") return words_of<Xpos>();
  if (key == "relation") return words_of<Relation>();
  if (key == "kind" && kind == "actor") return words_of<ActorKind>();
  if (key == "kind" && kind == "notice") return words_of<NoticeKind>();
  if (key == "kind" && kind == "integrity") return words_of<IntegrityKind>();
  static constexpr auto kYesNo = std::to_array<std::string_view>({"yes", "no"});
  if (key == "negated" || key == "closed" || key == "scare" || key == "capital") return kYesNo;
  return {};
}

}  // namespace whosays::text_form
