#!/usr/bin/env bash
# A disk that fills up while `whosays add` runs: a clear message, what was there is kept, and with room again the same
# command ends the work. No file may grow past a limit (ulimit -f); with root, a small tmpfs too. Usage: full_disk.sh WHOSAYS
set -euo pipefail
whosays=$(realpath "$1")
work=$(mktemp -d)
mounted=
cleanup() {
  if [ -n "$mounted" ]; then umount "$work/small"; fi
  rm -rf "$work"
}
trap cleanup EXIT
fail() { echo "full_disk: $*" >&2; exit 1; }

mkdir "$work/in"
for ((i = 0; i < 12; i++)); do
  { printf 'Harbour log %d\n\nMarek Odel said on Tuesday that pier %d leaks.\n\n' "$i" "$i"
    head -c 150000 /dev/urandom | base64 -w 76; } > "$work/in/log-$i.txt"   # does not compress well
done
printf 'Ada Brandt said that the first pier is fine.\n' > "$work/first.txt"

try() {  # LEDGER: fills the disk under it, then looks
  local ledger=$1 limit=$2 code=0
  "$whosays" add -l "$ledger" "$work/first.txt" > /dev/null 2>&1 || fail "the first article could not be added"
  (
    trap '' XFSZ
    if [ "$limit" != none ]; then ulimit -f "$limit"; fi
    "$whosays" add -l "$ledger" "$work/in"
  ) > "$work/out" 2> "$work/err" || code=$?
  [ "$code" != 0 ] || fail "the disk was full and the exit code 0"
  [ "$code" -lt 128 ] || fail "died of a signal ($code): $(tail -2 "$work/err")"
  grep -q -i -E 'room|disk' "$work/err" || fail "the message does not speak of the disk: $(tail -2 "$work/err")"
  [ "$(sqlite3 -readonly "$ledger" 'PRAGMA integrity_check')" = ok ] || fail "integrity check failed"
  [ "$(sqlite3 -readonly "$ledger" "SELECT COUNT(*) FROM reading WHERE text LIKE '%first pier%'")" = 1 ] || fail "the first article is lost"
  "$whosays" receipts -l "$ledger" > /dev/null 2>&1 || fail "receipts do not verify on the full disk"
}

finish() {
  "$whosays" add -l "$1" "$work/in" > /dev/null 2>&1 || fail "with room again, add failed"
  [ "$(sqlite3 "$1" 'SELECT COUNT(*) FROM article')" = 13 ] || fail "not every article came in"
  "$whosays" receipts -l "$1" > /dev/null 2>&1 || fail "receipts do not verify afterwards"
}

try "$work/story.db" 900   # blocks of 1024 bytes
finish "$work/story.db"

mkdir "$work/small"
if mount -t tmpfs -o size=1m none "$work/small" 2> /dev/null; then
  mounted=yes
  try "$work/small/story.db" none
  mount -o remount,size=64m "$work/small"
  finish "$work/small/story.db"
  echo "full_disk: fine"
else
  echo "full_disk: fine (limit on file size; no right to mount a small disk here)"
fi
