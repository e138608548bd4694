#!/usr/bin/env bash
# `whosays eval stories` prints what ../shared/tools/score_stories.py prints, to the letter, for several answers: gold as
# answer, nobody joined, everybody joined, gold with errors of each kind.
#
#   stories_scorer.sh WHOSAYS
#
# Runs only where ../shared stands beside the project; says SKIP otherwise.
set -euo pipefail
whosays=$(realpath "${1:?the binary, please}")
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
shared=$root/../shared
script=$shared/tools/score_stories.py
gold=$shared/data/stories/dev
[ -f "$script" ] && [ -d "$gold" ] || { echo "SKIP no ../shared here"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP python3 is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$gold" "$work" <<'END'
import glob, json, random, sys
random.seed(7)
pages = [page for path in sorted(glob.glob(sys.argv[1] + '/*.labels.json')) for page in json.load(open(path))['pages']]
relations = ['origin', 'verbatim', 'spun', 'translated', 'rewrite', 'independent', 'followup', 'other']
def write(name, answer):
    with open('%s/%s.jsonl' % (sys.argv[2], name), 'w') as out:
        for page in pages:
            row = answer(page)
            if row: print(json.dumps(dict(row, id=page['id'])), file=out)
def noisy(page):
    if random.random() < .05: return None
    row = {'origin_group': page['origin_group'], 'relation': page['relation'], 'parent': page['parent']}
    if random.random() < .2: row['origin_group'] = random.choice([None, 'x', random.choice(pages)['origin_group']])
    if random.random() < .3: row['relation'] = random.choice(relations + [None])
    if random.random() < .3: row['parent'] = random.choice([None, random.choice(pages)['id']])
    return row
write('gold', lambda p: {'origin_group': p['origin_group'], 'relation': p['relation'], 'parent': p['parent']})
write('alone', lambda p: {'origin_group': None, 'relation': 'independent', 'parent': None})
write('one', lambda p: {'origin_group': 'all', 'relation': 'verbatim', 'parent': pages[0]['id']})
write('noisy', noisy)
END
failed=0
for name in gold alone one noisy; do
  python3 "$script" "$gold" "$work/$name.jsonl" >"$work/theirs.txt"
  "$whosays" eval stories "$gold" --predicted "$work/$name.jsonl" >"$work/ours.txt"
  if cmp -s "$work/theirs.txt" "$work/ours.txt"; then
    echo "PASS $name"
  else
    echo "FAIL $name"
    diff "$work/theirs.txt" "$work/ours.txt" | head -n 20
    failed=1
  fi
done
exit $failed
