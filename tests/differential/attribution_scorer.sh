#!/bin/sh
# `whosays eval attribution` against the script that defines its measures: on the program's own reading of a gold file,
# and on hand-made predictions with every edge case. Figures must be equal to the decimal.
#
#   attribution_scorer.sh path/to/whosays
#
# Runs only where ../shared stands beside the project; says SKIP otherwise.
set -eu

program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$root/../shared
script=$shared/tools/score_attribution.py
gold=$shared/data/attribution/polnear/dev.jsonl
if [ ! -f "$script" ] || [ ! -f "$gold" ] || ! command -v python3 >/dev/null; then
  echo "SKIP: $script, its data or python3 is not here"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compare NAME GOLD PREDICTED: table and JSON of both scorers
compare() {
  python3 "$script" "$2" "$3" > "$work/script.txt"
  python3 "$script" "$2" "$3" --json > "$work/script.json"
  "$program" eval attribution "$2" --predicted "$3" > "$work/program.txt"
  "$program" eval attribution "$2" --predicted "$3" --json > "$work/program.json"
  diff -u "$work/script.txt" "$work/program.txt" || { echo "FAIL: $1: tables differ"; exit 1; }
  diff -u "$work/script.json" "$work/program.json" || { echo "FAIL: $1: JSON differs"; exit 1; }
  echo "equal: $1"
}

# Invented texts. Edge cases: no source, pieces, blanks at the edges (also ones that only Unicode knows), words outside
# ASCII and outside the basic plane, combining marks, ideographs, fractions, `within`, a duplicate id, a document without
# prediction, one without text, a prediction for nothing, empty spans.
python3 - "$work" <<'PYTHON'
import json, random, sys
work = sys.argv[1]
text = ("Ödel said\u00a0“nothing at\u2003all” — twice\u200b. 東京都は 否定した。 Σίσυφος ½ e\u0301clair 🚢🚢 x_y 3.5\x1c“fin”\u3000\n\n"
        "The ferry\ufeff is ٣ hours late, it was said. ")
def at(words, n=0):
    begin = -1
    for _ in range(n + 1):
        begin = text.index(words, begin + 1)
    return [begin, begin + len(words)]
def statement(source, cue, content, **more):
    return {"source": {"spans": source}, "cue": {"spans": cue}, "content": {"spans": content}, **more}
gold = [{"source": [at("Ödel")], "cue": [at("said")], "content": [at("“nothing at\u2003all”"), at("— twice")]},
        {"source": [], "cue": [at("it was said")], "content": [at("The ferry\ufeff is ٣ hours late")]},
        {"source": [at("東京都は")], "cue": [at("否定した")], "content": [at("Σίσυφος ½ e\u0301clair 🚢🚢")]},
        {"source": [at("x_y")], "cue": [], "content": [at("“fin”")]}]
found = [statement([at("Ödel said")], [at(" said") if " said" in text else at("said")],
                   [at("— twice"), at("\u00a0“nothing at\u2003all” ")], within=None),
         statement([], [at("it was said")], [at("The ferry\ufeff is ٣ hours"), [3, 3]]),
         statement([], [], [at("“fin”")]),
         statement([at("東京都は 否")], [at("否定した")], [at("½ e\u0301clair 🚢🚢"), at("Σίσυφος")], within=None),
         statement([at("x_y")], [], [at("\x1c“fin”\u3000\n\n")], within="outer"),
         statement([at("x_y 3")], [at("\u3000\n\n")], [at("\x1c“fin”\u3000\n\n")])]
random.seed(5)
golds = [{"id": "edge", "text": text, "attributions": gold}, {"id": "missing", "text": text, "attributions": gold},
         {"id": "empty", "text": "", "attributions": []}]
predicted = [{"id": "edge", "statements": []}, {"id": "edge", "statements": found}, {"id": "empty", "statements": []},
             {"id": "for nothing", "statements": found}]
def span(most):
    begin = random.randrange(len(text))
    return [begin, min(len(text), begin + random.randrange(most))]
for n in range(60):
    rows = [{"source": [span(9)] * random.randrange(2), "cue": [span(6)], "content": [span(30), span(9)]} for _ in range(6)]
    guesses = [statement([[max(0, b - random.randrange(2)), e] for b, e in r["source"]], r["cue"],
                         [[b, max(b, e - random.randrange(12))] for b, e in r["content"]],
                         within=random.choice([None, None, None, "s"])) for r in rows]
    golds.append({"id": f"random {n}", "text": text, "attributions": rows})
    predicted.append({"id": f"random {n}", "statements": guesses + random.choices(found, k=2)})
for name, rows in (("gold", golds), ("predicted", predicted)):
    with open(f"{work}/{name}.jsonl", "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=random.random() < 0.5) + "\n")
PYTHON
compare "edge cases" "$work/gold.jsonl" "$work/predicted.jsonl"

"$program" read --from jsonl --format jsonl "$gold" > "$work/reading.jsonl"
compare "the program's own reading" "$gold" "$work/reading.jsonl"
"$program" eval attribution "$gold" --json > "$work/itself.json"
diff "$work/itself.json" "$work/program.json" || { echo "FAIL: reading inside eval differs from read"; exit 1; }
echo "equal: reading inside eval"
