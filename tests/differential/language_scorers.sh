#!/bin/sh
# `whosays eval ud` and `eval names` against the scripts that define their measures, on the program's own reading of
# development files. Every figure must be equal to 0.1, and is in fact equal to the decimal.
#
#   language_scorers.sh path/to/whosays
#
# Runs only where ../shared stands beside the project; says SKIP otherwise.
set -eu

program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$root/../shared
base=$shared/data/base
tools=$shared/tools
if [ ! -f "$tools/score_ud.py" ] || [ ! -f "$base/ud-english-ewt/en_ewt-ud-dev.conllu" ] || ! command -v python3 >/dev/null; then
  echo "SKIP: $tools, its data or python3 is not here"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# same NAME SCRIPT.json PROGRAM.json: all numbers of the program are those of the script
same() {
  python3 - "$1" "$2" "$3" <<'PYTHON'
import json, sys
name, script, program = sys.argv[1], *(json.load(open(p)) for p in sys.argv[2:])
def numbers(x, path=""):
    if isinstance(x, dict):
        return {k: v for key, value in x.items() for k, v in numbers(value, path + "/" + key).items()}
    return {path: x}
a, b = numbers(script), numbers(program)
a.pop("/documents_without_prediction", None)
wrong = sorted(k for k in a.keys() | b.keys() if k not in a or k not in b or abs(a[k] - b[k]) > 0.1)
if wrong:
    sys.exit("FAIL: %s: %s" % (name, ", ".join("%s %s %s" % (k, a.get(k), b.get(k)) for k in wrong[:9])))
print("equal: %s, %d figures" % (name, len(a)))
PYTHON
}

gold=$base/ud-english-ewt/en_ewt-ud-dev.conllu
python3 "$tools/score_ud.py" "$gold" --write-input "$work/ud.jsonl"
"$program" read --from jsonl --format conllu "$work/ud.jsonl" > "$work/ud.conllu" 2> "$work/notice"
python3 "$tools/score_ud.py" "$gold" "$work/ud.conllu" --json > "$work/script.json"
"$program" eval ud "$gold" --json > "$work/program.json"
same "treebank, the program's own reading" "$work/script.json" "$work/program.json"
"$program" eval ud "$gold" --predicted "$work/ud.conllu" --json > "$work/program.json"
same "treebank, a given reading" "$work/script.json" "$work/program.json"

# names FORM GOLD
names() {
  python3 "$tools/score_names.py" "$2" --write-input "$work/names.jsonl" --format "$1"
  "$program" read --from jsonl --format jsonl "$work/names.jsonl" > "$work/read.jsonl" 2> "$work/notice"
  python3 "$tools/score_names.py" "$2" "$work/read.jsonl" --format "$1" --json > "$work/script.json"
  "$program" eval names "$2" --gold-format "$1" --json > "$work/program.json"
  same "names, $1" "$work/script.json" "$work/program.json"
}
names uner "$base/uner-english-ewt/en_ewt-ud-dev.iob2"
names crossner "$base/crossner/politics/dev.txt"
