#!/usr/bin/env bash
# What is printed of a story does not depend on what stands in memory that was given back: every verb on the sample
# story, twice, where the C library fills such memory with one byte and with another (MALLOC_PERTURB_). The same bytes
# must come out. It sees views of strings that are gone in whole walks, which the unit tests under sanitizers do not take.
root=$(cd "$(dirname "$(realpath "$0")")/../.." && pwd)
. "$root/tests/cli/lib.sh"
export COLUMNS=80

# filled BYTE FILE ARGUMENTS...: what the verb prints with memory so filled, without the day of today
filled() {
  local byte=$1 file=$2
  shift 2
  MALLOC_PERTURB_=$byte run "$@"
  sed 's/ Made [^.]*[.]//' out.txt >"$file"
}

# 1 is what an audit and a diff end with when they found something.
same() {
  filled 1 one "$@"
  filled 254 other "$@"
  if [ "$code" -le 1 ] && [ -s one ] && cmp -s one other; then pass "$*"; else
    fail "$*"
    diff -a one other | head -n 4 | cut -c 1-200
  fi
}

run add "$root"/examples/harbour/*.html "$root"/examples/harbour/*.txt -l story.db
expect "the sample story is read" exited 0
draft=$root/examples/harbour/draft
while read -r -a verb; do
  same "${verb[@]}" -l story.db
done <<'END'
claims --all
claims 1 --carriers
claims --format jsonl
who Odel
who Odel --against --format jsonl
who --review
sources
origins --all
origins --format jsonl
timeline
told
graph --with-allegations
search report
cite r33
export --as csv
END
same export --as report.html --as-of 2032-06-09 -l story.db
same audit "$draft/draft-ferry.txt" --reply "$draft/reply.csv" --worksheet -l story.db
same diff "$root/examples/harbour/01-courier-report.html" "$root/examples/harbour/20-courier-report-noted.html"
for form in terminal jsonl html conllu text; do
  same read --format "$form" "$root/examples/harbour/01-courier-report.html"
done
finish
