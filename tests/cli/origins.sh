#!/usr/bin/env bash
# origins: a story of six pages, from JSON lines to relations, in the terminal and as JSON lines. Everything is invented.
. "$(dirname "$(realpath "$0")")/lib.sh"

python3 - >pages.jsonl <<'END'
import json
report = ' '.join('Marek Odel of the %s office showed the %s ledger to %d inspectors of Callis in the spring, and the council kept the page.' % (a, b, n)
                  for n, (a, b) in enumerate([('harbour', 'pier'), ('customs', 'ferry'), ('lantern', 'quay'), ('canal', 'granary'), ('market', 'crane'),
                                              ('archive', 'bridge'), ('survey', 'anchor'), ('toll', 'mill'), ('coast', 'signal'), ('tide', 'chapel')], 3))
spun = report.replace('showed', 'displayed').replace('ledger', 'account book').replace('inspectors', 'examiners').replace('spring', 'springtime').replace('kept', 'retained')
own = 'Ilse Varn sells bread on the square in Norrland and has never seen a flood like the one of last week, her sister said by letter. ' * 2
for page in [{'id': 'first', 'publisher': 'Callis Courier', 'published': '2031-05-03', 'title': 'The ledger', 'text': report},
             {'id': 'copy', 'publisher': 'Lowland Gazette', 'published': '2031-05-04', 'title': 'The ledger', 'text': 'Sign up here.\n' + report},
             {'id': 'spun', 'publisher': 'Quick Wire', 'published': '2031-05-05', 'title': 'The account book', 'text': spun},
             {'id': 'alone', 'publisher': 'Tidewater Post', 'published': '2031-05-04', 'title': 'Bread', 'text': own}]:
    print(json.dumps(page))
END
relation() { python3 -c '
import json, sys
for line in open("out.txt"):
    row = json.loads(line)
    if row["id"] == sys.argv[1]: print(row["origin_group"], row["relation"], row["parent"])' "$1"; }

run add --from jsonl pages.jsonl -l story.db
expect "pages are added" exited 0
run origins -l story.db --format jsonl
expect "one line an article" eval 'exited 0 && [ "$(wc -l <out.txt)" -eq 4 ]'
expect "the first report" test "$(relation first)" = "first origin None"
expect "a reprint" test "$(relation copy)" = "first verbatim first"
expect "reworded by machine" test "$(relation spun | cut -d" " -f1,2)" = "first spun"
expect "no copying found" test "$(relation alone)" = "alone independent None"
expect "the evidence is in words" grep -q '"evidence":"as first (Callis Courier): .*sentences in the same order' out.txt
cp out.txt forward.txt

run origins -l story.db
expect "in the terminal" eval 'exited 0 && shows "go back to one report" && shows "reworded by machine" && shows "No copying found"'

tac pages.jsonl >backward.jsonl
run add --from jsonl backward.jsonl -l backward.db
run origins -l backward.db --format jsonl
expect "added in another order: the same" cmp -s <(sort forward.txt) <(sort out.txt)
run origins -l story.db --as-of 2031-05-03 --format jsonl
expect "on the first day there is one page" eval '[ "$(wc -l <out.txt)" -eq 1 ]'
run origins -l nothing.db
expect "no ledger" eval 'exited 2 && [ -s err.txt ]'
finish
