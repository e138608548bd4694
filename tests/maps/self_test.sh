#!/usr/bin/env bash
# Proves that cmake/check_maps.sh fails on a map that is not true: a small good tree must pass; then one thing is spoilt.
set -euo pipefail
check=$(realpath "$(dirname "$0")/../../cmake/check_maps.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

good_tree() {
  rm -rf "$work/src"
  mkdir -p "$work/src/quote" "$work/src/base"
  touch "$work/src/quote/"{quote.h,quote.cpp,quote_test.cpp,marks.cpp,verb_a.cpp} "$work/src/base/utf8.h"
  # shellcheck disable=SC2016  # the marks of Markdown
  echo 'Begin with `quote.h`; marks: `marks.cpp`, verbs: `verb_*.cpp`, elsewhere: `src/base/utf8.h`.' >"$work/src/quote/README.md"
}

expect_wrong() {
  if bash "$check" "$work" >"$work/out" 2>&1 || ! grep -qF -- "$2" "$work/out"; then
    echo "FAIL $1: expected: $2"
    sed 's/^/     /' "$work/out"
    failures=$((failures + 1))
  else
    echo "PASS $1"
  fi
  good_tree
}

good_tree
bash "$check" "$work" || { echo "FAIL a good tree"; failures=$((failures + 1)); }
touch "$work/src/quote/turns.h"
expect_wrong "a header without a place" 'turns.h is not named'
touch "$work/src/quote/units.cpp"
expect_wrong "a source without a header or a place" 'units.cpp is not named'
rm "$work/src/quote/marks.cpp"
expect_wrong "a name without a file" 'there is no src/quote/marks.cpp'
rm "$work/src/quote/verb_a.cpp"
expect_wrong "a pattern without a file" 'there is no src/quote/verb_*.cpp'
for i in $(seq 61); do touch "$work/src/base/f$i.cpp"; done
expect_wrong "a large folder without a map" 'src/base: 62 files and no README.md'
[ "$failures" = 0 ]
