"""label.py FIRST END: chunks with states -> cNN.read.jsonl (statements with the lists), cNN.shares (bytes), by ours .25, two voices .375 each"""
import sys,os,time,json,pickle,subprocess
A,B=int(sys.argv[1]),int(sys.argv[2]); D='/work/wt/use/big/'
sys.argv=['tag.py','/tmp/none','1','0','frozen','1']
sys.path[:0]=['/work/wt/use','/work/wt/trial','/work/wt/use/research']
import numpy as np,torch,random
torch.set_num_threads(1)
import tag; sys.argv=['tag2.py','/tmp/none','1','0','frozen','1']
import tag2,combine
from combine import *
combine.BIN='/work/wt/use/voices_bin'
BIN=combine.BIN
nets=[]
for m,f in ((tag,'f1.4.pt'),(tag2,'f2.5.pt')):
    n=m.Tag(); n.load_state_dict(torch.load('/work/wt/use/run/'+f)['net']); nets.append((m,n))
def once(m,net,arts,sd):
    net.eval(); out=[np.zeros((len(a['words']),13),np.float32) for a in arts]
    with torch.no_grad():
        w=sorted(m.windows2(arts,80,random.Random(sd) if sd else None),key=lambda t:t[2]-t[1])
        for i in range(0,len(w),40):
            x,u,l,_=m.batch2(arts,w[i:i+40],False); pr=torch.softmax(net(x,u,l),-1).numpy()
            for j,(k,b,e) in enumerate(w[i:i+40]): out[k][b:e]+=pr[j,:e-b]
    return [np.log(o+1e-8) for o in out]
for c in range(A,B):
    n='c%02d'%c; t0=time.time()
    if os.path.exists(D+n+'.shares'): continue
    while not os.path.exists(D+n+'.npy'):
        if not os.path.exists(D+n+'.jsonl'): sys.exit()
        time.sleep(5)
    arts,S=pickle.load(open(D+n+'.pkl','rb')); F=np.load(D+n+'.npy',mmap_mode='r'); at=0
    for a,s in zip(arts,S):
        a['s']=s; a['u']=F[at:at+len(a['words'])]; at+=len(a['words'])
        bo=np.array([2 if p else 1 if q else 0 for p,q in zip(a['par'],a['sent'])],np.int64)
        a['x']=np.concatenate([tag.feats(a),bo[:,None]],1)
    lps=[once(m,net,arts,i) for i,(m,net) in enumerate(nets)]; t1=time.time()
    dump(D+n+'.jsonl',n); T,docs=read(n); own=[marginals(T,d) for d in docs]; os.remove(TMP+n+'.bin')
    v=[align(arts,lp,docs) for lp in lps]
    p=[.25*np.exp(o)+.375*np.exp(x)+.375*np.exp(y)+1e-9 for o,x,y in zip(own,*v)]; p=[x/x.sum(1,keepdims=True) for x in p]
    with open(D+n+'.tmp','wb') as f:
        for x in p: np.int32(len(x)).tofile(f); np.round(x*255).astype(np.uint8).tofile(f)
    np.concatenate([np.clip(np.round(np.log(x)*2048),-200000,200000).astype(np.int32).reshape(-1) for x in p]).tofile(D+n+'.sc')
    subprocess.run([BIN,'voices',CORE,NET,D+n+'.jsonl','eval0',D+n+'.sc',D+n],check=True); os.remove(D+n+'.sc')
    count=0
    with open(D+n+'.read.jsonl','w') as f:
        for t,l in zip(open(D+n+'.jsonl'),open(D+n+'.both.jsonl')):
            t=json.loads(t); o=json.loads(l); assert o['id']==t['id']
            rows=[{r:s[r]['spans'] for r in('source','cue','content')} for s in o['statements']]; rows=[r for r in rows if r['cue']]; count+=len(rows)
            f.write(json.dumps(dict(id=t['id'],text=t['text'],attributions=rows))+'\n')
    for k in('.both.jsonl','.net.jsonl','.npy'): os.remove(D+n+k)
    os.rename(D+n+'.tmp',D+n+'.shares'); open(D+n+'.npy.done','w')
    print(n,'%.0fs voices %.0fs statements %d'%(time.time()-t0,t1-t0,count),flush=True)
