#!/usr/bin/env bash
# told and graph: who was told what, by whose account; who had to do with whom. Everything is invented.
tests=$(dirname "$(dirname "$(realpath "$0")")")
. "$tests/cli/lib.sh"

python3 - >pages.jsonl <<'END'
import json
pages = [
    ('report', 'Callis Courier', '2031-05-03', 'Ferry was unsound',
     'Ruta Amsel, the transport minister, met Hanne Velling, chair of the Regional Council, on 2 April. '
     'Hanne Velling told Ruta Amsel on 4 April that the bow ramp was cracked.\n\n'
     'It is unclear whether Marek Odel was told of the defects.\n\n'
     'Marek Odel & Sons paid Odel Brandt. Perrin Aske said Odel Brandt was never told of the vote. '
     'Perrin Aske accused Marek Odel of bribing Odel Brandt.'),
    ('later', 'Tidewater Post', '2031-05-05', 'Minister denies',
     'Ruta Amsel denied that she had been told of the defects. Perrin Aske said Ruta Amsel had met Hanne Velling twice.'),
    ('copy', 'Lowland Gazette', '2031-05-04', 'Ferry was unsound',
     'Ruta Amsel, the transport minister, met Hanne Velling, chair of the Regional Council, on 2 April. '
     'Hanne Velling told Ruta Amsel on 4 April that the bow ramp was cracked.\n\n'
     'It is unclear whether Marek Odel was told of the defects.'),
]
for name, publisher, published, title, text in pages:
    print(json.dumps({'id': name, 'publisher': publisher, 'published': published, 'title': title, 'text': text}))
END
run add --from jsonl pages.jsonl -l told.db
expect "pages are added" exited 0

run told -l told.db --format jsonl
expect "rows for programs" eval 'exited 0 && [ -s out.txt ]'
has() { python3 -c '
import json, sys
rows = [json.loads(line) for line in open("out.txt")]
sys.exit(not any(eval(sys.argv[1]) for r in rows))' "$1"; }
expect "who told whom what, and when" has 'r["who"] == "Ruta Amsel" and r["from"] == "Hanne Velling" and r["state"] == "told" and r["what"] == "the bow ramp was cracked" and r["when"] == "2031-04-04"'
expect "left open is a state of its own" has 'r["who"] == "Marek Odel" and r["state"] == "unclear"'
expect "not told, by whose account" has 'r["who"] == "Odel Brandt" and r["state"] == "not_told" and r["account"]["actor"] == "Perrin Aske"'
expect "denied" has 'r["who"] == "Ruta Amsel" and r["state"] == "not_told" and r["account"]["actor"] == "Ruta Amsel"'
expect "each has a receipt" eval '! grep -q "\"receipt\":\"\"" out.txt'

run told Amsel -l told.db
expect "for people" eval 'exited 0 && shows "^Ruta Amsel" && shows "by the account of Callis Courier itself" && shows "not told"'
expect "another's lines are elsewhere" eval '! shows "^Odel Brandt"'
run told "Lena Nobody" -l told.db
expect "nobody of that name" eval 'exited 0 && shows "none found in these articles"'
run told -l told.db --as-of 2031-05-03
expect "as of the first day" eval 'exited 0 && shows "bow ramp" && ! shows "denied"'
run told -l told.db --publisher "Tidewater Post" --format jsonl
expect "one publisher" eval 'exited 0 && ! grep -q "Callis Courier" out.txt && [ -s out.txt ]'
run told -l told.db --publisher "No Such Post"
expect "a publisher that is not there" refused 2 "no article"

run graph -l told.db
expect "the checker of graphs finds faults" python3 "$tests/cli/check_graph.py" --selftest
expect "GEXF as its schema and Gephi want it" eval 'exited 0 && grep -q "<edge " out.txt && python3 "$tests/cli/check_graph.py" out.txt'
expect "by whose account" grep -q 'label="met, by ' out.txt
expect "no allegation unless asked for" eval '! grep -q "alleged by" out.txt'
run graph -l told.db --format graphml --with-allegations
expect "GraphML as its schema and Gephi want it" eval 'exited 0 && grep -q "<edge " out.txt && python3 "$tests/cli/check_graph.py" out.txt'
run graph -l told.db --format gexf --with-allegations
expect "GEXF with allegations" eval 'exited 0 && python3 "$tests/cli/check_graph.py" out.txt'
run graph -l told.db --format json --with-allegations
expect "every edge has a receipt" python3 -c '
import json
g = json.load(open("out.txt"))
assert g["edges"] and all(e["receipts"] and all(r["receipt"] for r in e["receipts"]) for e in g["edges"])
assert all(e["label"].startswith("alleged by ") == e["alleged"] for e in g["edges"])
assert all(e["answers"] for e in g["edges"] if e["alleged"])
names = {n["id"]: n["name"] for n in g["nodes"]}
assert any(e["kind"] == "met" and {names[e["from"]], names[e["to"]]} == {"Ruta Amsel", "Hanne Velling"} for e in g["edges"])'
run graph -l nothing.db
expect "no ledger" eval 'exited 2 && [ -s err.txt ]'

# The invented sentences of tests/golden/told: a wrong row is worse than a missing one.
for table in told:58 unseen:14; do
  code=0
  python3 "$tests/golden/told/score_told.py" "$whosays" "$tests/golden/told/open/${table%:*}.tsv" --most-wrong 0 --least-right "${table#*:}" \
    >out.txt 2>err.txt || code=$?
  expect "sentences of ${table%:*}: $(tail -1 out.txt)" exited 0
done
code=0
python3 "$tests/golden/told/score_ties.py" "$whosays" "$tests/golden/told/open/ties.tsv" --most-wrong 0 --least-right 27 >out.txt 2>err.txt || code=$?
expect "ties: $(tail -1 out.txt)" exited 0
finish
