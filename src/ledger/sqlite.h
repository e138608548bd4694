// SQLite behind three small classes: a Connection, a Query (one run of a prepared statement), a Transaction.
//
// Statements are named by their file in sql/ and prepared once a connection. Parameters and columns go by name. Every
// failure is an Error that says what happened to which file and what to do.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "doc/vocabulary.h"

struct sqlite3;
struct sqlite3_stmt;

namespace whosays::sqlite {

class Connection;

/// One run of a prepared statement; gives it back to the connection when it goes out of scope. Must not outlive the
/// connection. Errors of binding and of reading a column come out of the next call of next() or run().
class Query {
 public:
  Query(Query&& other) noexcept;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  /// Binds by name, ":article_row". Text and bytes are copied, but by bind_large, whose bytes must live until the run.
  Query& bind(const char* name, std::string_view text);
  Query& bind(const char* name, double number);
  Query& bind(const char* name, std::optional<std::int64_t> number);
  template <std::integral T>
  Query& bind(const char* name, T number) {
    return bind(name, std::optional<std::int64_t>(static_cast<std::int64_t>(number)));
  }
  Query& bind_large(const char* name, std::string_view text);
  Query& bind_blob(const char* name, std::string_view bytes);

  /// Steps to the next row; false after the last one.
  Result<bool> next();
  /// Runs to the end; rows are dropped.
  Status run();
  /// Makes the same statement ready for other values.
  void reset();

  // The current row, by column name. Requires that next() gave true. NULL reads as empty, zero or none.
  std::string text(const char* column);
  std::string_view blob(const char* column);  ///< valid until the next step
  std::int64_t integer(const char* column);
  std::optional<std::int64_t> optional_integer(const char* column);
  double real(const char* column);
  std::uint32_t count(const char* column);  ///< an integer that fits 32 bits; else the row is corrupt
  /// A word of the vocabulary; an unknown one makes the row corrupt.
  template <class E>
  E word(const char* column) {
    const std::string found = text(column);
    const std::optional<E> value = parse_word<E>(found);
    if (!value) spoil(column, found);
    return value.value_or(E{});
  }
  /// The error that reading columns met, if any. Checked by next(); to be checked after a last row that is not stepped.
  Status columns_fine();

 private:
  friend class Connection;
  Query(Connection& connection, std::string name, sqlite3_stmt* statement)
      : connection_(&connection), name_(std::move(name)), statement_(statement) {}
  int parameter(const char* name);
  int column(const char* name);
  void note(int code);
  void spoil(const char* column, std::string_view found);

  Connection* connection_;
  std::string name_;
  sqlite3_stmt* statement_;
  int column_hint_ = 0;  ///< columns are mostly read in their order
  int failed_ = 0;       ///< first SQLite code of a failed binding
  std::string spoiled_;
};

/// How a file is opened. `immutable` reads a file on a medium that nobody can write to.
enum class Access : std::uint8_t { read, read_immutable, write };

class Connection {
 public:
  static Result<std::unique_ptr<Connection>> open(const std::string& path, Access access,
                                                  std::chrono::milliseconds busy_wait);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// The statement of sql/NAME.sql, ready to be bound.
  Result<Query> query(std::string_view name);
  /// Runs all statements of sql/NAME.sql; rows are dropped.
  Status script(std::string_view name);
  /// Runs SQL that has no file: transactions, and pragmas whose value is computed.
  Status execute(const std::string& statements);

  [[nodiscard]] bool read_only() const;
  /// Pages that were asked of the file since it was opened, since they were not in memory.
  [[nodiscard]] std::uint64_t pages_fetched() const;
  /// Rows that this connection has written so far.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// True while this process has the file open, under whatever name. Nobody may then open and close it beside SQLite:
  /// closing any descriptor of a file drops all locks that the process has on it (POSIX), and another program that goes
  /// last would take the write-ahead log away.
  static bool is_open_here(const std::string& path);
  /// What a SQLite code means for the person who called.
  [[nodiscard]] Error failure(int code) const;

 private:
  friend class Query;
  Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  void give_back(std::string name, sqlite3_stmt* statement);

  sqlite3* handle_;
  std::string path_;
  std::pair<std::uint64_t, std::uint64_t> file_{};  ///< device and number, of what is open
  std::map<std::string, sqlite3_stmt*, std::less<>> prepared_;
};

/// Rolls back when it goes out of scope uncommitted. `write` takes the writer's place at once, so that a second writer
/// waits here and nowhere later.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };
  static Result<Transaction> begin(Connection& connection, Kind kind);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace whosays::sqlite
