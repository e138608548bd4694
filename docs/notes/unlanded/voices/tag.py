"""tag.py OUT SEED PASSES [frozen|tune] [glove 0/1]: tagger on USE states; windows of several paragraphs."""
import sys; sys.path.insert(0,'/work/wt/use'); OUT=sys.argv[1]; SEED=int(sys.argv[2]); PASSES=int(sys.argv[3]); TUNE=sys.argv[4]=='tune'; GL=sys.argv[5]=='1'; START=sys.argv[6] if len(sys.argv)>6 else ''
sys.argv=['x',OUT,str(SEED),'0']
sys.path.insert(0,'/work/wt/trial')
_P=PASSES; from trial import *; PASSES=_P
from use import Use
U=Use.load()
class Tag(torch.nn.Module):
    def __init__(s):
        super().__init__(); E=torch.nn.Embedding
        s.g=E.from_pretrained(torch.tensor(MAT),freeze=True); s.gp=torch.nn.Linear(100,64)
        s.e=torch.nn.ModuleList([E(5000,32) for _ in range(4)]); s.q=E(3,8); s.b=E(3,4)
        s.n0=torch.nn.LayerNorm(512); s.n1=torch.nn.LayerNorm(512); s.up=torch.nn.Linear(1024,160)
        s.lstm=torch.nn.LSTM(160+(64 if GL else 0)+128+8+4,128,2,batch_first=True,bidirectional=True,dropout=.4); s.out=torch.nn.Linear(256,13); s.d=torch.nn.Dropout(.3); s.d2=torch.nn.Dropout(.4); s.du=torch.nn.Dropout(.25)
    def forward(s,x,u,lens):
        """x [B,T,7] ids (6: border), u [B,T,1024]"""
        u=torch.tanh(s.up(s.du(torch.cat([s.n0(u[...,:512]),s.n1(u[...,512:])],-1))))
        v=torch.cat([u]+([s.gp(s.g(x[...,0]))] if GL else [])+[e(x[...,i+1]) for i,e in enumerate(s.e)]+[s.q(x[...,5]),s.b(x[...,6])],-1)
        p=torch.nn.utils.rnn.pack_padded_sequence(s.d(v),lens,batch_first=True,enforce_sorted=False)
        y,_=s.lstm(p); y,_=torch.nn.utils.rnn.pad_packed_sequence(y,batch_first=True)
        return s.out(s.d2(y))
def encode(arts,part,B,T):
    """states of the windows by the encoder with gradients: sentences of the windows batched by length"""
    items=[]
    for w,(k,b,e) in enumerate(part):
        for (sb,se,ids,wf,wl) in arts[k]['s']:
            if sb>=b and se<=e: items.append((len(ids),w,sb-b,ids,wf,wl))
    items.sort(key=lambda t:t[0]); flat=[];index=[];weight=[];target=[]; base=0; i=0
    while i<len(items):
        j=i
        while j<len(items) and (j-i+1)*items[j][0]<=1500: j+=1
        p=items[i:j]; i=j; n=p[-1][0]; ids=torch.zeros(len(p),n,dtype=torch.long); m=torch.zeros(len(p),n,dtype=torch.bool)
        for r,(l,_,_,d,_,_) in enumerate(p): ids[r,:l]=torch.from_numpy(d.astype(np.int64)); m[r,:l]=True
        em=torch.nn.functional.embedding(ids,U.embeddings); at=torch.arange(n,dtype=torch.float32)[:,None]*U.timing
        h=(2*em+torch.cat([at.sin(),at.cos()],1))*m[...,None]; bias=torch.where(m,0.,-1e9)[:,None,None,:]
        l0=U.layers[0](h,bias); y=torch.cat([l0,U.layers[1](l0,bias)],-1).reshape(-1,1024); flat.append(y)
        for r,(l,w,o,d,wf,wl) in enumerate(p):
            for q,(f,g) in enumerate(zip(wf.tolist(),wl.tolist())):
                for z in range(f,g+1): index.append(base+r*n+z); weight.append(1/(g-f+1)); target.append(w*T+o+q)
        base+=len(p)*n
    y=torch.cat(flat)[torch.tensor(index)]*torch.tensor(weight)[:,None]
    return torch.zeros(B*T,1024).index_add_(0,torch.tensor(target),y).view(B,T,1024)
def windows2(arts,most,rnd=None):
    out=[]
    for k,a in enumerate(arts):
        ps=paragraphs(a); i=0; first=rnd.randint(40,most) if rnd else None
        while i<len(ps):
            j=i+1; cap=first or most; first=None
            while j<len(ps) and ps[j][1]-ps[i][0]<=cap: j+=1
            out.append((k,ps[i][0],ps[j-1][1])); i=j
    return out
