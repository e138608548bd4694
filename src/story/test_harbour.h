// The sample of the design in small, as tests of this folder tell it. All people, places and outlets are invented.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "story/test_world.h"

namespace whosays::story {

inline const std::string kCentral =
    "Marek Odel asked Odel Brandt to keep the inspection report back until after the vote";

inline Say central(std::string source, std::uint32_t count) {
  return Say(kUnnamed, std::move(source), kCentral, Act::accuse)
      .count(count)
      .described("officials")
      .against("Marek Odel")
      .against("Odel Brandt");
}

inline std::string courier_text() {
  return "Two separate officials said " + kCentral + ". " + filler(1) +
         "\nMarek Odel said “I asked nobody to keep the inspection report back”.\n" + filler(2);
}

// The sample of the design in small: a leak, a copy, a credited rewrite, another paper's own official.
inline Builder harbour() {
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03", courier_text(),
            {central("Two separate officials", 2),
             Say(kNamed, "Marek Odel", "I asked nobody to keep the inspection report back", Act::deny)
                 .negated()
                 .said("2031-05-02")})
      .actor("Marek Odel", {"harbour commissioner"})
      .actor("Odel Brandt", {"agent"});
  b.article("copy", "Lowland Gazette", "2031-05-04", courier_text(),
            {central("Two separate officials", 2),
             Say(kNamed, "Marek Odel", "I asked nobody to keep the inspection report back", Act::deny)
                 .negated()
                 .said("2031-05-02")})
      .actor("Marek Odel")
      .actor("Odel Brandt");
  b.article("rewrite", "Harbour Online", "2031-05-04",
            "The Callis Courier reported that " + kCentral + ". " + filler(3),
            {Say(SourceClass::media, "The Callis Courier", kCentral).against("Marek Odel").against("Odel Brandt")})
      .actor("Marek Odel")
      .actor("Odel Brandt");
  b.article("post", "Tidewater Post", "2031-05-05", "An official said " + kCentral + ". " + filler(4),
            {central("An official", 1)})
      .actor("Marek Odel")
      .actor("Odel Brandt");
  return b;
}

}  // namespace whosays::story
