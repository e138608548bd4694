#!/usr/bin/env bash
# What a newcomer meets: commands to copy, folders with notes in them, names that are not there, places for a ledger.
. "$(dirname "$(realpath "$0")")/lib.sh"

mkdir -p pages/.drafts
cat >pages/ferry.txt <<'END'
Pier inspection widens

Mira Tolland, the harbour commissioner, said on Tuesday that the pier was safe.

Two officials with knowledge of the matter said that Marek Odel had asked Jana Veld to keep the report back.

Jana Veld accused Marek Odel of taking bribes.

Nobody at the port said anything.
END
cp pages/ferry.txt pages/.drafts/ferry.txt
printf '# How these pages were saved\n\nMira Tolland said so.\n' >pages/README.md
printf 'a,b\n' >pages/list.csv
within() { python3 -c 'import sys
sys.exit(any(len(line.rstrip("\n")) > int(sys.argv[1]) for line in open("out.txt", encoding="utf-8")))' "$1"; }

# --- add ----------------------------------------------------------------------------------------------------------------
run add pages -l "a story.db" --publisher "Callis Courier" --published 2031-05-03
expect "notes, hidden files and tables in a folder are passed over" \
  eval 'exited 0 && shows "1 article added" && shows "3 passed over: 1 with another ending, 1 note (README, LICENSE ...), 1 hidden"'
run add pages/ferry.txt -l "a story.db"
expect "nothing is said of a file that was named" eval 'exited 0 && ! shows "passed over"'
run add pages/README.md -l notes.db
expect "a note that is named is taken" eval 'exited 0 && shows "1 article added"'
run add pages/.drafts -l drafts.db
expect "a hidden folder that is named is taken" eval 'exited 0 && shows "1 article added"'
mkdir notes && cp pages/README.md notes/
run add notes -l none.db
expect "a folder of notes has no articles" refused 2 "no articles there.*1 passed over"
run add nope -l none.db
grep '^whosays: ' err.txt >add.txt
run read nope
expect "add and read say the same of what is not there" eval 'grep "^whosays: " err.txt | cmp - add.txt && [ -s add.txt ]'

# --- commands to copy -----------------------------------------------------------------------------------------------------
run claims -l "a story.db" --as-of 2031-05-04 --publisher "callis courier"
expect "a first screen within its width" eval 'exited 0 && within 80'
sed -n '/whosays claims [0-9a-f]\{8\}/,/[^\\]$/p' out.txt | sed 's/.*whosays claims/whosays claims/' >commands.txt
cp out.txt screen.txt
ran=0
printf '%s\n' 'ran=0' 'whosays() { ran=$((ran + 1)); "$program" "$@" || exit 9; }' >copied.sh
cat commands.txt >>copied.sh
echo 'echo "ran $ran"' >>copied.sh
code=0
program=$whosays sh copied.sh >out.txt 2>err.txt </dev/null || code=$?
expect "commands copied from it find the claim" eval '[ -s commands.txt ] && exited 0 && shows "^CLAIM" && shows "as of 4 May 2031" && ! shows "ran 0"'
cp "a story.db" whosays.db
run claims
expect "the usual ledger is not named" eval 'exited 0 && shows "whosays claims ID$"'

# --- names that are not there ---------------------------------------------------------------------------------------------
for verb in claims "who Tolland" sources timeline "search pier" receipts "export --as jsonl"; do
  # shellcheck disable=SC2086 # a verb and its argument
  run $verb -l "a story.db" --publisher Courier
  expect "$verb of a publisher that is not there" refused 2 "publisher \"Courier\"; there are: Callis Courier"
done
run claims -l "a story.db" --publisher "CALLIS COURIER"
expect "a publisher is found in any case" eval 'exited 0 && shows "1 article, 1 outlet"'
for n in 01 02 03 04 05 06 07 08 09 10 11 12; do
  printf '{"id":"p%s","text":"Mira Tolland said %s.","publisher":"Paper %s"}\n' $n $n $n
done >many.jsonl
run add many.jsonl -l many.db
run claims -l many.db --publisher Courier
expect "at most ten names" eval 'refused 2 "Paper 10, and 2 more" && ! says "Paper 11"'
printf 'Mira Tolland said so.\n' >plain.txt
run add plain.txt -l plain.db
run sources -l plain.db --publisher Courier
expect "no names at all" refused 2 "nor of any that is named"
run who Nobody -l "a story.db"
expect "nobody is no unnamed source" eval 'exited 2 && says "no actor named \"Nobody\"" && ! says "unnamed source"'
run who knowledge -l "a story.db"
expect "nor is a word of one" eval 'exited 2 && ! says "unnamed source"'
run who officials -l "a story.db"
expect "an unnamed source is" eval 'exited 2 && says "is an unnamed source"'
run who Tollnad -l "a story.db"
expect "the nearest spellings" eval 'exited 2 && says "nearest spellings: Mira Tolland"'
run receipts r99999 -l "a story.db"
expect "a receipt that is not there is an error and nothing else" eval 'refused 2 r99999 && [ ! -s out.txt ]'
run receipts r1 r99999 -l "a story.db"
expect "beside one that is there" eval 'exited 3 && says r99999 && shows "1 receipt verified, all hold"'

# --- words ----------------------------------------------------------------------------------------------------------------
run inspect
expect "inspect speaks of forms, not of issues" eval 'exited 0 && ! shows issue && shows "plain text"'
run inspect statements pages/ferry.txt --explain
expect "inspect --explain gives each word its label and how sure that is" \
  eval 'exited 0 && shows "^labels$" && shows "\"said\": cue single [01]\.[0-9][0-9]$"'
printf '{"id":"long","title":"%s","text":"Mira Tolland said so.","url":"https://courier.callis.example/%s"}\n' \
  "A title that goes on and on, about the pier and the ferry and the harbour and the vote" \
  "2031/05/03/a-page-whose-address-is-longer-than-a-line" >long.jsonl
run add long.jsonl -l long.db
run cite r1 -l long.db
expect "cite breaks neither address nor hash" eval 'shows "https://courier.callis.example/2031/05/03/a-page-whose-address-is-longer-than-a-line$" && shows "^sha256  *[0-9a-f]\{64\}$"'
run forget long --yes -l long.db
expect "forget keeps to the width" eval 'exited 0 && within 80'

# --- places for a ledger --------------------------------------------------------------------------------------------------
mkdir -p tree/.git tree/desk
run add pages/ferry.txt -l tree/desk/story.db
expect "a git tree is warned of" eval 'exited 0 && says "git tree"'
echo '*.db' >tree/.gitignore
run add pages/ferry.txt -l tree/desk/other.db
expect "but not where the ledger is ignored" eval 'exited 0 && ! says "git tree"'
finish
