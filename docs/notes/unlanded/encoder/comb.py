import pickle, numpy as np, torch
torch.set_num_threads(1)
pairs,texts,V,cos,D=pickle.load(open('emergent.pkl','rb'))
kind=np.array([p[0] for p in pairs]); cl=np.array([hash(p[3])%5 for p in pairs])
cids=sorted({p[3] for p in pairs}); fold=np.array([cids.index(p[3])%5 for p in pairs])
veto=D[:,4].astype(int); lo=np.minimum(D[:,5],D[:,6]); hi=np.maximum(D[:,5],D[:,6]); tel=D[:,7]
hard_veto=((veto&(2|4|16))>0)|((veto&1)>0)
def lr(X,y,m,l2=1e-3,it=400):
    X=torch.tensor(X,dtype=torch.double); y=torch.tensor(y,dtype=torch.double)
    mu,sd=X[m].mean(0),X[m].std(0)+1e-6; X=(X-mu)/sd; w=torch.zeros(X.shape[1]+1,dtype=torch.double,requires_grad=True)
    o=torch.optim.LBFGS([w],max_iter=it)
    def c():
        o.zero_grad(); z=X[m]@w[1:]+w[0]; L=torch.nn.functional.binary_cross_entropy_with_logits(z,y[m])+l2*(w[1:]**2).sum(); L.backward(); return L
    o.step(c); return (X@w[1:]+w[0]).detach().numpy()
F=np.stack([lo,hi,tel,np.minimum(tel,3),lo*hi,(veto&1)>0,(veto&2)>0,(veto&4)>0,(veto&8)>0,(veto&16)>0],1).astype(float)
