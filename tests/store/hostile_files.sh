#!/usr/bin/env bash
# Files that are no ledger, are not ours to write, or are of another time: exit code 2 or 3, one clear line that says what
# to do, the file untouched. Usage: hostile_files.sh WHOSAYS
set -euo pipefail
whosays=$(realpath "$1")
work=$(mktemp -d)
chmod 755 "$work"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
fail() { echo "hostile_files: $*" >&2; exit 1; }
printf 'Marek Odel said that pier 4 leaks.\n' > "$work/note.txt"

# refuses FILE WORDS VERB...: the verb fails with these words and leaves the file as it is
refuses() {
  local file=$1 words=$2 code=0 before after
  shift 2
  before=$(sha256sum < "$file" 2> /dev/null || echo none)
  "$whosays" "$@" > "$work/out" 2> "$work/err" || code=$?
  [ "$code" -ge 1 ] && [ "$code" -le 3 ] || fail "$*: exit $code: $(tail -2 "$work/err")"
  grep -q -- "$words" "$work/err" || fail "$*: expected \"$words\", got: $(tail -2 "$work/err")"
  ! grep -q "$(printf '\033')" "$work/err" || fail "$*: a control character reached the terminal"
  after=$(sha256sum < "$file" 2> /dev/null || echo none)
  [ "$before" = "$after" ] || fail "$*: the file was changed"
}
both() { refuses "$1" "$2" info -l "$1"; refuses "$1" "$2" add -l "$1" "$work/note.txt"; }

printf 'From the Courier\r\n' > "$work/letter.db";          both "$work/letter.db" 'is not a whosays ledger'
printf '%%PDF-1.7 and so on' > "$work/paper.db";             both "$work/paper.db" 'begins like a PDF'
printf '\033]0;title\007\033[31mred' > "$work/escape.db";    both "$work/escape.db" 'is not a whosays ledger'
head -c 5000 /dev/zero > "$work/zero.db";                    both "$work/zero.db" 'is not a whosays ledger'
sqlite3 "$work/mine.db" 'CREATE TABLE mine (x)';             both "$work/mine.db" 'another program'
refuses "$work/none.db" 'no such ledger' info -l "$work/none.db"
[ ! -e "$work/none.db" ] || fail "info made a file"
refuses "$work" 'is a folder' add -l "$work" "$work/note.txt"
refuses "$work/none.db" 'folder does not exist' add -l "$work/no/such.db" "$work/note.txt"

"$whosays" add -l "$work/story.db" "$work/note.txt" > /dev/null 2>&1 || fail "add failed"
cp "$work/story.db" "$work/newer.db"
sqlite3 "$work/newer.db" 'PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);' > /dev/null
both "$work/newer.db" 'newer whosays'
head -c 6000 "$work/story.db" > "$work/cut.db"
refuses "$work/cut.db" 'damaged' receipts -l "$work/cut.db"

# A second writer: waits, then says so.
sqlite3 "$work/story.db" 'BEGIN IMMEDIATE;' '.shell sleep 12' 'ROLLBACK;' &
holder=$!
sleep 0.5
printf 'Ada Brandt said that pier 5 leaks.\n' > "$work/second.txt"
code=0
"$whosays" add -l "$work/story.db" "$work/second.txt" > /dev/null 2> "$work/err" || code=$?
[ "$code" != 0 ] || fail "a second writer did not notice the first"
grep -q 'in use by another program' "$work/err" || fail "busy: $(tail -2 "$work/err")"
"$whosays" info -l "$work/story.db" > /dev/null 2>&1 || fail "a reader was kept out by a writer"
wait "$holder"
"$whosays" add -l "$work/story.db" "$work/second.txt" > /dev/null 2>&1 || fail "add after the writer was gone failed"

# A read-only file in a read-only folder can be read. (Root may write anything: then as nobody.)
mkdir "$work/locked"
cp "$work/story.db" "$work/locked/story.db"
chmod 444 "$work/locked/story.db"; chmod 555 "$work/locked"
run=()
if [ "$(id -u)" = 0 ]; then run=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
if [ ${#run[@]} = 0 ] || "${run[@]}" test -x "$whosays"; then
  "${run[@]}" "$whosays" info -l "$work/locked/story.db" > /dev/null 2> "$work/err" || fail "cannot read a read-only ledger: $(cat "$work/err")"
  code=0
  "${run[@]}" "$whosays" add -l "$work/locked/story.db" "$work/note.txt" > /dev/null 2> "$work/err" || code=$?
  [ "$code" != 0 ] || fail "add wrote to a read-only ledger"
  grep -q 'read-only' "$work/err" || fail "read-only: $(tail -2 "$work/err")"
fi
echo "hostile_files: fine"
