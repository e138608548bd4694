// What goes wrong around a file: not a ledger, read-only, held, full, damaged, killed. Each a clear message, nothing
// lost.
#include <fmt/format.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "ledger/ledger_test_support.h"
#include "ledger/sqlite.h"

namespace whosays {
namespace {

using namespace testing;

class Faults : public LedgerTest {
 protected:
  void write(const std::string& bytes) const { std::ofstream(path(), std::ios::binary) << bytes; }
  [[nodiscard]] Error refused(OpenMode mode) const {
    auto ledger = Ledger::open(path(), {mode, std::chrono::milliseconds(50)});
    EXPECT_FALSE(ledger.ok());
    return ledger.ok() ? Error{ErrorKind::not_built, ""} : ledger.error();
  }
  [[nodiscard]] std::string integrity() const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path().c_str(), &db), SQLITE_OK);
    std::string out;
    const auto take = [](void* text, int, char** values, char**) {
      *static_cast<std::string*>(text) += values[0];
      return 0;
    };
    sqlite3_exec(db, "PRAGMA integrity_check", take, &out, nullptr);
    sqlite3_exec(db, "PRAGMA foreign_key_check", take, &out, nullptr);
    sqlite3_exec(db, "INSERT INTO article_words (article_words) VALUES ('integrity-check')", take, &out, nullptr);
    sqlite3_close(db);
    return out;
  }
};

/// Runs `body` in a child without the rights of root, for which no file is read-only; true when it says so.
template <class F>
bool as_nobody(F body) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(2);
    ::_exit(body() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool says(const Error& error, const std::string& words) {
  if (error.message.find(words) != std::string::npos) return true;
  ADD_FAILURE() << "expected \"" << words << "\" in: " << error.message;
  return false;
}

TEST_F(Faults, AMissingFileIsMadeOnlyToWriteAndForItsOwnerAlone) {
  EXPECT_EQ(refused(OpenMode::read).kind, ErrorKind::not_found);
  EXPECT_EQ(refused(OpenMode::write).kind, ErrorKind::not_found);
  EXPECT_FALSE(fs::exists(path())) << "asking does not make a file";
  const mode_t before = ::umask(0);
  {
    Ledger ledger = open();
    add(ledger, ferry());
    for (const auto& entry : fs::directory_iterator(folder_)) {
      struct stat status {};
      ::stat(entry.path().c_str(), &status);
      EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
    }
  }
  ::umask(before);
  EXPECT_EQ(open(OpenMode::read).articles({})->size(), 1U);
  EXPECT_EQ(Ledger::open(path("no/such/folder.db"), {OpenMode::create, {}}).error().kind, ErrorKind::io);
}

TEST_F(Faults, AFileThatIsNoLedgerIsLeftAlone) {
  for (const std::string& bytes : {std::string("From the Courier\nwith love\n"), std::string("%PDF-1.7 ..."),
                                   std::string(5000, '\0'), std::string("S"), std::string("\xFF\xFE\x00\x01", 4)}) {
    write(bytes);
    for (const OpenMode mode : {OpenMode::read, OpenMode::write, OpenMode::create}) {
      EXPECT_TRUE(says(refused(mode), "is not a whosays ledger (it begins like a"));
      EXPECT_TRUE(says(refused(mode), "-l"));
    }
    EXPECT_EQ(bytes_on_disk(), bytes);
  }
  write("\x1b[31m red");
  EXPECT_EQ(refused(OpenMode::read).message.find('\x1b'), std::string::npos) << "never raw on a terminal";
}

TEST_F(Faults, AnotherProgramsDatabaseIsLeftAlone) {
  ASSERT_EQ(sql("CREATE TABLE mine (x); INSERT INTO mine VALUES (1);"), "");
  const std::string before = bytes_on_disk();
  for (const OpenMode mode : {OpenMode::read, OpenMode::write, OpenMode::create})
    EXPECT_TRUE(says(refused(mode), "SQLite file of another program"));
  EXPECT_EQ(bytes_on_disk(), before);
}

TEST_F(Faults, EmptyFilesFoldersAndOddNames) {
  write("");
  EXPECT_TRUE(says(refused(OpenMode::read), "is empty"));
  EXPECT_EQ(add(*std::make_unique<Ledger>(open()), ferry()), Added::new_article) << "an empty file may become a ledger";
  EXPECT_EQ(Ledger::open(folder_.string(), {OpenMode::create, {}}).error().kind, ErrorKind::usage);
  EXPECT_EQ(Ledger::open("/dev/null", {OpenMode::create, {}}).error().kind, ErrorKind::usage);
  EXPECT_FALSE(Ledger::open("", {OpenMode::create, {}}).ok());
  for (const char* name : {"file:x.db?mode=memory", ":memory:", "a b%20#?.db", "-l"}) {
    auto ledger = Ledger::open(path(name), {OpenMode::create, {}});
    ASSERT_TRUE(ledger.ok()) << name;
    EXPECT_TRUE(fs::exists(path(name))) << name;
  }
}

TEST_F(Faults, AMakingThatWasCutShortIsTakenUpAgain) {
  ASSERT_EQ(sql("PRAGMA journal_mode = WAL; CREATE TABLE x (y); DROP TABLE x;"), "");
  EXPECT_TRUE(says(refused(OpenMode::read), "is empty"));
  Ledger ledger = open();
  EXPECT_EQ(add(ledger, ferry()), Added::new_article);
}

TEST_F(Faults, ANewerLedgerSaysSo) {
  { const Ledger ledger = open(); }
  ASSERT_EQ(sql("PRAGMA user_version = 999"), "");
  for (const OpenMode mode : {OpenMode::read, OpenMode::write, OpenMode::create})
    EXPECT_TRUE(says(refused(mode), "made by a newer whosays (format 999; this one knows format "));
}

TEST_F(Faults, ASecondWriterWaitsThenSaysBusyAndReadersGoOn) {
  Ledger ledger = open();
  add(ledger, ferry());
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  auto writer = Ledger::open(path(), {OpenMode::write, std::chrono::milliseconds(30)});
  ASSERT_TRUE(writer.ok());
  const auto added = writer->add(plain("b", "B."), "B.", {});
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().kind, ErrorKind::busy);
  EXPECT_EQ(open(OpenMode::read).articles({})->size(), 1U);
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  EXPECT_EQ(add(*writer, plain("b", "B.")), Added::new_article) << "the same Ledger goes on afterwards";
}

