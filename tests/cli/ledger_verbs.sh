#!/usr/bin/env bash
# The verbs on a ledger, through the program: add and again, versions, failures in a batch, states, receipts, forget.
. "$(dirname "$(realpath "$0")")/lib.sh"

mkdir -p pages/.hidden pages/deep
cat >pages/ferry.txt <<'END'
Pier inspection widens

Mira Tolland, the harbour commissioner, said on Tuesday that the pier was safe.

“I asked nobody to delay anything,” Marek Odel said.

Two separate officials said the report had been kept back. A spokesperson for the inspectorate declined to comment.
END
cat >pages/deep/market.txt <<'END'
Market opens early

According to the market's board, the stalls open at six. Jana Veld denied that rents would rise.
END
printf 'Somebody said something.\n' >pages/.hidden/secret.txt
printf 'not an article' >pages/picture.png
file_mode() { stat -c %a "$1"; }

# --- add ----------------------------------------------------------------------------------------------------------------
run add pages -l story.db --publisher "Callis Courier" --published 2031-05-03
expect "a folder is added" eval 'exited 0 && shows "2 articles added"'
expect "the ledger is its owner's only" eval '[ "$(file_mode story.db)" = 600 ]'
before=$(sha256sum <story.db)
run add pages -l story.db --publisher "Callis Courier" --published 2031-05-03
expect "again is harmless" eval 'exited 0 && shows "0 articles added" && shows "2 already there"'
run add 'pages/*.txt' -l story.db
expect "a pattern in quotes" eval 'exited 0 && shows "1 already there"'
printf '\x00\x01\x02\x7fELF\x00\x00' >broken.bin
printf 'Ilse Varn said the ferry was late.\n' >late.txt
run add late.txt broken.bin gone.txt -l story.db
expect "bad files in a batch stop nothing" eval 'exited 3 && shows "1 article added" && shows "2 failed" && [ "$(failure_lines)" -eq 2 ]'
run add gone.txt -l story.db
expect "nothing readable" eval 'exited 2 && says gone.txt'
run add story.db -l story.db
expect "the ledger itself is left out" eval 'says "ledger itself"'
run add ftp://callis.example/ferry -l story.db
expect "an address that is not fetched" refused 2 "only http and https"
mkdir nothing
run add nothing -l story.db
expect "an empty folder" refused 2 "no articles"
printf '{"id":"v","text":"Ilse Varn said one."}\n' >v1.jsonl
printf '{"id":"v","text":"Ilse Varn said two."}\n' >v2.jsonl
run add v1.jsonl -l story.db
run add v2.jsonl -l story.db
expect "the same id with another text is a version" eval 'exited 0 && shows "1 new version"'
run add late.txt -l other.db --state embargoed
expect "an embargo needs its day" refused 2 "embargo-until"
expect "and nothing was made" eval '[ ! -e other.db ]'
run_in late.txt add - -l stdin.db
expect "standard input is added" eval 'exited 0 && shows "1 article added"'

