#!/usr/bin/env bash
# train.sh SHARED COREF_TRAIN: the folder with data and tools, the built trainer; writes models/actors.bin.
set -euo pipefail
shared=$(realpath "${1:?the folder with data/ and tools/}")
trainer=$(realpath "${2:?the binary coref_train}")
cd "$(dirname "$(realpath "$0")")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 train/coref/gold.py "$shared" "$work"
"$trainer" "$work" models/actors.bin
