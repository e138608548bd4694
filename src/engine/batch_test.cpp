// Order, bounds and stopping of the batch. The line itself is tested where its stages are; all people are invented.
#include "engine/batch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <new>

#include "base/test_effort.h"
#include "engine/pipeline.h"

namespace whosays::engine {
namespace {

namespace fs = std::filesystem;

class BatchTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / fmt::format("whosays-batch-{}", ::getpid());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& content) {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  /// JSON lines of n articles whose lengths differ, so that workers finish out of order.
  std::string json_lines(std::size_t n) {
    std::string lines;
    for (std::size_t i = 0; i < n; ++i) {
      std::string text;
      for (std::size_t k = 0; k <= (i * 37) % 50; ++k)
        text += fmt::format("Mira Tolland said the pier {} was safe. ", i);
      lines += fmt::format("{{\"id\":\"a{}\",\"text\":\"{}\"}}\n", i, text);
    }
    return file("articles.jsonl", lines);
  }

  static std::vector<std::string> ids(const std::vector<std::string>& inputs, unsigned threads) {
    BatchOptions options;
    options.threads = threads;
    std::vector<std::string> ids;
    run_batch(inputs, options, [&](BatchItem item) {
      ids.push_back(item.document.ok() ? (*item.document)->article.id : "failed");
      return true;
    });
    return ids;
  }

  fs::path folder_;
};

TEST_F(BatchTest, DeliversInTheOrderOfTheInputWhateverTheThreads) {
  constexpr unsigned kArticles = tries(200, 60);
  const std::string input = json_lines(kArticles);
  const std::vector<std::string> one = ids({input}, 1);
  ASSERT_EQ(one.size(), kArticles);
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i], fmt::format("a{}", i));
  EXPECT_EQ(ids({input}, 7), one);
}

TEST_F(BatchTest, ABadFileIsAFailureInItsPlaceAndStopsNothing) {
  const std::string good = file("good.txt", "Mira Tolland said the pier was safe.\n");
  const std::vector<std::string> got = ids({good, (folder_ / "missing.txt").string(), file("empty.txt", ""), good}, 2);
  ASSERT_EQ(got.size(), 4U);
  EXPECT_NE(got[0], "failed");
  EXPECT_EQ(got[1], "failed");
  EXPECT_EQ(got[2], "failed");
  EXPECT_EQ(got[3], got[0]);
}

TEST_F(BatchTest, ABadJsonLineFailsAloneAndNamesItsLine) {
  const std::string input =
      file("lines.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\n{\"id\":\"c\",\"text\":\"Three.\"}\n");
  std::vector<std::string> got;
  run_batch({input}, {}, [&](BatchItem item) {
    got.push_back(item.document.ok() ? (*item.document)->article.id : item.document.error().message);
    return true;
  });
  ASSERT_EQ(got.size(), 3U);
  EXPECT_EQ(got[0], "a");
  EXPECT_NE(got[1].find('2'), std::string::npos) << got[1];
  EXPECT_EQ(got[2], "c");
}

TEST_F(BatchTest, SkippedArticlesComeWithoutLayersButWithTheirOriginal) {
  BatchOptions options;
  options.threads = 3;
  options.skip = [](const Article& article) { return article.id == "a1"; };
  std::vector<BatchItem> items;
  run_batch({json_lines(3)}, options, [&](BatchItem item) {
    items.push_back(std::move(item));
    return true;
  });
  ASSERT_EQ(items.size(), 3U);
  EXPECT_FALSE(items[0].skipped);
  EXPECT_EQ((*items[0].document)->text.sentences.state, LayerState::present);
  EXPECT_TRUE(items[1].skipped);
  EXPECT_EQ((*items[1].document)->text.sentences.state, LayerState::absent);
  EXPECT_EQ(items[1].original, (*items[1].document)->article.text);
}

TEST_F(BatchTest, ShortArticlesAreTheSameTogetherAsAlone) {
  std::string lines;
  for (int i = 0; i < 30; ++i)
    lines += fmt::format(
        "{{\"id\":\"s{0}\",\"title\":\"Pier {0} closed\",\"text\":\"Mira Tolland told the Courier that pier {0} was "
        "closed. She denied that berth {0} was.\"}}\n",
        i);
  BatchOptions options;
  options.threads = 1;
  options.skip = [](const Article& article) { return article.id == "s7"; };
  std::size_t seen = 0;
  run_batch({file("short.jsonl", lines)}, options, [&](const BatchItem& item) {
    EXPECT_TRUE(item.document.ok());
    const Document& together = **item.document;
    EXPECT_EQ(together.article.id, fmt::format("s{}", seen++));
    EXPECT_EQ(item.skipped, together.article.id == "s7");
    EXPECT_FALSE(item.original.empty());
    if (item.skipped) return together.statements.rows.empty();
    const FrozenDocument alone = analyse(together.article);
    EXPECT_GE(together.statements.rows.size(), 1U);
    EXPECT_EQ(together.statements.rows.size(), alone->statements.rows.size());
    EXPECT_EQ(together.text.trees.head, alone->text.trees.head);
    EXPECT_EQ(together.title.tags.lemmas, alone->title.tags.lemmas);
    return true;
  });
  EXPECT_EQ(seen, 30U);
}

TEST_F(BatchTest, OfShortArticlesReadTogetherOneThatFailsTakesNoOtherWithIt) {
  std::string lines;
  for (int i = 0; i < 12; ++i) lines += fmt::format("{{\"id\":\"s{}\",\"text\":\"Mira Tolland said so.\"}}\n", i);
  BatchOptions options;
  options.threads = 1;
  options.skip = [](const Article& article) {
    if (article.id == "s5") throw std::bad_alloc();
    return false;
  };
  std::vector<bool> read;
  run_batch({file("short.jsonl", lines)}, options, [&](const BatchItem& item) {
    read.push_back(item.document.ok());
    return true;
  });
  std::vector<bool> expected(12, true);
  expected[5] = false;
  EXPECT_EQ(read, expected);
}

TEST_F(BatchTest, StopsWhenTheSinkSaysSo) {
  std::size_t delivered = 0;
  std::atomic<std::size_t> analysed{0};
  BatchOptions options;
  options.threads = 2;
  options.skip = [&](const Article&) { return ++analysed, false; };
  run_batch({json_lines(2000)}, options, [&](BatchItem) { return ++delivered < 5; });
  EXPECT_EQ(delivered, 5U);
  EXPECT_LT(analysed.load(), 100U) << "the window bounds what was read ahead";
}

TEST_F(BatchTest, AnEmptyBatchDeliversNothing) {
  run_batch({}, {}, [](BatchItem) {
    ADD_FAILURE();
    return true;
  });
}

}  // namespace
}  // namespace whosays::engine
