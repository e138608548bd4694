#!/usr/bin/env bash
# Makes models/relations.tsv: train.sh STORIES_FIT WORK_FOLDER, from the root of the repository. About ten minutes, nearly all
# of it round trips. Debian: apertium-eng-spa apertium-eng-cat wordnet-base xz-utils. See models/relations.md.
set -euo pipefail
fit=$1 work=$2 here=$(dirname "$0") data=../shared/data
mkdir -p "$work"
[ -s "$work/news.jsonl" ] || xz -dc "$data"/corpus/news-articles/part-*.jsonl.xz >"$work/news.jsonl"
"$here/pick.py" "$work/news.jsonl" "$data/stories/dev" "$work/source.jsonl" 600
head -n 320 "$work/source.jsonl" >"$work/to_spanish.jsonl"
head -n 60 "$work/source.jsonl" >"$work/to_catalan.jsonl"
"$here/round_trip.sh" "$work/to_spanish.jsonl" "$work/spanish.jsonl" eng-spa spa-eng
"$here/round_trip.sh" "$work/to_catalan.jsonl" "$work/catalan.jsonl" eng-cat cat-eng
cat "$work/spanish.jsonl" "$work/catalan.jsonl" >"$work/trips.jsonl"
head -n 130 "$work/source.jsonl" >"$work/families_from.jsonl"
"$here/make_families.py" "$work/families_from.jsonl" "$work/trips.jsonl" "$work/families.jsonl" 7
"$here/pool.py" "$work/news.jsonl" "$data/stories/dev" "$work/pool.jsonl" 2012-06 2013-05 2018-05
"$fit" "$work/families.jsonl" "$work/pool.jsonl" >"$work/relations.tsv"
mv "$work/relations.tsv" models/relations.tsv
