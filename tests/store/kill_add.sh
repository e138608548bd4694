#!/usr/bin/env bash
# kill -9 at random moments of `whosays add`: what is in the ledger afterwards is whole, verifies, and the same command
# run again ends with every article in it, once. Usage: kill_add.sh WHOSAYS [ROUNDS]
set -euo pipefail
whosays=$(realpath "$1")
rounds=${2:-20}
articles=400
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "kill_add: $*" >&2; exit 1; }

mkdir "$work/in"
for ((i = 0; i < articles; i++)); do
  # Invented people and places.
  printf 'Harbour notes %d\n\nMarek Odel said on Tuesday that pier %d leaks. “I asked nobody to delay report %d,” he said.\n\nTwo officials, who asked not to be named, told the Courier that crane %d was closed.\n' \
    "$i" "$i" "$i" "$i" > "$work/in/note-$i.txt"
done
ledger=$work/story.db
count() { sqlite3 "$ledger" 'SELECT COUNT(*) FROM article'; }
whole() {
  [ "$(sqlite3 "$ledger" 'PRAGMA integrity_check')" = ok ] || fail "integrity check failed, $1"
  [ -z "$(sqlite3 "$ledger" 'PRAGMA foreign_key_check')" ] || fail "dangling rows, $1"
  [ "$(count)" = "$(sqlite3 "$ledger" 'SELECT COUNT(*) FROM reading')" ] || fail "an article without its reading, $1"
  [ "$(sqlite3 "$ledger" 'SELECT COUNT(*) FROM article_relation')" = "$(count)" ] || fail "an article that was not compared, $1"
  "$whosays" receipts -l "$ledger" > "$work/out" 2>&1 || fail "receipts do not verify, $1: $(tail -3 "$work/out")"
}
# What is kept of the articles among each other: the same whatever was killed, and in every order of adding.
relations() {
  {
    sqlite3 "$1" "SELECT one.id, other.id, hex(numbers), may_join FROM article_pair
        JOIN article AS one ON one.article_row = article_pair.article_row
        JOIN article AS other ON other.article_row = article_pair.other_row ORDER BY 1, 2;
      SELECT article, relation, parent, origin, evidence FROM relations_readable ORDER BY 1;"
    python3 - "$1" << 'KEYS'
import sqlite3, sys
# docs/ledger-schema.md, article_key_block: steps of places and rows, seven bits a byte.
db = sqlite3.connect(sys.argv[1])
ids = dict(db.execute("SELECT article_row, id FROM article"))
keys = []
for place, block in db.execute("SELECT place, keys FROM article_key_block ORDER BY place"):
    numbers, number, shift = [], 0, 0
    for byte in block:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number = shift = 0
    for step, row in zip(numbers[::2], numbers[1::2]):
        place += step
        keys.append((place >> 15, ids[row]))
for key, id in sorted(keys):
    print(key, id)
KEYS
  } | sha256sum
}

# How long a whole run takes here, so that the kills fall anywhere in it.
begun=$(date +%s%N)
"$whosays" add -l "$work/whole.db" "$work/in" > /dev/null 2>&1 || fail "a run left alone fails"
whole_run=$((($(date +%s%N) - begun) / 1000000))

killed=0
for ((round = 0; round < rounds; round++)); do
  # Three rounds a ledger: killed while it is made, while it grows, while it is opened again after a crash.
  [ $((round % 3)) != 0 ] || rm -f "$ledger" "$ledger-wal" "$ledger-shm"
  "$whosays" add -l "$ledger" "$work/in" > /dev/null 2>&1 &
  child=$!
  wait_ms=$((RANDOM * whole_run * 7 / 327680))  # up to 0.7 of it: the machine may be less busy by now
  sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
  if kill -9 "$child" 2> /dev/null; then killed=$((killed + 1)); fi
  wait "$child" 2> /dev/null || true
  # Before the file was made, or while it was being made, there is nothing to look at yet.
  [ -s "$ledger" ] && [ -n "$(sqlite3 "$ledger" "SELECT name FROM sqlite_master WHERE name = 'article'")" ] || continue
  whole "round $round"
done
[ "$killed" -ge 3 ] || fail "only $killed of $rounds runs were killed: make them longer"

"$whosays" add -l "$ledger" "$work/in" > /dev/null 2>&1 || fail "the last run did not end well"
whole "after the last run"
[ "$(count)" = "$articles" ] || fail "$(count) articles instead of $articles"
[ "$(relations "$ledger")" = "$(relations "$work/whole.db")" ] || fail "pairs, keys or groups are not those of a run left alone"
"$whosays" add -l "$ledger" "$work/in" > /dev/null 2>&1 || fail "adding again failed"
[ "$(count)" = "$articles" ] || fail "adding again changed the number of articles"
[ "$(stat -c %a "$ledger")" = 600 ] || fail "the ledger's mode is $(stat -c %a "$ledger")"

# forget: nothing of the article is left in any file of the folder
printf 'Zyxwomat Quillfeather said that the vornacular pier is closed.\n' > "$work/secret.txt"
"$whosays" add -l "$ledger" "$work/secret.txt" > /dev/null 2>&1 || fail "add of one file failed"
id=$(sqlite3 "$ledger" "SELECT article.id FROM article JOIN reading USING (article_row) WHERE text LIKE '%Zyxwomat%'")
[ -n "$id" ] || fail "the article to forget was not added"
"$whosays" forget --yes -l "$ledger" "$id" > /dev/null 2>&1 < /dev/null || fail "forget failed"
for words in Zyxwomat zyxwom illfeather vornac "$id"; do
  if grep -q -a -i -- "$words" "$work"/story.db*; then fail "\"$words\" is still in the file after forget"; fi
done
[ "$(count)" = "$articles" ] || fail "forget took more than one article"
echo "kill_add: fine ($killed runs killed)"
