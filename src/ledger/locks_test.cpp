// One process with two connections, beside another program: nobody takes the write-ahead log away from the writer.
#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using namespace testing;

class Locks : public LedgerTest {};

TEST_F(Locks, AnotherProgramThatReadsAndGoesTakesNoLogAway) {
  Ledger writer = open();
  ASSERT_TRUE(writer.add(plain("first", kFerry), kFerry, {}).ok());
  // As `add` does: asked beside the writer, in the same process.
  const auto reader = Ledger::open(path(), {OpenMode::read, std::chrono::milliseconds(2000)});
  ASSERT_TRUE(reader.ok());
  const std::string look = "sqlite3 '" + path() + "' 'SELECT COUNT(*) FROM article' >/dev/null";
  ASSERT_EQ(::system(look.c_str()), 0);
  EXPECT_TRUE(fs::exists(path() + "-wal")) << "whoever goes last takes the log away, and we are still here";
  ASSERT_TRUE(writer.add(plain("second", "Ilse Varn said more."), "Ilse Varn said more.", {}).ok());
  const std::string second = "test \"$(sqlite3 '" + path() + "' 'SELECT COUNT(*) FROM article')\" = 2";
  EXPECT_EQ(::system(second.c_str()), 0) << "what was committed is there for others";
}

}  // namespace
}  // namespace whosays
