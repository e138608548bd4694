#include "doc/vocabulary.h"

namespace whosays {

#define WHOSAYS_WORDS(E, ...)                                                      \
  template <>                                                                      \
  std::span<const std::string_view> words_of<E>() {                                \
    static constexpr auto kWords = std::to_array<std::string_view>({__VA_ARGS__}); \
    return kWords;                                                                 \
  }

WHOSAYS_WORDS(Field, "text", "title")
WHOSAYS_WORDS(Form, "direct", "mixed", "indirect")
WHOSAYS_WORDS(SourceClass, "named", "unnamed", "institution", "document", "media", "own_voice", "witnessed",
              "unspecified")
WHOSAYS_WORDS(Act, "assert", "acknowledge", "confirm", "deny", "dispute", "decline", "no_response", "unreachable",
              "neither_confirm_nor_deny", "accuse", "demand", "promise", "question", "believe", "propose", "find",
              "correct", "retract", "apologise")
WHOSAYS_WORDS(Basis, "not_stated", "took_part", "saw_or_heard", "read_document", "was_briefed", "was_told", "infers")
WHOSAYS_WORDS(Certainty, "certain", "probable", "possible", "unknown")
WHOSAYS_WORDS(Polarity, "+", "-")
WHOSAYS_WORDS(Extent, "all", "part", "another_point", "unclear")
WHOSAYS_WORDS(ActorKind, "person", "organisation", "place", "group", "document")
WHOSAYS_WORDS(NameType, "person", "organisation", "place", "nationality", "date", "event", "law", "title", "other")
WHOSAYS_WORDS(TimeType, "date", "time", "duration", "set")
WHOSAYS_WORDS(ToldState, "told", "not_told", "unclear")
WHOSAYS_WORDS(TieState, "stated", "negated", "unclear")
WHOSAYS_WORDS(NoticeKind, "correction", "clarification", "retraction", "apology", "legal")
WHOSAYS_WORDS(IntegrityKind, "unclosed_quotation", "truncated_sentence", "translation_debris", "name_variants",
              "orphaned_fragment", "mojibake", "mixed_encoding")

#undef WHOSAYS_WORDS

bool is_refusal(Act act) {
  return act == Act::decline || act == Act::no_response || act == Act::unreachable ||
         act == Act::neither_confirm_nor_deny;
}

}  // namespace whosays