TEST_F(Faults, ReadingNeverWrites) {
  {
    Ledger ledger = open();
    add(ledger, ferry());
  }
  const std::string before = bytes_of(path());
  {
    Ledger ledger = open(OpenMode::read);
    EXPECT_EQ(ledger.add(plain("b", "B."), "B.", {}).error().kind, ErrorKind::usage);
    EXPECT_EQ(ledger.forget("ferry-01").error().kind, ErrorKind::usage);
    EXPECT_TRUE(verify(ledger).failures.empty());
  }
  EXPECT_EQ(bytes_of(path()), before);
}

// Each writer is the last one and takes its log away when it ends.
TEST_F(Faults, WhoReadsBesideWritersThatComeAndGoSeesAllThatWasCommitted) {
  constexpr int kWriters = 25;
  const auto write_one = [&](int number) {
    Ledger ledger = open();
    const std::string text = fmt::format("The ferry was late on day {}.", number);
    add(ledger, plain(fmt::format("day-{}", number), text));
  };
  write_one(0);
  std::atomic<int> committed{1};
  std::thread writers([&] {
    for (int i = 1; i <= kWriters; ++i) {
      write_one(i);
      committed = i + 1;
    }
  });
  while (committed <= kWriters) {
    const auto before = static_cast<std::size_t>(committed.load());
    auto reader = Ledger::open(path(), {OpenMode::read, std::chrono::milliseconds(2000)});
    EXPECT_TRUE(reader.ok()) << reader.error().message;
    if (!reader.ok()) break;
    const auto articles = reader->articles({});
    EXPECT_TRUE(articles.ok()) << articles.error().message;
    EXPECT_GE(articles.ok() ? articles->size() : 0, before);
  }
  writers.join();
}

