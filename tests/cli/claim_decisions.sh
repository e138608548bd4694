#!/usr/bin/env bash
# claims --join, --split, --accept, --reject: what a person decides, with initials and date. Everything is invented.
. "$(dirname "$(realpath "$0")")/lib.sh"

python3 - >pages.jsonl <<'END'
import json
asked = 'Marek Odel asked the agent to hold back the ferry report'
other = 'Marek Odel wanted nobody to read about the Linnet before the council sat'
found = 'Marek Odel did not ask the agent to hold back the ferry report'
pages = [('a1', 'Callis Courier', '2031-05-03', f'Ada Brandt said that {asked}. The council met in the evening.'),
         ('a2', 'Tidewater Post', '2031-05-04', f'Ivo Lanz said that {asked}. It rained on the quay.'),
         ('a3', 'Vellmark Tribune', '2031-05-05', f'Pia Stroud said that {other}. Nobody came.'),
         ('z1', 'Rope Weekly', '2031-05-09', 'Oda Kest said that the herons of Lower Sill nest early.'),
         ('f1', 'Callis Courier', '2032-06-02', f'The Callis Inspection Review found that {found}.')]
for name, publisher, published, text in pages:
    print(json.dumps({'id': name, 'publisher': publisher, 'published': published, 'title': name, 'text': text}))
END
run add --from jsonl pages.jsonl -l story.db
expect "pages are added" exited 0

# field ARTICLE KEY: of the claim with a statement of that article, from claims --format jsonl
field() {
  "$whosays" claims -l story.db --format jsonl 2>err.txt | python3 -c '
import json, sys
for line in sys.stdin:
    claim = json.loads(line)
    mine = [s for s in claim.get("statements", []) if s["article"] == sys.argv[1]]
    if not mine: continue
    value = mine[0]["id"] if sys.argv[2] == "statement" else claim[sys.argv[2]]
    if sys.argv[2] == "statements": value = sorted({s["article"] for s in value})
    if sys.argv[2] == "findings": value = [f["statement"]["id"] if sys.argv[3:] else f["state"] for f in value]
    print(value if isinstance(value, str) else json.dumps(value)); break' "$@"
}
first=$(field a1 statement) second=$(field a2 statement) third=$(field a3 statement)
expect "equal words are one claim, grouped by machine" \
  eval '[ "$(field a1 statements)" = "[\"a1\", \"a2\"]" ] && [ "$(field a1 grouped_by_machine)" = true ]'
run claims "$first" -l story.db
expect "the card says so" shows "grouped by machine"
run claims "$first" --carriers -l story.db
expect "every wording stands there with its id" eval 'shows "ITS WORDINGS" && shows "${second:0:8}"'

run claims --join "$first" "$third" -l story.db
expect "a decision needs initials" eval 'exited 2 && says "initials"'
run claims --by JB -l story.db
expect "initials alone decide nothing" exited 2
run claims --join "$first" ffffffff --by JB -l story.db
expect "an unknown id is an error that says where to look" eval 'exited 2 && says "carriers"'
run claims --join "$first" "$first" --by JB -l story.db
expect "one statement is not joined to itself" exited 2
run claims --split "$(field z1 statement)" --by JB -l story.db
expect "what stands alone is not taken out" eval 'exited 2 && says "alone"'
run claims --reject "$third" --by JB -l story.db
expect "only findings are rejected" eval 'exited 2 && says "no finding"'
run claims --join "$first" --split "$third" --by JB -l story.db
expect "one decision at a time" exited 2
expect "nothing was kept of all this" eval '[ "$(sqlite3 story.db "SELECT COUNT(*) FROM decision")" = 0 ]'

run claims --join "$first" --by JB -l story.db
expect "the grouping is accepted" eval 'exited 0 && shows "accepted"'
expect "and is no more the machine's" eval '[ "$(field a1 grouped_by_machine)" = false ]'
run claims --join "$first" "$third" --by JB -l story.db
expect "joined by hand" eval 'exited 0 && shows "one claim from now on"'
expect "all three are one claim" eval '[ "$(field a3 statements)" = "[\"a1\", \"a2\", \"a3\"]" ]'
run claims "$first" -l story.db
expect "the card names who joined, and when" shows "grouped by JB, [0-9]"
run claims "$third" -l story.db
expect "the old id leads to the claim" eval 'exited 0 && shows "${first:0:8}"'
run refresh -l story.db
expect "the decision outlives a new reading" eval '[ "$(field a3 statements)" = "[\"a1\", \"a2\", \"a3\"]" ]'
run claims --split "$third" --by KM -l story.db
expect "a split undoes the join" eval '[ "$(field a3 statements)" = "[\"a3\"]" ] && [ "$(field a1 statements)" = "[\"a1\", \"a2\"]" ]'
run claims --split "$second" --by KM -l story.db
run claims --split "$second" --by KM -l story.db
expect "twice takes it out of what the program grouped, too" eval '[ "$(field a2 statements)" = "[\"a2\"]" ]'

finding=$(field a1 findings id | tr -d '[]"')
expect "a finding is reported until a person accepts it" eval '[ "$(field a1 findings)" = "[\"reported\"]" ]'
run claims --accept "$finding" --by JB -l story.db
expect "accepted" eval 'exited 0 && [ "$(field a1 findings)" = "[\"accepted\"]" ]'
run claims "$first" --carriers -l story.db
expect "with initials and date" shows "accepted by JB, [0-9]"
run claims --reject "$finding" --by KM -l story.db
expect "rejected: it is shown no more" eval 'exited 0 && [ "$(field a1 findings)" = "[]" ]'
expect "decisions are all there, by person" eval '[ "$(sqlite3 story.db "SELECT group_concat(kind || initials) FROM decision")" = "mergeJB,mergeJB,splitKM,splitKM,splitKM,acceptJB,rejectKM" ]'
expect "and readable" eval '[ "$(sqlite3 story.db "SELECT COUNT(*) FROM decisions_readable WHERE about = '"'statement'"'")" = 7 ]'

# Who only may say a claim is counted in its most, until a person takes them out.
may() { field "$1" origins | python3 -c 'import json, sys; print(json.load(sys.stdin)["only_may"])'; }
receipt=$("$whosays" claims "$third" -l story.db --format jsonl 2>err.txt | python3 -c '
import json, sys
print(next(r["receipt"] for r in json.loads(sys.stdin.readline())["statements"][0]["receipts"] if r["part"] == "content"))')
before=$(may a1)
run claims "$first" --carriers -l story.db
expect "the reasons name them, with receipts" shows "$receipt"
run claims --split "$receipt" --by JB -l story.db
expect "taken out by receipt: the most counts one fewer" eval 'exited 0 && [ "$(may a1)" = $((before - 1)) ]'

# The learned part by itself: stances of invented headlines.
printf 'claimId\tarticleId\tstance\tclaimHeadline\tarticleHeadline\n1\t1\tagainst\tA heron stole the crown of Callis\tNo, a heron did not steal the crown of Callis: it is a hoax\n1\t2\tfor\tA heron stole the crown of Callis\tHeron steals crown of Callis\n' > stances.tsv
run eval stance stances.tsv
expect "stances are scored" eval 'exited 0 && shows "macro-F1"'
printf 'head\n1\t2\tmaybe\tx\ty\n' > broken.tsv
run eval stance broken.tsv
expect "a row that is none says which" eval 'exited 2 && says "line 2"'
finish
