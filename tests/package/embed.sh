#!/usr/bin/env bash
# Another CMake project uses the library: install to an empty prefix, build examples/embed against it, read its output.
#
#   embed.sh BUILD_DIR         BUILD_DIR: a built tree with WHOSAYS_PACKAGE on
set -euo pipefail
build=$(realpath "${1:?the build directory, please}")
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
  echo "FAIL: $*"
  tail -n 20 "$work/log"
  exit 1
}

cmake --install "$build" --prefix "$work/prefix" --component library >"$work/log" 2>&1 || fail "the library does not install"
headers=$(cd "$work/prefix/include" && find . -type f | sort)
[ "$headers" = ./whosays/engine.h ] || fail "the public header is not the only one: $headers"

# The example is copied out, so that it cannot find a header of this tree beside it.
cp -r "$root/examples/embed" "$work/embed"
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
cmake -S "$work/embed" -B "$work/build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$work/prefix" \
  >"$work/log" 2>&1 || fail "find_package(whosays) does not work"
cmake --build "$work/build" >"$work/log" 2>&1 || fail "the example does not build"
"$work/build/embed" >"$work/out" 2>"$work/log" || fail "the example ends with an error"

expect() { grep -qE -- "$1" "$work/out" || { cp "$work/out" "$work/log"; fail "expected in the output: $1"; }; }
expect '^Ferry report kept back, officials say$'
expect '^  Two officials.* \[unnamed, not_stated\] '
expect '^  Marek Odel.*: .*I asked nobody to delay anything'
expect '\] deny: '
expect '\] decline: '
expect '^read by whosays [0-9]+\.[0-9]+\.[0-9]+, '
echo "the installed library reads: $(grep -c '^  ' "$work/out") statements"
