import csv, random, pickle, re, collections, math, numpy as np, subprocess, torch
torch.set_num_threads(1)
from use import Use
rows=list(csv.DictReader(open('/work/shared/data/corpus/emergent-train/train.tsv'),delimiter='\t',quoting=csv.QUOTE_NONE))
claims={r['claimId']:r['claimHeadline'] for r in rows}
ids=list(claims)
rng=random.Random(7)
# hard unrelated: the other claim that shares the most rare words
tok=lambda s:set(w for w in re.findall(r"[a-z0-9]+",s.lower()))
df=collections.Counter(w for c in claims.values() for w in tok(c))
idf={w:math.log(len(claims)/n) for w,n in df.items()}
def sim(a,b):
    A,B=tok(a),tok(b); s=sum(idf.get(w,5) for w in A&B); return s/math.sqrt(sum(idf.get(w,5) for w in A)*sum(idf.get(w,5) for w in B))
pairs=[]
for r in rows:
    pairs.append((r['stance'],r['claimHeadline'],r['articleHeadline'],r['claimId']))
    o=rng.choice([i for i in ids if i!=r['claimId']])
    pairs.append(('unrelated',claims[o],r['articleHeadline'],r['claimId']))
    o=max((i for i in ids if i!=r['claimId']),key=lambda i:sim(claims[i],r['articleHeadline']))
    pairs.append(('hard',claims[o],r['articleHeadline'],r['claimId']))
texts=sorted({p[1] for p in pairs}|{p[2] for p in pairs}); at={t:i for i,t in enumerate(texts)}
V=Use.load().encode_sentences(texts).numpy()
cos=np.array([V[at[p[1]]]@V[at[p[2]]] for p in pairs])
d=subprocess.run(['./drv'],input='\n'.join(p[1]+'\t'+p[2] for p in pairs)+'\n',capture_output=True,text=True).stdout.split('\n')[:-1]
D=np.array([list(map(float,l.split())) for l in d]); assert len(D)==len(pairs)
pickle.dump((pairs,texts,V,cos,D),open('emergent.pkl','wb'))
for k in ('for','observing','against','unrelated','hard'):
    m=np.array([p[0]==k for p in pairs]); print(k,m.sum(),'rule text/stmt/credited found',(D[m][:,:3]>0).mean(0).round(3),(D[m][:,:3]>0).sum(0),'cos quantiles',np.quantile(cos[m],[.01,.05,.1,.25,.5,.75,.9,.95,.99,.999]).round(2))
