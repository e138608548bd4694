#!/usr/bin/env bash
# diff: two versions of an invented article, from files and from a ledger.
. "$(dirname "$(realpath "$0")")/lib.sh"

cat >old.txt <<'END'
Report on the ramp lists defects

The report lists 41 defects, the inspector Nele Torsk said on Monday.

"I asked nobody to delay anything," Ilse Varga said.
END
cat >new.txt <<'END'
Report on the ramp lists defects

The report lists 46 defects, the inspector Nele Torsk said on Monday.

"I asked nobody to delay," Ilse Varga said.
END
run diff old.txt new.txt
expect "changes are exit code 1" exited 1
expect "a number" shows 'changed (l.1 to l.1): 41, now 46'
expect "a quotation that breaks off" eval 'sed -n "/^QUOTATIONS/,/^NAMES/p" out.txt | grep -q "^ cut (l.2 to l.2)"'
expect "headings without a change say so" eval 'sed -n "/^HEADLINE/,/^ATTR/p" out.txt | grep -q "none found"'
run diff old.txt old.txt
expect "the same file: 0" eval 'exited 0 && shows "0 changes found"'

run diff old.txt new.txt --format json
expect "one line of JSON" eval 'exited 1 && [ "$(wc -l <out.txt)" -eq 1 ]'
expect "its keys and spans" python3 - <<'END'
import json
row = json.loads(open("out.txt").read())
assert row["schema"] == "whosays.diff/1" and row["notices"] == []
kinds = {(change["what"], change["change"]) for change in row["changes"]}
assert ("number", "changed") in kinds and ("quotation", "cut") in kinds, kinds
new = open("new.txt").read().split("\n", 2)[2]
quotation = next(change for change in row["changes"] if change["what"] == "quotation")
assert new[quotation["b"]["span"][0]:quotation["b"]["span"][1]] == "I asked nobody to delay", quotation
assert quotation["noticed"] is False
END

python3 - <<'END'
import json
for name in ("old", "new"):
    title, text = open(name + ".txt").read().split("\n", 1)
    with open(name + ".jsonl", "w") as out:
        print(json.dumps({"id": "ferry", "title": title, "text": text.strip()}), file=out)
END
run add --from jsonl old.jsonl -l story.db
run add --from jsonl new.jsonl -l story.db
run diff ferry@1 ferry@2 -l story.db
expect "two versions in a ledger" eval 'exited 1 && shows "41, now 46"'
run diff ferry -l story.db
expect "the newest against the one before" eval 'exited 1 && shows "41, now 46"'
run diff old.txt ferry -l story.db
expect "a file against a ledger's" eval 'exited 1 && shows "41, now 46"'
run diff ferry@9 ferry -l story.db
expect "a version that is not there" refused 2 "neither a file nor an article"
run diff ferry@x ferry -l story.db
expect "a version that is none" refused 2 "write a version as"
run diff old.txt
expect "one file alone" refused 2 "compared with what"
run diff old.txt missing.txt
expect "no such file" refused 2 "missing.txt: no such file"
run diff nothing ferry
expect "no ledger" refused 2 "no such file"
finish