TEST_F(Faults, ReadOnlyFilesAndFoldersCanBeReadAndSaySoWhenWritten) {
  {
    Ledger ledger = open();
    add(ledger, ferry());
  }
  ::chmod(path().c_str(), 0444);
  ::chmod(folder_.c_str(), 0555);
  const std::string file = path();
  EXPECT_TRUE(as_nobody([&] {
    auto reader = Ledger::open(file, {OpenMode::read, std::chrono::milliseconds(50)});
    return reader.ok() && reader->articles({}).ok() && reader->articles({})->size() == 1 &&
           verify(*reader).failures.empty();
  }));
  EXPECT_TRUE(as_nobody([&] {
    auto writer = Ledger::open(file, {OpenMode::write, std::chrono::milliseconds(50)});
    return !writer.ok() && writer.error().kind == ErrorKind::io && says(writer.error(), "read-only");
  }));
  ::chmod(path().c_str(), 0666);  // a file that may be written in a folder that may not: no room for the log
  EXPECT_TRUE(as_nobody([&] {
    auto writer = Ledger::open(file, {OpenMode::write, std::chrono::milliseconds(50)});
    return !writer.ok() && writer.error().kind == ErrorKind::io && says(writer.error(), "folder");
  }));
  ::chmod(path().c_str(), 0000);
  EXPECT_TRUE(as_nobody([&] {
    auto reader = Ledger::open(file, {OpenMode::read, std::chrono::milliseconds(50)});
    return !reader.ok() && reader.error().kind == ErrorKind::io;
  }));
  ::chmod(folder_.c_str(), 0755);
}

TEST_F(Faults, AFullDiskLosesNothing) {
  {
    Ledger ledger = open();
    add(ledger, ferry());
  }
  // No file of the child may grow past this: writes fail as on a full disk, at whatever point they come to it.
  std::size_t failures = 0;
  for (rlim_t limit = 4096; limit < 2'000'000; limit = limit * 3 / 2) {
    const std::string file = path();
    const bool failed = [&] {
      const pid_t child = ::fork();
      if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit full{limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &full);
        auto ledger = Ledger::open(file, {OpenMode::write, std::chrono::milliseconds(50)});
        if (!ledger.ok()) ::_exit(ledger.error().kind == ErrorKind::io ? 1 : 2);
        std::string text;
        for (int i = 0; i < 60'000; ++i) text += static_cast<char>('a' + (i * 7919 / 13) % 26);
        const auto added = ledger->add(plain("big" + std::to_string(limit), text + std::to_string(limit)),
                                       text + std::to_string(limit), {});
        if (added.ok()) ::_exit(0);
        ::_exit(added.error().kind == ErrorKind::io && added.error().message.find("before is kept") != std::string::npos
                    ? 1
                    : 2);
      }
      int status = 0;
      ::waitpid(child, &status, 0);
      EXPECT_TRUE(WIFEXITED(status));
      EXPECT_LE(WEXITSTATUS(status), 1) << limit;
      return WEXITSTATUS(status) == 1;
    }();
    failures += failed ? 1U : 0U;
    ASSERT_EQ(integrity(), "ok") << limit;
    Ledger ledger = open();
    EXPECT_EQ(ledger.articles({})->size(), 1U + (ledger.article("big" + std::to_string(limit)).ok() ? 1U : 0U));
    EXPECT_EQ(ledger.article("big" + std::to_string(limit)).ok(), !failed) << "whole or not at all";
    if (!failed) {
      ASSERT_EQ(*ledger.forget("big" + std::to_string(limit)), 1U);
    }
    EXPECT_TRUE(verify(ledger).failures.empty());
  }
  EXPECT_GT(failures, 3U);
}

TEST_F(Faults, NoRoomIsSaidAsSuch) {
  {
    Ledger ledger = open();
    add(ledger, ferry());
  }
  auto db = sqlite::Connection::open(path(), sqlite::Access::write, std::chrono::milliseconds(50));
  ASSERT_TRUE(db.ok());
  expect_ok((*db)->execute("PRAGMA max_page_count = 1"));  // SQLite takes the present size as the least
  const auto failed = (*db)->execute("CREATE TABLE filler AS SELECT zeroblob(100000) AS bytes");
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().kind, ErrorKind::io);
  EXPECT_TRUE(says(failed.error(), "no room left on the disk"));
}

