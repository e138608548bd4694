// Errors are values with a reason.
//
// A Result<T> holds either a T or an Error. Used for input, models, SQL and I/O; language stages cannot fail on valid
// UTF-8 and return their layer plainly. (std::expected comes with C++23; this is the part of it that we use.)
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace whosays {

/// What kind of thing went wrong; decides the exit code and nothing else.
enum class ErrorKind {
  usage,      ///< the caller asked for something that does not exist or does not fit together
  input,      ///< an input could not be read or understood
  not_found,  ///< a named thing is not in the ledger
  busy,       ///< somebody else holds the ledger
  io,         ///< the system refused: disk full, permission, short write
  corrupt,    ///< stored bytes are not what they should be
  not_built,  ///< part of the design, not built yet
};

/// A reason a person can act on: what happened, and what to do.
struct Error {
  ErrorKind kind = ErrorKind::input;
  std::string message;
};

/// Either a value or the reason why there is none. Not thread safe; as cheap to move as T.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `return value;` is the point
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): same

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Requires ok().
  T& value() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Requires !ok().
  Error& error() {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Nothing {};
using Status = Result<Nothing>;
inline Status success() { return Status(Nothing{}); }

#define WHOSAYS_CONCAT_(a, b) a##b
#define WHOSAYS_CONCAT(a, b) WHOSAYS_CONCAT_(a, b)

/// `TRY(auto x, f());` binds the value or returns the error from the enclosing function.
#define TRY(declaration, expression)                                                                        \
  auto WHOSAYS_CONCAT(result_, __LINE__) = (expression);                                                    \
  if (!WHOSAYS_CONCAT(result_, __LINE__).ok()) return std::move(WHOSAYS_CONCAT(result_, __LINE__).error()); \
  declaration = std::move(WHOSAYS_CONCAT(result_, __LINE__).value()) /* NOLINT */

/// As TRY, for calls whose value does not matter.
#define TRY_VOID(expression)                              \
  do {                                                    \
    auto result_ = (expression);                          \
    if (!result_.ok()) return std::move(result_.error()); \
  } while (false)

}  // namespace whosays
