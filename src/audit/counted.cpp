#include "audit/counted.h"

#include "story/words.h"

namespace whosays::audit {

std::vector<Counted> counted_in(std::string_view sentence, std::uint32_t offset, std::string_view before) {
  std::vector<Counted> out;
  const auto words = story::words_in(sentence);
  for (std::size_t w = 0; w + 1 < words.size(); ++w) {
    if (!words[w].number || words[w].text.size() > 6) continue;
    const Span span{words[w].span.begin + offset, words[w].span.end + offset};
    if (w + 2 < words.size() && words[w + 1].text == "of" && words[w + 2].text == "them") {
      for (const story::Word& earlier : story::words_in(before))
        if (earlier.text.size() > 4 && earlier.text.ends_with('s') && !earlier.capital)
          out.push_back({words[w].text, story::stem(earlier.text), span});
    } else if (words[w + 1].text.size() > 4 && words[w + 1].text.ends_with('s') && !words[w + 1].capital) {
      out.push_back({words[w].text, story::stem(words[w + 1].text), span});
    }
  }
  return out;
}

}  // namespace whosays::audit
