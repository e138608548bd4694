#!/bin/sh
# Trains models/boundaries.wsm, the net that decides where the linear model of sentence ends doubts. It stands on
# models/sentences.bin (train.sh), which must be built into BOUNDARY_TRAIN.
#   train/sentences/train_net.sh BOUNDARY_TRAIN GLOVE_CACHE NEWS.jsonl.xz OUT.wsm [option value]...
# GLOVE_CACHE: the file glove.cache in a folder of train_core. NEWS: a part of ../shared/data/corpus/news-articles.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
data=$root/../shared/data/base
program=$1 cache=$2 news=$3 out=$4
shift 4
set -- --glove "$cache" --news "$news" "$@"
for name in $(sed -n '/^## train/,$p' "$data/gum/splits.md" | sed -n 's/^ *\* //p'); do
  file=$data/gum/dep/$name.conllu
  if [ -f "$file" ]; then set -- "$@" "$file"; fi
done
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 exec "$program" "$out" "$data/ud-english-ewt/en_ewt-ud-dev.conllu" \
  "$data/ud-english-ewt/en_ewt-ud-train.conllu" "$@"
