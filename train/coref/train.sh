#!/usr/bin/env bash
# train.sh SHARED COREF_TRAIN [OUT [PASSES]]: the folder with data and tools, the built trainer; writes models/actors.bin.
set -euo pipefail
shared=$(realpath "${1:?the folder with data/ and tools/}")
trainer=$(realpath "${2:?the binary coref_train}")
out=$(realpath -m "${3:-$(dirname "$(realpath "$0")")/../../models/actors.bin}")
cd "$(dirname "$(realpath "$0")")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 train/coref/gold.py "$shared" "$work"
"$trainer" "$work" "$out" ${4:+"$4"}