# --- what is in it --------------------------------------------------------------------------------------------------------
run info -l story.db
expect "info" eval 'exited 0 && shows "4 articles"'
run info -l story.db --format jsonl
expect "info for programs" eval 'exited 0 && python3 -c "import json; r = json.load(open(\"out.txt\")); assert r[\"articles\"] == 4 and r[\"stale\"] == 0, r"'
WHOSAYS_LEDGER=story.db run info
expect "the ledger named by the environment" eval 'exited 0 && shows "4 articles"'
run search delay -l story.db
expect "search" eval 'exited 0 && shows "\[\[delay\]\]"'
run search nothingofthekind -l story.db
expect "search without a hit" eval 'exited 0 && shows "none found in these articles"'
run search '"unclosed AND ( * NEAR' -l story.db
expect "a query that is no query" eval 'exited 0 || refused 2 .'
run search delay --format jsonl -l story.db
expect "search for programs" eval 'exited 0 && python3 -c "
import json
for line in open(\"out.txt\", encoding=\"utf-8\"): json.loads(line)"'
run receipts -l story.db
expect "receipts hold" eval 'exited 0 && shows "all hold"'
run receipts r1 --format jsonl -l story.db
expect "one receipt for programs" eval 'exited 0 && shows "\"holds\":true"'
run receipts r99999 -l story.db
expect "a receipt that is not there" eval 'exited 2 && says r99999'
run cite r1 -l story.db
expect "cite" eval 'exited 0 && shows "\[\[" && shows "not that they were said" && shows "sha256"'
run cite zzzz -l story.db
expect "cite of nothing" refused 2 .
run refresh -l story.db
expect "nothing is stale" eval 'exited 0 && shows "nothing is stale"'

# --- stale readings, damaged evidence -------------------------------------------------------------------------------------
if command -v sqlite3 >/dev/null; then
  cp story.db old.db
  column=$(sqlite3 old.db "SELECT m.name || ' ' || p.name FROM sqlite_master m, pragma_table_info(m.name) p
                           WHERE m.type = 'table' AND p.name = 'engine' LIMIT 1")
  [ -n "$column" ] && sqlite3 old.db "UPDATE ${column% *} SET engine = '0.0.1'"
  run receipts --format jsonl -l old.db
  sort out.txt >before.txt
  run info -l old.db --format jsonl
  expect "an older reading is stale" eval '! shows "\"stale\":0"'
  run refresh -l old.db
  expect "refresh reads again" eval 'exited 0 && shows "read again"'
  run refresh -l old.db
  expect "once is enough" eval 'exited 0 && shows "nothing is stale"'
  run receipts -l old.db
  expect "receipts hold after refresh" eval 'exited 0 && shows "all hold"'
  run search delay -l old.db
  expect "metadata stays over refresh" eval 'shows "Callis Courier"'
fi

# --- forget ---------------------------------------------------------------------------------------------------------------
run search delay --format jsonl -l story.db
id=$(python3 -c 'import json; print(json.loads(open("out.txt").readline())["article"])')
run forget "$id" -l story.db
expect "forget asks, and nobody is there" refused 2 "--yes"
run forget "$id" --yes -l story.db
expect "forget" eval 'exited 0 && shows "forgotten" && shows "Backups"'
expect "no byte of it stays" eval '! cat story.db* | grep -qa "asked nobody to delay"'
run forget "$id" --yes -l story.db
expect "what is gone is not there" eval 'exited 2 && says "$id"'
run info -l story.db
expect "the rest is" eval 'shows "3 articles"'

# --- ledgers that are none --------------------------------------------------------------------------------------------------
run info -l gone.db
expect "no ledger" refused 2 gone.db
printf 'hello, I am no database, I am a letter to my aunt\n' >letter.db
run info -l letter.db
expect "a file that is no ledger" refused 2 letter.db
run add late.txt -l letter.db
expect "is not written over" eval 'exited 2 && grep -q aunt letter.db'
: >zero.db
run info -l zero.db
expect "an empty file is no ledger" refused 2 zero.db
run info -l /tmp
expect "a folder is no ledger" refused 2 /tmp
run add late.txt -l no/such/folder/story.db
expect "a folder that is not there" refused 2 "no/such/folder"
if command -v sqlite3 >/dev/null; then
  sqlite3 foreign.db 'CREATE TABLE t(a); INSERT INTO t VALUES (1)'
  run info -l foreign.db
  expect "somebody else's database" refused 2 foreign.db
  run add late.txt -l foreign.db
  expect "is not written to" eval 'exited 2 && [ "$(sqlite3 foreign.db "SELECT count(*) FROM sqlite_master")" = 1 ]'
  cp story.db newer.db
  sqlite3 newer.db 'PRAGMA user_version = 9999'
  run info -l newer.db
  expect "a ledger of a newer version" refused 2 newer
fi
finish
