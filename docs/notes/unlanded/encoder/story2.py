import sys,re,pickle,numpy as np,subprocess,torch,glob
torch.set_num_threads(1)
sys.path.insert(0,'/work/wt/story/tests/golden')
from score_origins import read_story,told,claim_of
from use import Use
def sents(t):
    out=[]
    for p in t.split("\n"):
        for s in re.split(r"(?<=[.!?])[\"\u201d]?\s+(?=[\"\u201cA-Z0-9])",p):
            if len(s.split())>3: out.append(s.strip())
    return out
W='/work/wt/int/build/release/whosays'
out=[]  # claim id, mine list, article, their text, kind
for f in sorted(glob.glob('/work/wt/story/tests/golden/origins/open/*.txt')):
    arts,claims=read_story(f); n=f[-6:-4]
    C=told(W,arts)
    allst=[(c,s) for c in C for s in c['statements']]
    for k,(aid,st,lo,hi,why) in enumerate(claims):
        c=claim_of(st,next(a for a in arts if a['id']==aid),C)
        if c is None: continue
        cont=lambda s:[r['words'] for r in s['receipts'] if r['part']=='content']
        mine=sorted({w for s in c['statements'] for w in cont(s) if len(w.split())>2})
        ownst={(s['article'],tuple(cont(s))) for s in c['statements']}
        for a in arts:
            said=[]
            for oc,s in allst:
                if s['article']!=a['id']: continue
                said+=[(s['field'],w) for w in cont(s)]
                if (s['article'],tuple(cont(s))) in ownst: continue
                for w in cont(s):
                    if len(w.split())>2: out.append((f"{n}.{k}",mine,a['id'],w,'st-'+s['field'],f"{lo}-{hi} got {c['origins']['at_least']}-{c['origins'].get('at_most')}"))
            for s in sents(a['text']):
                if not any(w[:25] in s or s[:25] in w for fl,w in said): out.append((f"{n}.{k}",mine,a['id'],s,'text',f"{lo}-{hi} got {c['origins']['at_least']}-{c['origins'].get('at_most')}"))
flat=[(i,m) for i,o in enumerate(out) for m in o[1]]
texts=sorted({m for i,m in flat}|{o[3] for o in out}); at={t:i for i,t in enumerate(texts)}
V=Use.load().encode_sentences(texts).numpy()
clean=lambda s:re.sub(r'\s+',' ',s)
d=subprocess.run(['./drv'],input='\n'.join(clean(m)+'\t'+clean(out[i][3]) for i,m in flat)+'\n',capture_output=True,text=True).stdout.split('\n')[:-1]
D=np.array([list(map(float,l.split())) for l in d])
cos=np.array([V[at[m]]@V[at[out[i][3]]] for i,m in flat])
pickle.dump((out,flat,texts,V,cos,D),open('story2.pkl','wb'))
ix=np.array([i for i,m in flat])
oc=np.array([cos[ix==i].max() for i in range(len(out))]); oD=np.array([D[ix==i].max(0) for i in range(len(out))])
for q in sorted({o[0] for o in out}):
    I=[i for i,o in enumerate(out) if o[0]==q]
    r={i:k for k,i in enumerate(sorted(I,key=lambda i:-oc[i]))}
    I=[i for i in I if r[i]<6 or oD[i,1]>0 or oD[i,7]>=2.5]
    I.sort(key=lambda i:-oc[i])
    print(f"## {q} asked {out[I[0]][5]}: {' | '.join(out[I[0]][1])[:260]}")
    for i in I: print(f" {i} {oc[i]:.2f} {'T' if oD[i,0]>0 else '-'}{'S' if oD[i,1]>0 else '-'} t{oD[i,7]:.0f} {out[i][2]} {out[i][4][:4]} {out[i][3][:150]}")
