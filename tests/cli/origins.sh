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
# --- what goes wrong in real collections: each through add, origins, claims and audit ---------------------------------------
python3 - >odd.jsonl <<'END'
import json
first = ' '.join('Marek Odel of the %s office showed the %s ledger to %d inspectors of Callis in the spring, and the council kept the page.' % (a, b, n)
                 for n, (a, b) in enumerate([('harbour', 'pier'), ('customs', 'ferry'), ('lantern', 'quay'), ('canal', 'granary'), ('market', 'crane'),
                                             ('archive', 'bridge'), ('survey', 'anchor'), ('toll', 'mill'), ('coast', 'signal'), ('tide', 'chapel')], 3))
second = ' '.join('Nobody had told Ilse Varn that %s would close before %s, she wrote, so %d bakers from Norrland carried their %s up the hill by night.' % (a, b, n, c)
                  for n, (a, b, c) in enumerate([('Grain Street', 'winter', 'flour'), ('the Old Oven', 'Easter', 'trays'), ('Mill Lane', 'harvest', 'sacks'),
                                                 ('the scullery', 'dawn', 'loaves'), ('Salt Alley', 'frost', 'yeast'), ('the cellar', 'market day', 'scales'),
                                                 ('Rye Corner', 'midsummer', 'aprons'), ('the kiln', 'noon', 'baskets'), ('Butter Row', 'Lent', 'rolling pins'),
                                                 ('the loft', 'the fair', 'candles')], 21))
def page(id, publisher, day, text, **more): print(json.dumps(dict(id=id, publisher=publisher, published=day, title='Page ' + id, text=text, **more)))
page('first', 'Callis Courier', '2031-05-03', first)
page('second', 'Tidewater Post', '2031-05-04', second)
page('both', 'Quick Wire', '2031-05-06', first + '\n' + second)
page('early', 'Lowland Gazette', '2030-01-02', first)
page('there', 'Harbour Online', '2031-05-05', second, url='https://harbour.example/a')
page('again', 'Harbour Online', '2031-06-09', second, url='https://harbour.example/b')
for n, (a, b) in enumerate([('Ropewalk', 'Lantern'), ('Lantern', 'Signal'), ('Signal', 'Ropewalk')]):
    page('ring%d' % n, 'The ' + a, '2031-05-0%d' % (n + 5), 'The %s reported that Tovan Brack had hidden the survey of the north mole from the council. '
         'The %s said that Brack knew of the survey in March.' % (b, b))
page('tiny', 'Callis Courier', '2031-05-07', 'Odel said that the pier was sound on Monday morning.')
page('fr', 'Courrier du Port', '2031-05-07', "Le commissaire du port, Marek Odel, a déclaré mardi que le registre n'avait jamais quitté son bureau. " * 4)
page('ar', 'الميناء', '2031-05-07', 'قال مفوض الميناء إن السجل لم يغادر مكتبه قط. ' * 6)
END
run add --from jsonl odd.jsonl -l odd.db
expect "odd pages are added, all of them" eval 'exited 0 && [ "$(sqlite3 odd.db "SELECT count(*) FROM article")" -eq 12 ]'
run origins -l odd.db --format jsonl
cp out.txt odd.txt
expect "each has its row" eval 'exited 0 && [ "$(wc -l <out.txt)" -eq 12 ]'
expect "a page that carries two origins does not join them" test "$(relation first | cut -d" " -f1)" != "$(relation second | cut -d" " -f1)"
expect "and says that it has a part of the other" grep -q '"id":"both".*; part of it stands in \(first\|second\|there\|early\) (.*words in the same runs' out.txt
expect "a copy that is dated before its origin is in its group" test "$(relation early | cut -d" " -f1)" = "$(relation first | cut -d" " -f1)"
expect "one text at two addresses and of two dates is one report" test "$(relation there | cut -d" " -f1)" = "$(relation again | cut -d" " -f1)"
expect "a circle of credits has one beginning" test "$(for n in 0 1 2; do relation ring$n; done | grep -c "origin None")" -eq 1
expect "a circle is one group" test "$(for n in 0 1 2; do relation ring$n | cut -d" " -f1; done | sort -u | wc -l)" -eq 1
expect "ten words and other languages stand alone" test "$(for n in tiny fr ar; do relation $n | cut -d" " -f2; done | sort -u)" = independent
tac odd.jsonl >ddo.jsonl
run add --from jsonl ddo.jsonl -l ddo.db
run origins -l ddo.db --format jsonl
expect "the same in the other order" cmp -s <(sort odd.txt) <(sort out.txt)
run claims -l odd.db --format jsonl
expect "claims of them" eval 'exited 0 && [ -s out.txt ]'
expect "a circle raises no floor" python3 -c '
import json
for line in open("out.txt"):
    claim = json.loads(line)
    if "hidden the survey" in json.dumps(claim["statements"]): assert claim["origins"]["at_least"] == 1, claim'
printf 'Tovan Brack hid the survey of the north mole from the council. Brack did not answer.\n' >draft.txt
run audit draft.txt -l odd.db
expect "audit beside them" eval '[ "$code" -le 1 ] && shows "NOT CHECKED"'

run origins -l nothing.db
expect "no ledger" eval 'exited 2 && [ -s err.txt ]'
finish