TEST_F(Faults, ADamagedFileSaysSoAndNeverCrashes) {
  {
    Ledger ledger = open();
    for (int i = 0; i < 30; ++i) add(ledger, ferry("f" + std::to_string(i)));
  }
  const std::string whole = bytes_of(path());
  std::mt19937 random(5);
  std::size_t noticed = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    if (round % 2 == 0)
      bytes.resize(100 + random() % (whole.size() - 100));
    else
      for (int i = 0; i < 300; ++i) bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
    write(bytes);
    auto ledger = Ledger::open(path(), {OpenMode::read, std::chrono::milliseconds(50)});
    bool fine = ledger.ok();
    if (fine) {
      std::size_t failures = 0;
      fine =
          ledger->verify_receipts([&](const ReceiptCheck& check) { failures += check.failure.empty() ? 0U : 1U; }).ok();
      fine = ledger->statements({}).ok() && fine && failures == 0;
      (void)ledger->actors({});
      (void)ledger->search({});
    }
    noticed += fine ? 0U : 1U;
  }
  EXPECT_GT(noticed, 50U);
}

/// Adds and sometimes forgets until it is killed; writes one byte to `done` after each article that was added.
[[noreturn]] void add_for_ever(const std::string& file, int round, int done) {
  auto ledger = Ledger::open(file, {OpenMode::create, std::chrono::milliseconds(5000)});
  for (int i = 0; ledger.ok(); ++i) {
    const Document d = ferry("k" + std::to_string(round) + "-" + std::to_string(i));
    if (!ledger->add(d, d.article.text, {}).ok() || ::write(done, "+", 1) != 1) break;
    if (i % 7 == 6 && !ledger->forget(d.article.id).ok()) break;
  }
  ::_exit(1);
}

TEST_F(Faults, KilledAtAnyMomentTheLastWholeArticleStays) {
  std::mt19937 random(11);
  std::size_t at_least = 0;
  for (int round = 0; round < 15; ++round) {
    int done[2];
    ASSERT_EQ(::pipe(done), 0);
    const pid_t child = ::fork();
    if (child == 0) add_for_ever(path(), round, done[1]);
    ::close(done[1]);
    char byte = 0;
    ASSERT_EQ(::read(done[0], &byte, 1), 1) << "the first article of the round is in";
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 80));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child failed by itself";
    std::size_t added = 1;
    while (::read(done[0], &byte, 1) == 1) ++added;
    ::close(done[0]);
    at_least += added - (added + 1) / 7;  // every seventh is forgotten, or about to be
    ASSERT_EQ(integrity(), "ok");
    Ledger ledger = open();
    const std::size_t articles = ledger.articles({})->size();
    EXPECT_GE(articles, at_least) << "what was said to be added is there";
    EXPECT_EQ(ledger.statements({})->size(), articles * 3) << "whole articles only";
    at_least = articles;
  }
  Ledger ledger = open();
  EXPECT_TRUE(verify(ledger).failures.empty());
}

TEST_F(Faults, WarnsInGitTreesAndSyncedFolders) {
  EXPECT_TRUE(location_warnings(path()).empty());
  fs::create_directories(folder_ / "repo" / "deep");
  fs::create_directories(folder_ / "repo" / ".git");
  ASSERT_EQ(location_warnings(path("repo/deep/x.db")).size(), 1U);
  EXPECT_NE(location_warnings(path("repo/deep/x.db"))[0].find("git tree"), std::string::npos);
  for (const char* name : {"Dropbox (Desk)", "OneDrive - Courier", "Google Drive", "Mobile Documents", "Nextcloud"}) {
    fs::create_directories(folder_ / name / "notes");
    EXPECT_EQ(location_warnings(path(std::string(name) + "/notes/x.db")).size(), 1U) << name;
  }
  fs::create_directories(folder_ / "sync" / ".stfolder");
  ASSERT_EQ(location_warnings(path("sync/x.db")).size(), 1U);
  EXPECT_NE(location_warnings(path("sync/x.db"))[0].find("Syncthing"), std::string::npos);
}

}  // namespace
}  // namespace whosays
