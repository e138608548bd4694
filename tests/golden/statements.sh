#!/usr/bin/env bash
# The open half of the golden statements, scored: the table must be the one in statements_open.txt, so that every change of
# the reading shows as a diff. WHOSAYS_UPDATE_GOLDEN=1 writes it anew. The frozen half is for judges; nothing here reads it.
#   statements.sh WHOSAYS
set -euo pipefail
whosays=$(realpath "${1:?the binary, please}")
cd "$(dirname "$(realpath "$0")")"
expected=statements_open.txt
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT
"$whosays" eval footing statements/open >"$actual"
if [ "${WHOSAYS_UPDATE_GOLDEN:-}" = 1 ]; then
  cp "$actual" "$expected"
fi
diff -u "$expected" "$actual" || {
  echo "The reading of the golden statements has changed; if for the better: WHOSAYS_UPDATE_GOLDEN=1 $0 $whosays"
  exit 1
}
