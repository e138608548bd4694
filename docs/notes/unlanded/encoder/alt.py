from units import *
import torch; torch.set_num_threads(1)
from align import Al,words_of,u,E,glove,nrm,PS
import collections
def build(f):
    out,flat,texts,V,cos,_=pickle.load(open(f,'rb')); return out,flat,texts,V,cos
W={}
sifs={}
for f in ('story2.pkl','fresh2.pkl'):
    out,flat,texts,V,cos=build(f); al=Al(texts)
    AF=np.array([al.f(m,out[i][3]) for i,m in flat])
    enc=u.encode_tokens(texts); g={}; e={}; c={}
    for t,x in zip(texts,enc):
        ws=words_of(t,x)
        if not ws: continue
        w=np.array([q[1] for q in ws])[:,None]
        G=np.array([glove().get(q[0],np.zeros(100,np.float32)) for q in ws]); g[t]=(w*nrm(G)).sum(0); e[t]=(w*np.array([q[3] for q in ws])).sum(0); c[t]=(w*np.array([q[2] for q in ws])).sum(0)
    def cs(d): 
        mu=np.mean(list(d.values()),0)
        def q(a,b):
            if a not in d or b not in d: return -1
            x,y=d[a],d[b]; return float(x@y/np.linalg.norm(x)/np.linalg.norm(y))
        return np.array([q(m,out[i][3]) for i,m in flat])
    pm=V.mean(0)
    Vc=(V-pm)/np.linalg.norm(V-pm,axis=1,keepdims=True); at={t:i for i,t in enumerate(texts)}
    W[f]={'use cos':cos,'use centred':np.array([Vc[at[m]]@Vc[at[out[i][3]]] for i,m in flat]),'glove mean':cs(g),'piece mean':cs(e),'state mean':cs(c),'ctx lo':AF[:,0],'ctx hi':AF[:,1],'emb lo':AF[:,3],'emb hi':AF[:,4],'glove lo':AF[:,6],'glove hi':AF[:,7]}
    pickle.dump(AF,open(f+'.af','wb'))
res={}
for f in W:
    out,flat,texts,V,cos=build(f); ix=np.array([i for i,m in flat]); R=load(f)
    d=subprocess.run(['./drv2'],input=''.join(clean(m)+'\t'+clean(out[i][3])+'\n' for i,m in flat),capture_output=True,text=True).stdout.split('\n')[:-1]
    veto=np.array([int(float(l.split()[3]))&(1|2|16) for l in d])>0
    W[f]['words lo']=np.array([float(l.split()[4]) for l in d]); W[f]['words hi']=np.array([float(l.split()[5]) for l in d]); W[f]['words tel']=np.array([float(l.split()[6]) for l in d])
    res[f]=(R,{n:np.array([max([v[k] for k,i in enumerate(ix) if out[i][0]==r[0] and out[i][2]==r[1] and not veto[k]],default=-1) for r in R]) for n,v in W[f].items()})
pickle.dump(res,open('alt.pkl','wb'))
for n in res['story2.pkl'][1]:
    row=[]
    for f in res:
        R,S=res[f]; lab=np.array([r[2] for r in R]); ns=np.array([not r[3] for r in R]); mn=np.array([r[5] for r in R])
        for m in (ns,ns&mn):
            v=S[n]; p,q=v[m&lab],v[m&~lab]; row.append(f"{f[:5]} {'main' if m is not ns else 'all '} AUC {((p[:,None]>q).mean()+.5*(p[:,None]==q).mean()):.2f}")
    # pooled across both sets, all & main
    L=np.concatenate([[r[2] for r in res[f][0]] for f in res]); N=np.concatenate([[not r[3] for r in res[f][0]] for f in res]); M=np.concatenate([[r[5] for r in res[f][0]] for f in res]); v=np.concatenate([res[f][1][n] for f in res])
    for m in (N,N&M):
        q=np.sort(v[m&~L])[::-1]; row.append('right@2,5,10 wrong: '+' '.join(str(int((v[m&L]>q[k]).sum())) for k in (2,5,10))+f' of {int((m&L).sum())}')
    print(f"{n:12s}",' | '.join(row))
