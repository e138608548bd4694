#include "doc/syntax.h"

namespace whosays {

template <>
std::span<const std::string_view> words_of<Upos>() {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
                                       "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});
  static_assert(kWords.size() == static_cast<std::size_t>(Upos::x) + 1);
  return kWords;
}

template <>
std::span<const std::string_view> words_of<Xpos>() {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"CC",   "CD",  "DT",  "EX",  "FW",  "IN",   "JJ",  "JJR", "JJS",   "LS",    "MD",  "NN",  "NNP",
       "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",  "RBR", "RBS",   "RP",    "SYM", "TO",  "UH",
       "VB",   "VBD", "VBG", "VBN", "VBP", "VBZ",  "WDT", "WP",  "WP$",   "WRB",   "ADD", "AFX", "GW",
       "HYPH", "NFP", "XX",  ".",   ",",   ":",    "``",  "''",  "-LRB-", "-RRB-", "$"});
  static_assert(kWords.size() == static_cast<std::size_t>(Xpos::currency) + 1);
  return kWords;
}

template <>
std::span<const std::string_view> words_of<Relation>() {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"acl",       "acl:relcl",     "advcl",        "advcl:relcl", "advmod",     "amod",        "appos",
       "aux",       "aux:pass",      "case",         "cc",          "cc:preconj", "ccomp",       "clf",
       "compound",  "compound:prt",  "conj",         "cop",         "csubj",      "csubj:outer", "csubj:pass",
       "dep",       "det",           "det:predet",   "discourse",   "dislocated", "expl",        "fixed",
       "flat",      "goeswith",      "iobj",         "list",        "mark",       "nmod",        "nmod:desc",
       "nmod:poss", "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",      "obj",
       "obl",       "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",       "reparandum",
       "root",      "vocative",      "xcomp"});
  static_assert(kWords.size() == static_cast<std::size_t>(Relation::xcomp) + 1);
  return kWords;
}

}  // namespace whosays
