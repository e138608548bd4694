#!/bin/sh
# 2,106 feeds of feedparser's tests: all that are well-formed are read, and what they state of themselves is compared
# with what was read (feeds.py explains). Prints the figures that docs/notes/feeds.md gives.
#
#   feeds.sh path/to/whosays
#
# Runs only where ../shared stands beside the project and test_read is built beside the program.
set -eu

program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
feeds=$root/../shared/data/corpus/feed-and-warc-fixtures/feedparser-feeds.tar.gz
reader=$(dirname "$program")/src/read/test_read
if [ ! -f "$feeds" ] || [ ! -x "$reader" ] || ! command -v python3 >/dev/null; then
  echo "SKIP: $feeds, $reader or python3 is not here"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar xzf "$feeds" -C "$work"
python3 "$root/tests/differential/feeds.py" "$program" "$reader" "$work"
