// Opening: is it there, is it a ledger, is it ours to write, is it of our format; each "no" with what to do.
//
// A ledger is a SQLite file with application_id "WHOS"; user_version is the number of the last migration. Both are
// asked of SQLite, not read from the header: after a crash the header may still stand in the write-ahead log.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/utf8.h"
#include "ledger/key_blocks.h"
#include "ledger/pair_supports.h"
#include "ledger/sql_files.h"
#include "ledger/state.h"

namespace whosays {

namespace {

constexpr std::int64_t kApplication = 0x57484F53;  // "WHOS"
constexpr std::int64_t kFormat = 11;               // number of the last migration in sql/

constexpr std::int64_t kKeysInBlocks = 9;  // the formats that brought them
constexpr std::int64_t kSupportsInRows = 10;

enum class Found : std::uint8_t { missing, empty, sqlite };

/// What the first bytes look like, in words.
std::string likeness(std::string_view bytes) {
  if (bytes.starts_with("%PDF")) return "a PDF";
  if (bytes.starts_with("PK\x03\x04")) return "a ZIP or office file";
  if (bytes.starts_with("\x1f\x8b")) return "a gzip file";
  const std::size_t bad = utf8::first_invalid(bytes);
  const bool text =
      (bad == std::string_view::npos || bad + 4 > bytes.size()) && bytes.find('\0') == std::string_view::npos;
  if (!text) return "a binary file";
  return fmt::format("a text, \"{}\"", utf8::made_safe(utf8::repaired(bytes.substr(0, bad)), false));
}

Result<Found> look_at(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return Found::missing;
    return Error{ErrorKind::io, fmt::format("{} cannot be opened: {}", path, std::strerror(errno))};
  }
  if (S_ISDIR(status.st_mode))
    return Error{ErrorKind::usage, fmt::format("{} is a folder; name a file in it, {}/whosays.db", path, path)};
  if (!S_ISREG(status.st_mode))
    return Error{ErrorKind::usage, fmt::format("{} is not a regular file; choose another file with -l", path)};
  if (status.st_size == 0) return Found::empty;
  // SQLite has looked at it already, and closing our own descriptor would drop its locks.
  if (sqlite::Connection::is_open_here(path)) return Found::sqlite;
  std::ifstream file(path, std::ios::binary);
  char head[24] = {};
  if (!file.read(head, sizeof head) && file.gcount() == 0)
    return Error{ErrorKind::io, fmt::format("{} cannot be read: check the rights on the file", path)};
  const std::string_view bytes(head, static_cast<std::size_t>(file.gcount()));
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (bytes.starts_with(kMagic)) return Found::sqlite;
  return Error{ErrorKind::input,
               fmt::format("{} is not a whosays ledger (it begins like {}); choose another file with -l", path,
                           likeness(bytes))};
}

/// Makes the file ours alone whatever the umask: SQLite gives its companion files (-wal, -shm) the same mode.
Status create_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    if (errno == EEXIST) return success();  // another writer made it just now
    if (errno == ENOENT)
      return Error{ErrorKind::io, fmt::format("{} cannot be made: its folder does not exist; make it first", path)};
    return Error{ErrorKind::io,
                 fmt::format("{} cannot be made: {}; choose another place with -l", path, std::strerror(errno))};
  }
  ::close(file);
  return success();
}

Result<std::unique_ptr<sqlite::Connection>> connect(const std::string& path, sqlite::Access access,
                                                    std::chrono::milliseconds busy_wait) {
  TRY(auto db, sqlite::Connection::open(path, access, busy_wait));
  if (access == sqlite::Access::write && db->read_only())
    return Error{ErrorKind::io,
                 fmt::format("{} cannot be written: the file is read-only for you; change its rights, or "
                             "choose another file with -l",
                             path)};
  TRY_VOID(db->script("pragmas"));
  return db;
}

struct Identity {
  std::int64_t application = 0, format = 0, tables = 0;
  [[nodiscard]] bool blank() const { return application == 0 && format == 0 && tables == 0; }
};

Result<Identity> identity_of(sqlite::Connection& db) {
  TRY(sqlite::Query query, db.query("select_identity"));
  TRY(const bool found, query.next());
  Identity identity;
  if (found) identity = {query.integer("application_id"), query.integer("user_version"), query.integer("tables")};
  return identity;
}

Status check(const Identity& identity, const std::string& path) {
  if (identity.application != kApplication)
    return Error{ErrorKind::input,
                 fmt::format("{} is not a whosays ledger (it is a SQLite file of another program); choose "
                             "another file with -l",
                             path)};
  if (identity.format > kFormat)
    return Error{ErrorKind::input,
                 fmt::format("{} was made by a newer whosays (format {}; this one knows format {}); use "
                             "the newer program",
                             path, identity.format, kFormat)};
  return success();
}

