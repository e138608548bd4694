import numpy as np
src=open('/tmp/enc/eval2.py').read().split("print(len(uniq)")[0].replace("al=Al(texts)\nAF=np.array([al.f(m,out[i][3]) for i,m in flat])","AF,AF2,sel=pickle.load(open('af.pkl','rb'))").replace("al2=Al(sorted({P[i][1] for i in sel}|{P[i][2] for i in sel}))\nAF2=np.array([al2.f(P[i][1],P[i][2]) for i in sel]); ","").replace("pickle.dump((AF,AF2,sel),open('af.pkl','wb'))","")
exec(src)
sk=set(SKIP)
# article level: (claim, article) where article is not the home of the claim
import sys; sys.path.insert(0,'/work/wt/story/tests/golden')
from score_origins import read_story
home={}
import glob
for f in sorted(glob.glob('/work/wt/story/tests/golden/origins/open/*.txt')):
    for k,c in enumerate(read_story(f)[1]): home[f"{f[-6:-4]}.{k}"]=c[0]
units=sorted({(out[i][0],out[i][2]) for i in ix if out[i][2]!=home[out[i][0]]})
lab=np.array([any(out[i][0]==c and out[i][2]==a and i in POS for i in uniq) for c,a in units])
print(len(units),'claim-article pairs',lab.sum(),'say it')
members={u:[k for k,i in enumerate(ix) if (out[i][0],out[i][2])==u and keep[k]] for u in units}
def rep(n,s):
    v=np.array([max([s[k] for k in members[u]],default=-99) for u in units])
    auc=(v[lab][:,None]>v[~lab][None]).mean()+.5*(v[lab][:,None]==v[~lab][None]).mean()
    print(f"{n:20s} AUC {auc:.3f} recall with 1,2,4,8,16 wrong:",[round(float((v[lab]>np.sort(v[~lab])[::-1][k]).mean()),2) for k in (1,2,4,8,16)]); return v
for k,nm in ((0,'T'),(1,'S'),(2,'C')):
    v=np.array([max([D[j,k] for j in members[u]],default=0) for u in units]); print('rule',nm,(v[lab]>0).mean().round(3),(v[~lab]>0).sum())
X2={n:np.r_[S[n],S2[n]] for n in S}; Y=np.r_[y,y2]
best={}
for n in ('words','cos','ctx','glove','words+cos','words+ctx','words+glove','words+cos+ctx+emb','all'):
  for nm,own,em in (('both',1,1),('Emergent',0,1)):
    s=np.zeros(len(ix))
    for f in range(5):
        m=torch.tensor(np.r_[keep&(story%5!=f)&bool(own),np.full(len(y2),bool(em))]); z=lr(X2[n],Y,m)[:len(ix)]; s[story%5==f]=z[story%5==f]
    v=rep(n+' '+nm,s); best[n+nm]=v
for n in ('wordsboth','words+cosboth'):
    v=best[n]; o=np.argsort(-v); print(n,'missed:'); 
    for j in o[::-1]:
        if lab[j] and v[j]<np.sort(v[~lab])[::-1][4]: print('   miss',units[j],v[j].round(2))
    for j in o[:70]:
        if not lab[j]: print('   wrong',units[j],v[j].round(2))
