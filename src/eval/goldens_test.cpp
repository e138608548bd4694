// The golden runner against itself: a reader that knows the answers is perfect, every way of being wrong is counted.
// Only open samples are used here. All texts are invented.
#include "eval/goldens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <unistd.h>

#include "doc/sample_document.h"
#include "eval/golden_sample.h"

namespace whosays::eval {
namespace {

const std::string kOpen = WHOSAYS_SOURCE_DIR "/tests/golden/statements/open";

std::string whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Reads by knowing: the document that the sample describes.
class Oracle {
 public:
  explicit Oracle(const std::vector<std::string>& files) {
    for (const std::string& path : files) {
      const auto samples = text_form::parse(whole(path));
      EXPECT_TRUE(samples.ok());
      for (const auto& sample : *samples) documents_[sample.id] = *text_form::document_of(sample);
    }
  }
  Analyse reader() {
    return [this](Article article) { return std::make_shared<const Document>(documents_.at(article.id)); };
  }
  std::map<std::string, Document> documents_;
};

Measure measure(const GoldenReport& report, std::string_view name) {
  const auto at = std::ranges::find(kMeasures, name) - kMeasures.begin();
  return report.total.measures[static_cast<std::size_t>(at)];
}

TEST(Goldens, AReaderThatKnowsTheAnswersIsPerfect) {
  const auto files = golden_files({kOpen});
  ASSERT_TRUE(files.ok());
  EXPECT_GE(files->size(), 16U);
  Oracle oracle(*files);
  const auto report = score_goldens(*files, oracle.reader());
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->total.samples, oracle.documents_.size());
  EXPECT_EQ(report->total.found, report->total.expected);
  EXPECT_EQ(report->total.extra, 0U);
  EXPECT_GE(report->total.expected, 149U);
  // Keys that the open samples do not use yet.
  const std::set<std::string_view> kNotAskedYet = {"basis_span", "terms",   "channel", "against",
                                                   "allegation", "answers", "unknown", "notice"};
  for (std::size_t m = 0; m < kMeasures.size(); ++m) {
    if (kMeasures[m] == "speaks_for") continue;  // samples name words, documents an actor, which these have not
    EXPECT_EQ(report->total.measures[m].right, report->total.measures[m].asked) << kMeasures[m];
    if (!kNotAskedYet.contains(kMeasures[m])) {
      EXPECT_GT(report->total.measures[m].asked, 0U) << kMeasures[m];
    }
  }
  EXPECT_EQ(report->misses.size(), measure(*report, "speaks_for").asked);
}

TEST(Goldens, TheOpenFootingSamplesAreWholeAndHaveTheirOwnIds) {
  const auto files = golden_files({WHOSAYS_SOURCE_DIR "/tests/golden/footing/open"});
  ASSERT_TRUE(files.ok());
  std::set<std::string> ids;
  for (const std::string& path : *files) {
    const auto samples = text_form::parse(whole(path));
    ASSERT_TRUE(samples.ok()) << path << ", " << samples.error().message;
    EXPECT_GE(samples->size(), 13U) << path;
    for (const auto& sample : *samples) EXPECT_TRUE(ids.insert(sample.id).second) << sample.id;
  }
  EXPECT_GE(ids.size(), 657U);
}

TEST(Goldens, AReaderThatFindsNothingMissesAll) {
  const auto files = golden_files({kOpen + "/denial.txt", kOpen + "/negative.txt"});
  const auto report = score_goldens(*files, [](Article) { return std::make_shared<const Document>(); });
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->total.found, 0U);
  EXPECT_EQ(report->misses.size(), report->total.expected);
  EXPECT_EQ(measure(*report, "act").asked, 0U) << "nothing is asked of what was not found";
  EXPECT_GT(report->total.perfect, 0U) << "samples without statements";
}

/// One sample with two statements, one inside the other, and what a reader makes of it.
class OneSample : public testing::Test {
 protected:
  static constexpr std::string_view kSample =
      "== one\ntext\n| Odel said that Brandt denied asking.\n"
      "actor\n  name Odel\n  mention {Odel}\n"
      "statement\n  act assert\n  source {Odel}\n  cue {said}\n  content {that Brandt denied asking}\n  count 1\n"
      "  speaks_for a1 {Odel}\n"
      "statement\n  act deny\n  source {Brandt}\n  cue {denied}\n  content {asking}\n  within 1\n";

