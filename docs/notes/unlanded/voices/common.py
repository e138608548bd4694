import pickle,re,sys,zlib,numpy as np,torch,random,time
QO={'“':1,'”':2,'"':0,"''":0,'``':1,'‘‘':1}
def quote_states(words,par):
    """0 outside, 1 inside, 2 mark; a plain mark toggles; a paragraph begins outside"""
    out=[];open_=False
    for (w,p) in zip(words,par):
        if p: open_=False
        if w in('“','``'): open_=True; out.append(2)
        elif w=='”': open_=False; out.append(2)
        elif w in('"',"''"): open_=not open_; out.append(2)
        else: out.append(1 if open_ else 0)
    return out
def h(s,n=5000): return zlib.crc32(s.encode())%n
def shape(w):
    s=re.sub('[A-Z]','X',re.sub('[a-z]','x',re.sub('[0-9]','d',w)))
    return re.sub(r'(.)\1{2,}',r'\1\1',s)
def paragraphs(a,most=180):
    """[(first,end)] of words"""
    n=len(a['words']); cuts=[i for i in range(n) if a['par'][i]]+[n]
    if not cuts or cuts[0]!=0: cuts=[0]+cuts
    out=[]
    for b,e in zip(cuts,cuts[1:]):
        while e-b>most:
            # at a sentence's beginning if possible
            k=max([i for i in range(b+most//2,b+most) if a['sent'][i]],default=b+most)
            out.append((b,k)); b=k
        if e>b: out.append((b,e))
    return out
ROLE=np.array([0]+[1]*4+[2]*4+[3]*4)
def token_f1(pred,gold):
    """pred, gold arrays of labels 0..12 -> F1 of words by role"""
    p=ROLE[pred];g=ROLE[gold];r=[]
    for k in (1,2,3):
        tp=((p==k)&(g==k)).sum();r.append(200*tp/max(1,(p==k).sum()+(g==k).sum()))
    return r
def spans(labels):
    out=set();b=None
    for i,l in enumerate(labels):
        l=int(l)
        if l==0: b=None; continue
        r,pl=(l-1)//4,(l-1)%4
        if pl==3: out.add((r,i,i+1)); b=None
        elif pl==0: b=(r,i)
        elif pl==2 and b and b[0]==r: out.add((r,b[1],i+1)); b=None
    return out
def exact_f1(preds,golds):
    tp=[0]*3;np_=[0]*3;ng=[0]*3
    for p,g in zip(preds,golds):
        p=spans(p);g=spans(g)
        for s in p: np_[s[0]]+=1; tp[s[0]]+=s in g
        for s in g: ng[s[0]]+=1
    return [200*t/max(1,a+b) for t,a,b in zip(tp,np_,ng)]
# constrained Viterbi over log probs
OK=np.zeros((13,13),bool)
for a in range(13):
    for b in range(13):
        op=a!=0 and (a-1)%4 in(0,1); go=b!=0 and (b-1)%4 in(1,2)
        OK[a,b]= op==go and (not op or (a-1)//4==(b-1)//4)
PEN=np.where(OK,0,-1e9)
def viterbi(lp):
    n=len(lp);s=lp[0]+PEN[0];back=[]
    for i in range(1,n):
        m=s[:,None]+PEN; back.append(m.argmax(0)); s=m.max(0)+lp[i]
    s=s+PEN[:,0]; k=int(s.argmax()); out=[k]
    for b in reversed(back): k=int(b[k]); out.append(k)
    return out[::-1]
def report(lps,arts):
    gold=np.concatenate([a['labels'] for a in arts])
    greedy=np.concatenate([l.argmax(1) for l in lps])
    pr=np.exp(np.concatenate(lps)); rp=np.stack([pr[:,0]]+[pr[:,1+4*r:5+4*r].sum(1) for r in range(3)],1)
    bestroles=rp.argmax(1)
    v=[viterbi(l) for l in lps]
    th=rp.copy(); th[:,0]*=0.4/0.6
    f=lambda x:' '.join('%.1f'%k for k in x)
    lab=lambda r: np.array([0,1,5,9])[r]
    return 'greedy %s | roles %s | roles .4 %s | viterbi %s exact %s'%(f(token_f1(greedy,gold)),f(token_f1(lab(bestroles),gold)),f(token_f1(lab(th.argmax(1)),gold)),f(token_f1(np.concatenate(v),gold)),f(exact_f1(v,[a['labels'] for a in arts])))
