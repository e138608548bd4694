"""dump reading, marginals, alignment of voices, writing of scores"""
import sys,pickle,subprocess,json,numpy as np
sys.path.insert(0,'/work/wt/trial')
BIN='/work/wt/stmt/build/train/train/statements/train_statements'; CORE='/work/wt/stmt/models/core.wsm'; NET='/work/wt/stmt/models/statements.wsm'
P='/work/shared/data/attribution/polnear/'; TMP='/work/wt/trial/'
def may(a,b):
    op=a!=0 and (a-1)%4 in(0,1); go=b!=0 and (b-1)%4 in(1,2)
    return op==go and (not op or (a-1)//4==(b-1)//4)
OKM=np.array([[may(a,b) for b in range(13)] for a in range(13)])
def dump(articles,name,net=NET):
    subprocess.run([BIN,'voices',CORE,net,articles,'dump',TMP+name+'.bin','x'],check=True)
def read(name):
    b=np.fromfile(TMP+name+'.bin',np.int32); at=6*13*13; T=b[:at].reshape(6,13,13); out=[]
    while at<len(b):
        n=b[at]; at+=1; v=b[at:at+4*n].reshape(n,4); at+=4*n; s=b[at:at+13*n].reshape(n,13); at+=13*n
        out.append(dict(span=v[:,:2],border=v[:,2],gold=v[:,3],scores=s))
    return T,out
def lse(x,axis): m=x.max(axis,keepdims=True); return (m+np.log(np.exp(x-m).sum(axis,keepdims=True))).squeeze(axis)
def marginals(T,d):
    Tm=np.where(OKM,T/2048.,-1e4); s=d['scores']/2048.; n=len(s); 
    if n==0: return np.zeros((0,13))
    a=np.zeros((n,13));b=np.zeros((n,13)); a[0]=np.where(OKM[0],s[0],-1e4)
    for i in range(1,n): a[i]=lse(a[i-1][:,None]+Tm[d['border'][i-1]],0)+s[i]
    b[-1]=np.where(OKM[:,0],0,-1e4)
    for i in range(n-2,-1,-1): b[i]=lse(Tm[d['border'][i]]+(s[i+1]+b[i+1])[None,:],1)
    m=a+b; return m-lse(m,1)[:,None]
def align(arts,lps,docs):
    """voice's log probabilities at the dump's words"""
    out=[];miss=0
    for a,l,d in zip(arts,lps,docs):
        at={w[0]:i for i,w in enumerate(a['words'])}; ends=[w[1] for w in a['words']]; import bisect
        ix=[]
        for b,e in d['span'].tolist():
            i=at.get(b)
            if i is None: miss+=1; i=min(bisect.bisect_right(ends,b),len(ends)-1)
            ix.append(i)
        out.append(l[np.array(ix,int)] if ix else np.zeros((0,13)))
    print('not aligned',miss); return out
def evaluate(scores,zero=False,articles=P+'dev.jsonl',tag='c'):
    np.concatenate([np.clip(np.round(s*2048),-200000,200000).astype(np.int32).reshape(-1) for s in scores]).tofile(TMP+tag+'.sc')
    subprocess.run([BIN,'voices',CORE,NET,articles,'eval0' if zero else 'eval',TMP+tag+'.sc',TMP+tag],check=True)
    r={}
    for k in('net','both'):
        o=json.loads(subprocess.run(['python3','/work/shared/tools/score_attribution.py',articles,TMP+tag+'.'+k+'.jsonl','--json'],stdout=subprocess.PIPE).stdout); r[k]=o
    return r
def line(o):
    f=lambda k:o[k]['f1']
    K=list(o)
    t=[k for k in K if k.startswith('tok.')]; e=[k for k in K if k.startswith('exact') and 'triple' not in k]; tr=[k for k in K if 'triple' in k]; s=[k for k in K if 'statement' in k]
    return 'token %s exact %s triple %s statement %s'%(' '.join(str(f(k)) for k in t),' '.join(str(f(k)) for k in e),' '.join(str(f(k)) for k in tr),' '.join('%s (P %s R %s)'%(f(k),o[k]['p'],o[k]['r']) for k in s))
