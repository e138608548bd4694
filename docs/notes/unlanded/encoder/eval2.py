import pickle,numpy as np,torch,re
torch.set_num_threads(1)
from comb import lr
from align import Al
out,flat,texts,V,cos,D=pickle.load(open('story2.pkl','rb'))
POS="7 20 16 0 26 50 54 73 72 81 83 69 106 116 111 130 126 155 159 165 183 184 223 217 222 238 250 231 232 246 239 260 273 300 321 339 340 333 395 400 426 432 451 453 439 476 501 493 585 578 580 586 643 661 710 711 731 747 724 716 781 782 801 796 809 795 835 852 871 866 864 909 917 918 941 958 965 999 980".split()
POS=set(map(int,POS)); SKIP=set(map(int,"654 860 969 402 420 358 357 376 527 519 518".split()))
al=Al(texts)
AF=np.array([al.f(m,out[i][3]) for i,m in flat])
def feats(D,cos,AF):
    veto=D[:,4].astype(int); lo=np.minimum(D[:,5],D[:,6]); hi=np.maximum(D[:,5],D[:,6]); tel=D[:,7]
    W=np.stack([lo,hi,tel,np.minimum(tel,3),lo*hi,(veto&1)>0,(veto&2)>0,(veto&4)>0,(veto&8)>0,(veto&16)>0],1).astype(float)
    C=np.stack([cos,cos**2],1)
    return {'words':W,'cos':C,'words+cos':np.c_[W,C,cos*lo,cos*tel.clip(0,3)],'ctx':AF[:,:3],'emb':AF[:,3:6],'glove':AF[:,6:9],'words+ctx':np.c_[W,AF[:,:3]],'words+emb':np.c_[W,AF[:,3:6]],'words+glove':np.c_[W,AF[:,6:9]],'words+cos+ctx+emb':np.c_[W,C,AF[:,:6]],'all':np.c_[W,C,AF]}
S=feats(D,cos,AF)
ix=np.array([i for i,m in flat]); y=np.array([1. if i in POS else 0. for i in ix]); keep=~np.isin(ix,list(SKIP))
story=np.array([int(out[i][0][:2]) for i in ix])
# Emergent as training too
P,T2,V2,cos2,D2=pickle.load(open('emergent.pkl','rb'))
kind=np.array([p[0] for p in P]); rng=np.random.RandomState(1)
sel=np.where(np.isin(kind,['for']))[0][::2].tolist()+np.where(kind=='hard')[0][::4].tolist()+np.where(kind=='unrelated')[0][::4].tolist()
al2=Al(sorted({P[i][1] for i in sel}|{P[i][2] for i in sel}))
AF2=np.array([al2.f(P[i][1],P[i][2]) for i in sel]); S2=feats(D2[sel],cos2[sel],AF2); y2=(kind[sel]=='for').astype(float)
pickle.dump((AF,AF2,sel),open('af.pkl','wb'))
def mx(v): return np.array([v[(ix==i)].max() for i in uniq])
uniq=np.array(sorted(set(ix[keep]))); uy=np.array([1. if i in POS else 0. for i in uniq])
def report(n,s):
    v=mx(s); o=np.argsort(-v); yy=uy[o]; auc=(np.argsort(np.argsort(v))[uy==1].mean()-(uy.sum()-1)/2)/(len(uy)-uy.sum())
    r=[f"{(v[uy==1]>np.sort(v[uy==0])[::-1][k]).mean():.2f}" for k in (2,5,10,20,40,80)]
    print(f"{n:22s} AUC {auc:.3f}  recall with 2,5,10,20,40,80 wrong: {' '.join(r)}")
print(len(uniq),'pairs',int(uy.sum()),'same')
for k,nm in ((0,'T'),(1,'S'),(2,'C')):
    v=mx(D[:,k]); print('rule',nm,'recall',(v[uy==1]>0).mean().round(3),'wrong',(v[uy==0]>0).sum())
for n in S:
    s=np.zeros(len(ix))
    X=np.r_[S[n],S2[n]]; Y=np.r_[y,y2]
    for f in range(5):
        m=torch.tensor(np.r_[keep&(story%5!=f),np.ones(len(y2),bool)]); z=lr(X,Y,m)[:len(ix)]; s[story%5==f]=z[story%5==f]
    report(n+' (stories+Emergent)',s)
    for f in range(5):
        m=torch.tensor(np.r_[keep&(story%5!=f),np.zeros(len(y2),bool)]); z=lr(X,Y,m)[:len(ix)]; s[story%5==f]=z[story%5==f]
    report(n+' (stories)',s)
    m=torch.tensor(np.r_[np.zeros(len(y),bool),np.ones(len(y2),bool)]); report(n+' (Emergent)',lr(X,Y,m)[:len(ix)])