/// Brings a blank or older file to our format in one transaction. Another process may have done it meanwhile.
Status migrate(sqlite::Connection& db) {
  TRY(sqlite::Transaction transaction, sqlite::Transaction::begin(db, sqlite::Transaction::Kind::write));
  TRY(const Identity identity, identity_of(db));
  if (!identity.blank()) TRY_VOID(check(identity, db.path()));
  for (std::int64_t format = identity.format + 1; format <= kFormat; ++format) {
    for (const std::string_view part : {"", "_sqlite"})
      if (const std::string name = fmt::format("schema_{}{}", format, part); !sql_text(name).empty())
        TRY_VOID(db.script(name));
    if (format == kKeysInBlocks) TRY_VOID(KeyBlocks(db).take_over());
    if (format == kSupportsInRows) TRY_VOID(PairSupports(db).take_over());
    TRY_VOID(db.execute(fmt::format("PRAGMA user_version = {}", format)));
  }
  return transaction.commit();
}

Result<std::unique_ptr<sqlite::Connection>> open_with_locks(const std::string& path,
                                                            std::chrono::milliseconds busy_wait) {
  TRY(auto db, connect(path, sqlite::Access::read, busy_wait));
  const auto identity = identity_of(*db);
  if (!identity.ok()) return identity.error();
  return db;
}

/// A file that nobody may write to (a read-only medium or folder) can be read only without locks, and that is right
/// only when no write-ahead log lies beside it. Where we could write ourselves, a writer that is just ending (it takes
/// its log away) or beginning may be in the way for a moment: then we try again, for without locks we would read the
/// file while the next writer changes it.
Result<std::unique_ptr<sqlite::Connection>> open_to_read(const std::string& path, std::chrono::milliseconds busy_wait) {
  constexpr int kAttempts = 40;
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const bool may_be_written =
      ::access(path.c_str(), W_OK) == 0 && ::access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
  for (int attempt = 1;; ++attempt) {
    auto db = open_with_locks(path, busy_wait);
    if (db.ok() || db.error().kind != ErrorKind::io) return db;
    if (!may_be_written) {
      std::error_code ignored;
      const auto log_size = std::filesystem::file_size(path + "-wal", ignored);
      const bool has_log = !ignored && log_size > 0;
      if (has_log) return db;
      return connect(path, sqlite::Access::read_immutable, busy_wait);
    }
    if (attempt == kAttempts) return db;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

Result<std::unique_ptr<sqlite::Connection>> open_file(const std::string& path, const OpenOptions& options) {
  TRY(Found found, look_at(path));
  const bool create = options.mode == OpenMode::create;
  if (found == Found::missing && !create)
    return Error{ErrorKind::not_found,
                 fmt::format("{}: no such ledger; `whosays add -l {} PATH` makes one", path, path)};
  if (found == Found::empty && options.mode == OpenMode::read)
    return Error{ErrorKind::not_found, fmt::format("{} is empty; `whosays add -l {} PATH` fills it", path, path)};
  if (options.mode == OpenMode::read) {
    TRY(auto db, open_to_read(path, options.busy_wait));
    TRY(const Identity identity, identity_of(*db));
    if (identity.blank())
      return Error{ErrorKind::not_found, fmt::format("{} is empty; `whosays add -l {} PATH` fills it", path, path)};
    TRY_VOID(check(identity, path));
    if (identity.format < kFormat)
      return Error{ErrorKind::input,
                   fmt::format("{} has an older format; `whosays refresh -l {}` brings it up to date", path, path)};
    return db;
  }
  if (found == Found::missing) TRY_VOID(create_file(path));
  TRY(auto db, connect(path, sqlite::Access::write, options.busy_wait));
  TRY(const Identity identity, identity_of(*db));
  // Somebody else's file is not touched; a blank one may be a ledger whose making was cut short.
  if (!identity.blank()) TRY_VOID(check(identity, path));
  TRY_VOID(db->script("pragmas_write"));
  if (identity.format < kFormat) TRY_VOID(migrate(*db));
  return db;
}

Result<Ledger> Ledger::open(const std::string& path, OpenOptions options) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->mode = options.mode;
  TRY(state->db, open_file(path, options));
  if (options.mode != OpenMode::read) {
    bool unfinished = false;
    {
      TRY(sqlite::Query query, state->db->query("select_unfinished"));
      TRY(unfinished, query.bind(":task", "forget").next());
    }
    // Best effort: another program may hold the file now; the mark stays, and the next writer tries again.
    if (unfinished) (void)finish_forgetting(*state->db);
  }
  return Ledger(std::move(state));
}

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

const std::string& Ledger::path() const { return state_->path; }

Result<sqlite::Transaction> Ledger::State::begin_write() const {
  if (mode == OpenMode::read) return Error{ErrorKind::usage, fmt::format("{} was opened for reading only", path)};
  return sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::write);
}

}  // namespace whosays
