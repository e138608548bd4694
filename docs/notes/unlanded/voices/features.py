"""frozen states: for each word mean of layer-0 and layer-1 states over its pieces -> float16 [words,1024] per article"""
import sys; sys.path.insert(0,'/work/wt/use')
import pickle,numpy as np,torch,time
from use import Use
torch.set_num_threads(1)
u=Use.load()
def both(ids,mask):
    e=torch.nn.functional.embedding(ids,u.embeddings); at=torch.arange(ids.shape[1],dtype=torch.float32)[:,None]*u.timing
    x=(2*e+torch.cat([at.sin(),at.cos()],1))*mask[...,None]; b=torch.where(mask,0.,-1e9)[:,None,None,:]
    l0=u.layers[0](x,b); return torch.cat([l0,u.layers[1](l0,b)],-1)
def features(S,nwords):
    """S: pieces' sentences per article"""
    out=[np.zeros((n,1024),np.float16) for n in nwords]
    items=sorted([(len(s[2]),k,i) for k,x in enumerate(S) for i,s in enumerate(x)]); i=0; t0=time.time()
    with torch.no_grad():
        while i<len(items):
            j=i
            while j<len(items) and (j-i+1)*items[j][0]<=2048: j+=1
            part=items[i:j]; i=j; w=part[-1][0]
            ids=torch.zeros(len(part),w,dtype=torch.long);m=torch.zeros(len(part),w,dtype=torch.bool)
            for r,(n,k,q) in enumerate(part): ids[r,:n]=torch.from_numpy(S[k][q][2].astype(np.int64)); m[r,:n]=True
            y=both(ids,m).numpy()
            for r,(n,k,q) in enumerate(part):
                b,e,_,wf,wl=S[k][q]; c=np.concatenate([np.zeros((1,1024),np.float32),np.cumsum(y[r,:n],0,dtype=np.float32)])
                wf=wf.astype(int);wl=wl.astype(int); out[k][b:e]=(c[wl+1]-c[wf])/(wl-wf+1)[:,None]
    print('features %.0fs'%(time.time()-t0),flush=True); return out
if __name__=='__main__':
    for f in sys.argv[1:]:
        a=pickle.load(open('/work/wt/trial/'+f,'rb')); S=pickle.load(open('/work/wt/use/'+f,'rb'))
        o=features(S,[len(x['words']) for x in a]); np.save('/work/wt/use/'+f.replace('.pkl','.feat.npy'),np.concatenate(o))
