#!/usr/bin/env bash
# Round trips by Apertium: round_trip.sh IN.jsonl OUT.jsonl MODE [MODE...], e.g. eng-spa spa-eng.
# OUT has {"id", "text"} a line. Debian: apertium-eng-spa apertium-eng-cat.
set -euo pipefail
in=$1 out=$2; shift 2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 - "$in" >"$work/now" <<'PY'
import json, sys
for n, line in enumerate(open(sys.argv[1], encoding='utf-8')):
    print('\n%d.\n' % (990000000 + n))
    print(json.loads(line)['text'])
PY
for mode in "$@"; do
  apertium -u -f txt "$mode" <"$work/now" >"$work/next"
  mv "$work/next" "$work/now"
done
python3 - "$in" "$work/now" >"$out" <<'PY'
import json, re, sys
ids = [json.loads(line)['id'] for line in open(sys.argv[1], encoding='utf-8')]
parts = re.split(r'(?m)^ *(99\d{7})\.? *$', open(sys.argv[2], encoding='utf-8', errors='replace').read())
for number, text in zip(parts[1::2], parts[2::2]):
    print(json.dumps({'id': ids[int(number) - 990000000], 'text': text.strip()}, ensure_ascii=False))
PY
