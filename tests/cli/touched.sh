#!/usr/bin/env bash
# add says what a finding or a notice touches; drift stands in origins and with a claim's carriers. On the sample story.
story=$(dirname "$(realpath "$0")")/../../examples/harbour
story=$(realpath "$story")
. "$(dirname "$(realpath "$0")")/lib.sh"

run add "$story/01-courier-report.html" "$story/05-buzz-spun.html" "$story/09-courier-library.txt" -l story.db
expect "articles without a finding or a notice touch nothing" eval 'exited 0 && ! shows "touches"'
run add "$story/20-courier-report-noted.html" -l story.db
expect "a notice says what it touches" shows "A notice (Callis Courier) touches"
expect "and the command for more" shows "whosays claims"
run add "$story/20-courier-report-noted.html" -l story.db
expect "again is harmless and says nothing" eval 'exited 0 && ! shows "touches"'

run origins -l story.db
expect "a quotation beside its earliest form" shows "quotation differs"
expect "the earliest form with its outlet" shows "(Callis Courier"
run origins --all -l story.db --format jsonl
expect "drift for programs" python3 - <<'END'
import json
rows = [json.loads(line) for line in open("out.txt")]
drift = [entry for row in rows for entry in row["drift"]]
assert drift and all(entry["kind"] and entry["earlier"]["words"] and entry["later"]["words"] for entry in drift)
assert any(entry["kind"] == "quotation" for entry in drift), [entry["kind"] for entry in drift]
END
run claims 1 --carriers -l story.db
expect "the heading stands with every claim" shows "^DRIFT"
run claims 1 -l story.db
expect "a card has at most 14 lines" test "$(grep -c . out.txt)" -le 15
finish
