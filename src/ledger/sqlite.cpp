#include "ledger/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>
#include <limits>
#include <mutex>
#include <set>

#include "base/ascii.h"
#include "ledger/sql_files.h"

namespace whosays::sqlite {

namespace {

/// `path` so that SQLite takes it for a file name whatever it looks like ("file:x?mode=memory", ":memory:", "").
std::string plain_path(const std::string& path) { return path.starts_with('/') ? path : "./" + path; }

std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : plain_path(path)) {
    const bool safe = ascii::is_alnum(c) || std::strchr("/._-", c) != nullptr;
    if (safe)
      uri += c;
    else
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

}  // namespace

// ---- Query ---------------------------------------------------------------------------------------------------------

Query::Query(Query&& other) noexcept
    : connection_(other.connection_),
      name_(std::move(other.name_)),
      statement_(std::exchange(other.statement_, nullptr)),
      column_hint_(other.column_hint_),
      failed_(other.failed_),
      spoiled_(std::move(other.spoiled_)) {}

Query::~Query() {
  if (statement_ != nullptr) connection_->give_back(std::move(name_), statement_);
}

int Query::parameter(const char* name) {
  const int index = sqlite3_bind_parameter_index(statement_, name);
  if (index == 0) note(SQLITE_RANGE);
  return index;
}

void Query::note(int code) {
  if (code != SQLITE_OK && failed_ == SQLITE_OK) failed_ = code;
}

Query& Query::bind(const char* name, std::string_view text) {
  note(sqlite3_bind_text64(statement_, parameter(name), text.data() == nullptr ? "" : text.data(), text.size(),
                           SQLITE_TRANSIENT, SQLITE_UTF8));  // NOLINT: SQLite's own cast
  return *this;
}

Query& Query::bind_large(const char* name, std::string_view text) {
  note(sqlite3_bind_text64(statement_, parameter(name), text.data() == nullptr ? "" : text.data(), text.size(),
                           SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Query& Query::bind_blob(const char* name, std::string_view bytes) {
  note(sqlite3_bind_blob64(statement_, parameter(name), bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                           SQLITE_STATIC));
  return *this;
}

Query& Query::bind(const char* name, double number) {
  note(sqlite3_bind_double(statement_, parameter(name), number));
  return *this;
}

Query& Query::bind(const char* name, std::optional<std::int64_t> number) {
  const int index = parameter(name);
  note(number ? sqlite3_bind_int64(statement_, index, *number) : sqlite3_bind_null(statement_, index));
  return *this;
}

Result<bool> Query::next() {
  if (failed_ != SQLITE_OK) return connection_->failure(failed_);
  TRY_VOID(columns_fine());
  column_hint_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return connection_->failure(code);
}

Status Query::run() {
  for (;;) {
    TRY(const bool more, next());
    if (!more) return success();
  }
}

void Query::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

int Query::column(const char* name) {
  const int columns = sqlite3_column_count(statement_);
  for (int i = 0; i < columns; ++i) {
    const int at = (column_hint_ + i) % columns;
    if (std::strcmp(sqlite3_column_name(statement_, at), name) == 0) {
      column_hint_ = at + 1;
      return at;
    }
  }
  note(SQLITE_RANGE);
  return columns;  // SQLite reads NULL past the last column
}

std::string Query::text(const char* name) { return std::string(blob(name)); }

std::string_view Query::blob(const char* name) {
  const int at = column(name);
  const void* bytes = sqlite3_column_blob(statement_, at);
  const int size = sqlite3_column_bytes(statement_, at);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Query::integer(const char* name) { return sqlite3_column_int64(statement_, column(name)); }

std::optional<std::int64_t> Query::optional_integer(const char* name) {
  const int at = column(name);
  if (sqlite3_column_type(statement_, at) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int64(statement_, at);
}

double Query::real(const char* name) { return sqlite3_column_double(statement_, column(name)); }

std::uint32_t Query::count(const char* name) {
  const std::int64_t value = integer(name);
  if (value < 0 || value > std::numeric_limits<std::uint32_t>::max()) {
    spoil(name, std::to_string(value));
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

void Query::spoil(const char* column, std::string_view found) {
  if (spoiled_.empty()) spoiled_ = fmt::format("column {} holds \"{}\"", column, found.substr(0, 40));
}

Status Query::columns_fine() {
  if (failed_ != SQLITE_OK) return connection_->failure(failed_);
  if (spoiled_.empty()) return success();
  return Error{
      ErrorKind::corrupt,
      fmt::format("{} holds a value that this version does not know ({}, {}); if it was edited by hand, go back "
                  "to a copy",
                  connection_->path(), name_, spoiled_)};
}

// ---- Connection ----------------------------------------------------------------------------------------------------

namespace {

using FileNumber = std::pair<std::uint64_t, std::uint64_t>;  // device, number; zeros: none

struct OpenFiles {
  std::mutex mutex;
  std::multiset<FileNumber> files;
};

OpenFiles& open_files() {
  static OpenFiles all;
  return all;
}

FileNumber file_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Access access,
                                                     std::chrono::milliseconds busy_wait) {
  const bool immutable = access == Access::read_immutable;
  const int flags = (access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    (immutable ? SQLITE_OPEN_URI : 0) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  sqlite3* handle = nullptr;
  const std::string name = immutable ? immutable_uri(path) : plain_path(path);
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle, path));
  if (code != SQLITE_OK) return connection->failure(code);
  connection->file_ = file_of(path);
  {
    const std::lock_guard<std::mutex> alone(open_files().mutex);
    open_files().files.insert(connection->file_);
  }
  sqlite3_busy_timeout(handle, static_cast<int>(busy_wait.count()));
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return connection;
}

Connection::~Connection() {
  for (const auto& [name, statement] : prepared_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
  const std::lock_guard<std::mutex> alone(open_files().mutex);
  if (const auto found = open_files().files.find(file_); found != open_files().files.end())
    open_files().files.erase(found);
}

bool Connection::is_open_here(const std::string& path) {
  const FileNumber file = file_of(path);
  const std::lock_guard<std::mutex> alone(open_files().mutex);
  return file != FileNumber{} && open_files().files.contains(file);
}

Result<Query> Connection::query(std::string_view name) {
  const auto found = prepared_.find(name);
  if (found != prepared_.end()) {
    Query query(*this, found->first, found->second);
    prepared_.erase(found);
    return query;
  }
  const std::string_view text = sql_text(name);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return failure(code);
  if (statement == nullptr) return Error{ErrorKind::corrupt, fmt::format("no statement named {}", name)};
  return Query(*this, std::string(name), statement);
}

void Connection::give_back(std::string name, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  // Two runs of one statement at a time are rare; the second one's is not kept.
  if (!prepared_.emplace(std::move(name), statement).second) sqlite3_finalize(statement);
}

Status Connection::script(std::string_view name) { return execute(std::string(sql_text(name))); }

Status Connection::execute(const std::string& statements) {
  const int code = sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failure(code);
  return success();
}

bool Connection::read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }

std::int64_t Connection::changes() const { return sqlite3_total_changes(handle_); }

std::uint64_t Connection::pages_fetched() const {
  int misses = 0;
  int unused = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_CACHE_MISS, &misses, &unused, 0);
  return static_cast<std::uint32_t>(misses);
}

Error Connection::failure(int code) const {
  const auto error = [this](ErrorKind kind, std::string_view what) {
    return Error{kind, fmt::format("{}{}", path_, what)};
  };
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error(ErrorKind::busy, " is in use by another program; wait until that is done, then run this again");
    case SQLITE_FULL:
      return error(ErrorKind::io,
                   ": no room left on the disk. What was in the ledger before is kept, the article at "
                   "hand is not in it; make room, then run the same command again");
    case SQLITE_READONLY:
      return error(ErrorKind::io,
                   " cannot be written: the file or its folder is read-only for you; change that or "
                   "choose another file with -l");
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return error(ErrorKind::io,
                   " cannot be opened: check the rights on the file and on its folder, or choose another "
                   "file with -l");
    case SQLITE_IOERR:
      return Error{ErrorKind::io,
                   fmt::format("{}: the system could not read or write it ({}). What was in the ledger before is kept; "
                               "check the disk and its free room, then run the same command again",
                               path_, handle_ == nullptr ? "" : std::strerror(sqlite3_system_errno(handle_)))};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return error(ErrorKind::corrupt,
                   " is damaged; go back to a copy, or add the articles to a new ledger (what can "
                   "be saved: sqlite3 FILE .recover)");
    case SQLITE_NOMEM: return error(ErrorKind::io, ": not enough memory");
    case SQLITE_TOOBIG: return error(ErrorKind::input, ": the article is larger than a ledger can hold (1 GB)");
    default:
      return error(ErrorKind::corrupt,
                   fmt::format(": {} ({})", handle_ == nullptr ? "" : sqlite3_errmsg(handle_), code));
  }
}

// ---- Transaction ---------------------------------------------------------------------------------------------------

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
  TRY_VOID(connection.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN"));
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  // After some errors SQLite has rolled back already and refuses; that is what was wanted.
  if (connection_ != nullptr) (void)connection_->execute("ROLLBACK");
}

Status Transaction::commit() {
  TRY_VOID(connection_->execute("COMMIT"));
  connection_ = nullptr;
  return success();
}

}  // namespace whosays::sqlite