  void SetUp() override {
    std::ofstream(path_, std::ios::binary) << kSample;
    document_ = *text_form::document_of(text_form::parse(kSample)->front());
  }
  void TearDown() override { std::filesystem::remove(path_); }

  GoldenReport report() {
    return *score_goldens({path_}, [this](Article) { return std::make_shared<const Document>(document_); });
  }

  std::string path_ =
      (std::filesystem::temp_directory_path() / ("whosays_golden_" + std::to_string(getpid()))).string();
  Document document_;
};

TEST_F(OneSample, RightIsPerfect) {
  EXPECT_EQ(report().total.perfect, 1U);
  EXPECT_TRUE(report().misses.empty()) << report().misses.front();
}

TEST_F(OneSample, AWrongKeyIsOneMissWithItsLine) {
  document_.statements.rows[1].act = Act::assert_;
  const GoldenReport got = report();
  EXPECT_EQ(got.total.perfect, 0U);
  ASSERT_EQ(got.misses.size(), 1U);
  EXPECT_NE(got.misses[0].find(":15: one #2: act: expected deny, found assert"), std::string::npos) << got.misses[0];
}

TEST_F(OneSample, OrderOfRowsDoesNotMatterNestingDoes) {
  std::swap(document_.statements.rows[0], document_.statements.rows[1]);
  document_.statements.rows[0].within = StatementId(1);
  EXPECT_TRUE(report().misses.empty());
  document_.statements.rows[0].within = StatementId();
  ASSERT_EQ(report().misses.size(), 1U);
  EXPECT_NE(report().misses[0].find("within: expected 1, found -"), std::string::npos);
}

TEST_F(OneSample, AnExtraStatementCountsUnlessItIsSetAside) {
  Statement extra = document_.statements.rows[0];
  extra.content = document_.statements.rows[1].content;
  document_.statements.rows.push_back(extra);
  EXPECT_EQ(report().total.extra, 1U);
  EXPECT_EQ(report().misses.size(), 1U);
  document_.statements.rows.back().set_aside = "doubtful";
  EXPECT_EQ(report().total.extra, 0U);
  EXPECT_EQ(report().total.set_aside, 1U);
}

TEST_F(OneSample, AMissingStatementIsNamed) {
  document_.statements.rows.pop_back();
  const GoldenReport got = report();
  EXPECT_EQ(got.total.found, 1U);
  ASSERT_EQ(got.misses.size(), 1U);
  EXPECT_NE(got.misses[0].find("one #2: not found: 15-21{Brandt} | 22-28{denied} | 29-35{asking}"), std::string::npos)
      << got.misses[0];
  EXPECT_NE(table_of(got).find("50.0"), std::string::npos);
}

TEST_F(OneSample, SpokenForByAnotherActorIsWrong) {
  document_.actors.rows.push_back(Actor{"the harbour", true, ActorKind::organisation, {}, {}, {}});
  document_.statements.rows[0].speaks_for = ActorId(1);
  ASSERT_EQ(report().misses.size(), 1U);
  EXPECT_NE(report().misses[0].find("found the harbour"), std::string::npos);
}

TEST_F(OneSample, AnAllegationAgainstSomebodyElseIsStillOne) {
  const auto with = [](std::string_view last) {
    return text_form::parse(std::string(kSample) + std::string(last))->front();
  };
  const text_form::Sample wanted = with("  against {Odel}\n");
  GoldenScore score;
  std::vector<std::string> misses;
  for (const std::string_view found : {"  against {Odel}\n", "  against {Brandt}\n", ""})
    compare_sample(wanted, *text_form::document_of(with(found)), score, misses);
  const auto of = [&](std::string_view key) {
    return score.measures[static_cast<std::size_t>(std::ranges::find(kMeasures, key) - kMeasures.begin())];
  };
  EXPECT_EQ(of("against").both, 1U);
  EXPECT_EQ(of("allegation").both, 2U);
  EXPECT_EQ(of("allegation").found, 2U);
  EXPECT_EQ(of("allegation").expected, 3U);
}

TEST(Goldens, FilesThatCannotBeReadAreErrors) {
  EXPECT_FALSE(golden_files({"/nowhere"}).ok());
  EXPECT_FALSE(score_goldens({"/nowhere.txt"}, [](Article) { return FrozenDocument(); }).ok());
}

}  // namespace
}  // namespace whosays::eval
