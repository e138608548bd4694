#!/usr/bin/env bash
# Makes models/relations.tsv: train.sh STORIES_FIT WORK_FOLDER [SHARE], from the root of the repository. About ten minutes, nearly
# all of it round trips; SHARE does that part of them, to try it out. $WHOSAYS_MODELS: another folder than models/.
# Debian: apertium-eng-spa apertium-eng-cat wordnet-base xz-utils. See models/relations.md.
set -euo pipefail
fit=$1 work=$2 share=${3:-1} here=$(dirname "$0") data=../shared/data
part() { awk -v n="$1" -v share="$share" 'BEGIN { m = int(n * share + 0.5); print m < 6 ? 6 : m }'; }
mkdir -p "$work"
[ -s "$work/news.jsonl" ] || xz -dc "$data"/corpus/news-articles/part-*.jsonl.xz >"$work/news.jsonl"
"$here/pick.py" "$work/news.jsonl" "$data/stories/dev" "$work/source.jsonl" "$(part 600)"
head -n "$(part 320)" "$work/source.jsonl" >"$work/to_spanish.jsonl"
head -n "$(part 60)" "$work/source.jsonl" >"$work/to_catalan.jsonl"
"$here/round_trip.sh" "$work/to_spanish.jsonl" "$work/spanish.jsonl" eng-spa spa-eng
"$here/round_trip.sh" "$work/to_catalan.jsonl" "$work/catalan.jsonl" eng-cat cat-eng
cat "$work/spanish.jsonl" "$work/catalan.jsonl" >"$work/trips.jsonl"
head -n "$(part 130)" "$work/source.jsonl" >"$work/families_from.jsonl"
"$here/make_families.py" "$work/families_from.jsonl" "$work/trips.jsonl" "$work/families.jsonl" 7
"$here/pool.py" "$work/news.jsonl" "$data/stories/dev" "$work/pool.jsonl" 2012-06 2013-05 2018-05
"$fit" "$work/families.jsonl" "$work/pool.jsonl" >"$work/relations.tsv"
cp "$work/relations.tsv" "${WHOSAYS_MODELS:-models}/relations.tsv"
