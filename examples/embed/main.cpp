// Who says what in an article, from a program of one's own. The article and everybody in it are invented.
#include <whosays/engine.h>

#include <iostream>

constexpr std::string_view kArticle = R"(Ferry report kept back, officials say

Two officials who asked not to be named said the inspection report was kept back until after the vote.

“I asked nobody to delay anything,” said Marek Odel, the harbour commissioner. He denied that there had been a call.

A spokesperson for the inspectorate declined to comment.
)";

int main() {
  const whosays::Reader reader;
  bool all_read = true;
  for (const whosays::ReadOutcome& outcome : reader.read(kArticle, {.name = "the example"})) {
    if (!outcome.ok()) {
      std::cerr << outcome.error << '\n';
      all_read = false;
      continue;
    }
    std::cout << outcome.title << '\n';
    for (const whosays::ReadStatement& statement : outcome.statements) {
      std::cout << "  " << statement.source_words << " [" << statement.source_class << ", " << statement.basis << "] "
                << statement.act << ": " << statement.content_words;
      if (!statement.set_aside.empty()) std::cout << " (set aside: " << statement.set_aside << ")";
      std::cout << '\n';
    }
  }
  std::cout << "read by whosays " << whosays::version() << ", " << whosays::reading_model() << '\n';
  return all_read ? 0 : 1;
}
