#!/usr/bin/env bash
# Proves that cmake/check_arrows.sh fails on a wrong arrow: a small good tree must pass; then one thing is spoilt at a
# time, and the check must fail and name the file and the reason.
set -euo pipefail
check=$(realpath "$(dirname "$0")/../../cmake/check_arrows.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

module() { mkdir -p "$work/src/$1"; cat >"$work/src/$1/CMakeLists.txt"; }
file() { mkdir -p "$(dirname "$work/src/$1")"; cat >"$work/src/$1"; }
add() { printf '%s\n' "$2" >>"$work/src/$1"; }

good_tree() {
  rm -rf "$work/src"
  module base <<<'whosays_module(base LAYER 0 LINKS fmt::fmt)'
  module doc <<<$'# a comment that names whosays_module(nobody LAYER 9)\nwhosays_module(doc LAYER 1 USES base)'
  module token <<<'whosays_module(token LAYER 2 USES base doc)'
  module time <<<$'whosays_module(time LAYER 2\n  USES base doc # on two lines\n)\ntarget_link_libraries(test_time PRIVATE whosays_token)'
  module tag <<<$'add_library(whosays_tag INTERFACE)\nset_property(GLOBAL APPEND PROPERTY WHOSAYS_MODULES "tag:2:base,doc")'
  module engine <<<'whosays_module(engine LAYER 3 USES base doc token time tag)'
  module ledger <<<'whosays_module(ledger LAYER 4 USES base doc LINKS SQLite::SQLite3)'
  module cli <<<'whosays_module(cli LAYER 8 USES base doc engine ledger LINKS CLI11::CLI11)'
  file base/base.h <<<'#include <string>'
  file doc/doc.cpp <<<'#include "base/base.h"'
  file token/token.h <<<$'#include "doc/doc.h"\n// #include "engine/pipeline.h" in a comment is no arrow, nor is std::cout\n#include "embedded/lists.h"'
  file time/time.cpp <<<'#include "doc/doc.h"'
  file time/time_test.cpp <<<$'#include <gtest/gtest.h>\n#include "token/token.h"'
  file tag/tag.h <<<'#include "doc/doc.h"'
  file engine/engine.h <<<'#include <string>'
  file engine/batch.cpp <<<$'#include <iostream>\n#include "token/token.h"\nint n = std::cin.get();'
  file ledger/sqlite.cpp <<<$'#include <sqlite3.h>\n#include "doc/doc.h"'
  file cli/main.cpp <<<$'#include <iostream>\n#include <CLI/CLI.hpp>\n#include "engine/engine.h"\nint main() { std::cout << 1; }'
}

# expect_wrong WHAT WORDS: the tree as it now stands must fail with these words
expect_wrong() {
  local code=0
  bash "$check" "$work" >"$work/out" 2>&1 || code=$?
  if [ "$code" = 1 ] && grep -qF -- "$2" "$work/out"; then
    echo "PASS $1"
  else
    echo "FAIL $1: exit $code, expected: $2"
    sed 's/^/     /' "$work/out"
    failures=$((failures + 1))
  fi
  good_tree
}

good_tree
if bash "$check" "$work" >"$work/out" 2>&1; then
  echo "PASS a good tree"
else
  echo "FAIL a good tree:"; cat "$work/out"
  exit 1
fi

add token/token.h '#include "time/time.h"'
expect_wrong "a stage includes a stage" 'src/token/token.h:4: token does not declare that it uses time'
module token <<<'whosays_module(token LAYER 2 USES base doc time)'
expect_wrong "a stage declares a stage" 'src/token/CMakeLists.txt: layer 2 may not use time of layer 2'
add base/base.h '  #  include "doc/doc.h"'
expect_wrong "the beginning includes what follows" 'src/base/base.h:2: base does not declare that it uses doc'
module base <<<'whosays_module(base LAYER 0 USES engine)'
expect_wrong "an upward arrow, declared" 'layer 0 may not use engine of layer 3'
add tag/tag.h '#include "token/token.h"'
expect_wrong "a stage that is not built yet" 'src/tag/tag.h:2: tag does not declare that it uses token'
add time/time.cpp '#include "token/token.h"'
expect_wrong "what only the tests may include" 'src/time/time.cpp:2: time does not declare that it uses token'
add time/time_test.cpp '#include "engine/engine.h"'
expect_wrong "what not even the tests link" 'src/time/time_test.cpp:3: time does not declare that it uses engine'
module doc <<<'whosays_module(doc LAYER 1 USES base nobody)'
expect_wrong "a module that is not there" 'uses nobody, which is no module'
file parse/parse.cpp <<<'#include "doc/doc.h"'
expect_wrong "a folder without a declaration" 'src/parse: has no whosays_module'
module doc <<<'whosays_module(document LAYER 1 USES base)'
expect_wrong "a module under another name" 'declares a module named document'
add doc/doc.cpp '#include "../base/base.h"'
expect_wrong "a way round" 'src/doc/doc.cpp:2: "../base/base.h": write includes from src/'
add engine/batch.cpp '#include <sqlite3.h>'
expect_wrong "SQLite outside the ledger" 'src/engine/batch.cpp:4: <sqlite3.h> belongs to src/ledger alone'
add ledger/sqlite.cpp '#include <CLI/CLI.hpp>'
expect_wrong "CLI11 outside the program" '<CLI/CLI.hpp> belongs to src/cli alone'
add doc/doc.cpp '#include <gumbo.h>'
expect_wrong "gumbo outside reading" '<gumbo.h> belongs to src/read alone'
add doc/doc.cpp '#include <gtest/gtest.h>'
expect_wrong "a test's header in the library" '<gtest/gtest.h> outside a test'
add doc/doc.cpp '#include <iostream>'
expect_wrong "iostream in the library" 'src/doc/doc.cpp:2: <iostream> outside src/cli'
add engine/batch.cpp 'void f() { std::cerr << 1; }'
expect_wrong "the library prints" 'src/engine/batch.cpp:4: library code neither prints'
add doc/doc.cpp 'void f() { printf("x"); }'
expect_wrong "the library prints as C does" 'src/doc/doc.cpp:2: library code neither prints'
add doc/doc.cpp '  std::abort();'
expect_wrong "the library ends the program" 'src/doc/doc.cpp:2: library code neither prints'
add engine/engine.h '#include "doc/doc.h"'
expect_wrong "the public header needs ours" 'src/engine/engine.h:2: the public header includes "doc/doc.h"'

[ "$failures" = 0 ]
