#!/bin/sh
# Trains models/sentences.bin from ../shared/data/base: EWT train and GUM train, thresholds on EWT dev.
#   train/sentences/train.sh path/to/sentence_train [OUT]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
data=$root/../shared/data/base
out=${2:-$root/models/sentences.bin}
set -- "$1" "$out" "$data/ud-english-ewt/en_ewt-ud-dev.conllu" "$data/ud-english-ewt/en_ewt-ud-train.conllu"
for name in $(sed -n '/^## train/,$p' "$data/gum/splits.md" | sed -n 's/^ *\* //p'); do
  file=$data/gum/dep/$name.conllu
  if [ -f "$file" ]; then set -- "$@" "$file"; fi
done
exec "$@"
