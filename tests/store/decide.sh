#!/usr/bin/env bash
# Decisions under pressure: `who --merge` and `claims --join` while another process writes, on a full disk, and killed.
# Either the decision is there as a whole or nothing of it is, and the message says what to do. Usage: decide.sh WHOSAYS
set -euo pipefail
whosays=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "decide: $*" >&2; exit 1; }
cd "$work"

# Invented people and places.
python3 - >pages.jsonl <<'END'
import json
asked = 'Marek Odel asked the agent to hold back the ferry report'
months = 'January February March April May June July August September October November December'.split()
for i, month in enumerate(months):
    text = f'Marek Odel, a dentist, was there. Ada Brandt said that {asked}. It rained all {month}.'
    print(json.dumps({'id': f'a{i}', 'publisher': f'Paper {i}', 'published': f'2031-05-{i + 1:02}', 'title': f'Day {i}', 'text': text}))
END
ledger=$work/story.db
"$whosays" add --from jsonl pages.jsonl -l "$ledger" > /dev/null 2>&1 || fail "the pages could not be added"
decisions() { sqlite3 -readonly "$ledger" 'SELECT COUNT(*) FROM decision'; }
whole() {
  [ "$(sqlite3 -readonly "$ledger" 'PRAGMA integrity_check')" = ok ] || fail "integrity check failed, $1"
  "$whosays" receipts -l "$ledger" > out 2>&1 || fail "receipts do not verify, $1: $(tail -2 out)"
}
receipts=$(sqlite3 -readonly "$ledger" "SELECT 'r' || receipt FROM actor WHERE name = 'Marek Odel' ORDER BY receipt LIMIT 2" | xargs)
claim=$("$whosays" claims -l "$ledger" --format jsonl 2> /dev/null | python3 -c '
import json, sys
print(max((json.loads(line) for line in sys.stdin), key=lambda c: len(c.get("statements", [])))["id"])')
merge() { "$whosays" who --merge $receipts --by JB -l "$ledger"; }       # one decision
join() { "$whosays" claims --join "$claim" --by JB -l "$ledger"; }       # eleven decisions in one transaction

# Another process holds the ledger for longer than anybody waits.
coproc holder { sqlite3 "$ledger" 2>&1; }
echo "BEGIN IMMEDIATE; SELECT 'held';" >&"${holder[1]}"
read -r line <&"${holder[0]}"
[ "$line" = held ] || fail "the ledger could not be held: $line"
for verb in merge join; do
  code=0
  $verb > out 2> err || code=$?
  [ "$code" != 0 ] || fail "$verb: another process was writing and the exit code 0"
  grep -q -i -E 'busy|another|writ' err || fail "$verb: the message does not speak of the other process: $(cat err)"
  [ "$(grep -c . err)" -le 2 ] || fail "$verb: more than a line of error"
done
[ "$(decisions)" = 0 ] || fail "a decision came in beside another writer"
# It lets go while we wait: then the decision is kept.
join > out 2> err &
waiting=$!
sleep 1
printf 'ROLLBACK;\n.quit\n' >&"${holder[1]}"
wait "$waiting" || fail "join: the other process had let go: $(cat err)"
[ "$(decisions)" = 11 ] || fail "$(decisions) decisions of a join of twelve texts"
whole "after two processes"

# No file may grow: the disk is full. Blocks of 1024 bytes; the ledger itself is larger than the limit.
sqlite3 "$ledger" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
for verb in merge join; do
  before=$(decisions)
  code=0
  (
    trap '' XFSZ
    ulimit -f 1
    $verb
  ) > out 2> err || code=$?
  [ "$code" != 0 ] || fail "$verb: the disk was full and the exit code 0"
  [ "$code" -lt 128 ] || fail "$verb: died of a signal ($code)"
  [ "$(decisions)" = "$before" ] || fail "$verb: a part of it was kept on a full disk"
  whole "after $verb on a full disk"
done
merge > /dev/null 2>&1 || fail "with room again, the merge failed"
[ "$(decisions)" = 12 ] || fail "the merge was not kept"

# Killed at any moment: all eleven or none.
for round in 1 3 5 8; do
  before=$(decisions)
  # Not by the function above: then the shell around it would be killed, and the program go on.
  "$whosays" claims --join "$claim" --by JB -l "$ledger" > /dev/null 2>&1 &
  child=$!
  sleep "0.0$round"
  kill -9 "$child" 2> /dev/null || true
  wait "$child" 2> /dev/null || true
  more=$(($(decisions) - before))
  [ "$more" = 0 ] || [ "$more" = 11 ] || fail "killed: $more of 11 decisions were kept"
  whole "killed in round $round"
done
echo "decide: fine"