def batch2(arts,part,tune):
    n=max(e-b for _,b,e in part); x=torch.zeros(len(part),n,7,dtype=torch.long); y=torch.full((len(part),n),-1,dtype=torch.long); u=None if tune else torch.zeros(len(part),n,1024)
    for i,(k,b,e) in enumerate(part):
        x[i,:e-b]=torch.from_numpy(arts[k]['x'][b:e]); y[i,:e-b]=torch.tensor(arts[k]['labels'][b:e])
        if not tune: u[i,:e-b]=torch.from_numpy(arts[k]['u'][b:e].astype(np.float32))
    if tune: u=encode(arts,part,len(part),n)
    return x,u,torch.tensor([e-b for _,b,e in part]),y
def predict2(net,arts,tune,seeds=2):
    net.eval(); U.eval(); out=[np.zeros((len(a['words']),13),np.float32) for a in arts]
    with torch.no_grad():
        for sd in range(seeds):
            w=sorted(windows2(arts,80,random.Random(sd) if sd else None),key=lambda t:t[2]-t[1])
            for i in range(0,len(w),40):
                x,u,l,_=batch2(arts,w[i:i+40],tune); pr=torch.softmax(net(x,u,l),-1).numpy()
                for j,(k,b,e) in enumerate(w[i:i+40]): out[k][b:e]+=pr[j,:e-b]/seeds
    net.train(); U.train(); return [np.log(o+1e-8) for o in out]
def load2(f,tune):
    r=load(f); S=pickle.load(open('/work/wt/use/'+f,'rb'))
    F=None if tune else np.load('/work/wt/use/'+f.replace('.pkl','.feat.npy'),mmap_mode='r'); at=0
    for a,s in zip(r,S):
        a['s']=s; n=len(a['words']); bo=np.array([2 if p else 1 if q else 0 for p,q in zip(a['par'],a['sent'])],np.int64)
        a['x']=np.concatenate([a['x'],bo[:,None]],1)
        if F is not None: a['u']=F[at:at+n]
        at+=n
    return r
if __name__=='__main__':
    torch.manual_seed(SEED); random.seed(SEED)
    train,dev=load2('train.pkl',TUNE),load2('dev.pkl',TUNE); net=Tag(); U.train()
    for l in U.layers: l.rate=0.1
    if START: 
        d=torch.load(START); net.load_state_dict(d['net'])
    own=[p for p in net.parameters() if p.requires_grad]; groups=[dict(params=own,base=2e-3 if not START else 1e-3)]
    if TUNE: groups.append(dict(params=[p for n,p in U.named_parameters() if not n.startswith('tanh')],base=1.5e-4))
    opt=torch.optim.Adam([dict(g,lr=g['base']) for g in groups]); t0=time.time(); step=0
    for ep in range(PASSES):
        w=windows2(train,80,random); random.shuffle(w); bs=[]
        for c in range(0,len(w),1200):
            ch=sorted(w[c:c+1200],key=lambda t:t[2]-t[1]); i=0
            while i<len(ch):
                j=i
                while j<len(ch) and (j-i+1)*(ch[j][2]-ch[j][1])<=3000: j+=1
                j=max(j,i+1); bs.append(ch[i:j]); i=j
        random.shuffle(bs); tot=0
        for n,bt in enumerate(bs):
            frac=(ep+n/len(bs))/PASSES; step+=1
            for g in opt.param_groups: g['lr']=g['base']*min(1,step/100)*(0.03+0.97*0.5*(1+np.cos(np.pi*frac)))
            x,u,l,y=batch2(train,bt,TUNE); o=net(x,u,l); loss=torch.nn.functional.cross_entropy(o.reshape(-1,13),y.reshape(-1),ignore_index=-1)
            opt.zero_grad(); loss.backward()
            for g in opt.param_groups: torch.nn.utils.clip_grad_norm_(g['params'],5.)
            opt.step(); tot+=float(loss)
            if n%50==0: print(ep,n,len(bs),'%.3f'%(tot/(n+1)),'%.0fs cpu %.0f'%(time.time()-t0,time.process_time()),flush=True)
        lp=predict2(net,dev,TUNE); print('PASS',ep+1,'%.0fs'%(time.time()-t0),'%.4f'%(tot/len(bs)),report(lp,dev),flush=True)
        torch.save(dict(net=net.state_dict(),use=U.state_dict() if TUNE else None),OUT+'.%d.pt'%(ep+1)); pickle.dump(lp,open(OUT+'.%d.dev.pkl'%(ep+1),'wb'))
