#!/usr/bin/env bash
# who --review, --merge, --split: two until a person joins them. Everything is invented.
courier=$(realpath "$(dirname "$(realpath "$0")")/../../examples/harbour/01-courier-report.html")
. "$(dirname "$(realpath "$0")")/lib.sh"

python3 - >pages.jsonl <<'END'
import json
for page in [{'id': 'a1', 'publisher': 'Callis Courier', 'published': '2031-05-03', 'title': 'The ledger',
              'text': 'Marek Odel, a dentist, said the ledger was lost. Odel said he was sorry.'},
             {'id': 'a2', 'publisher': 'Tidewater Post', 'published': '2031-05-04', 'title': 'The match',
              'text': 'Marek Odel, the striker, said the match was hard. Odel said he was tired.'}]:
    print(json.dumps(page))
END
run add --from jsonl pages.jsonl -l story.db
expect "pages are added" exited 0
run who "Marek Odel" -l story.db --format jsonl
expect "two of one name" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who --review -l story.db --format jsonl
expect "one suggestion with reasons" eval '[ "$(grep -c "whosays.suggestion/1" out.txt)" -eq 1 ] && grep -q "\"because\":\[\"the same name\"" out.txt'
receipt() { python3 -c 'import json,sys; print(json.loads(open("out.txt").readline())[sys.argv[1]]["receipt"])' "$1"; }
first=$(receipt first) second=$(receipt second)
run who --review -l story.db
expect "the command that joins them is printed" shows "whosays who --merge $first $second --by"

run who --merge "$first" "$second" -l story.db
expect "a decision needs initials" eval 'exited 2 && says "initials"'
run who --merge "$first" r9999 --by JB -l story.db
expect "an unknown receipt is an error that says where to look" eval 'exited 2 && says "who --review"'
run who --merge "$first" "$first" --by JB -l story.db
expect "one article's actors are not joined" exited 2
run who --merge "$first" "$second" r9999 --by JB -l story.db
expect "of several nobody is joined where one is unknown" exited 2
run who "Marek Odel" -l story.db --format jsonl
expect "and they are still two" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who --merge "$first" "$second" --by JB -l story.db
expect "joined by hand" eval 'exited 0 && shows "one actor from now on"'
run who "Marek Odel" -l story.db
expect "one page, and by whom" shows "joined by hand: JB"
run refresh -l story.db
run who "Marek Odel" -l story.db --format jsonl
expect "the decision outlives a new reading" eval '[ "$(wc -l <out.txt)" -eq 1 ] && grep -q "\"joined_by\":\[\"JB\"\]" out.txt'
run who --split "$second" --by JB -l story.db
run who "Marek Odel" -l story.db --format jsonl
expect "and can be undone" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who -l story.db
expect "nobody asked for" eval 'exited 2 && says "whose page"'

# However near two people stand, a name of the one is no spelling of the other.
run add "$courier" -l courier.db
run who "Marek Odel" -l courier.db
expect "another's name is no spelling" eval 'exited 0 && shows "^spellings.*Odel" && ! sed -n "/^spellings/,/^in /p" out.txt | grep -q Brandt'
finish
