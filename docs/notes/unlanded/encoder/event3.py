import pickle,numpy as np,itertools
A,W=pickle.load(open('event.pkl','rb')); S,_=pickle.load(open('event2.pkl','rb'))
def cosines(p,tf,least,capw=1):
    vec=[]
    for n,w in W:
        v={s:((x[0]/20)**p)*((1+np.log(x[1])) if tf else 1)*(capw if x[2] else 1) for s,x in w.items() if x[0]>=least}
        z=np.sqrt(sum(y*y for y in v.values())) or 1; vec.append({s:y/z for s,y in v.items()})
    def c(i,j):
        a,b=vec[i],vec[j]
        if len(a)>len(b): a,b=b,a
        return sum(y*b[s] for s,y in a.items() if s in b)
    return {k:np.array([c(i,j) for i,j in v]) for k,v in S.items()}
def show(n,F):
    q=np.quantile(np.r_[F['open same'],F['dn same']],[.01,.02,.05,.1])
    print(n,'q',q.round(3),{k:[float((F[k]>=x).mean().round(4)) for x in q] for k in F})
if __name__=='__main__':
    for p,tf,l,cw in ((1,0,14,1),(1,1,14,1),(2,1,14,1),(2,1,10,1),(2,1,6,1),(2,0,6,1),(3,1,6,1),(4,1,6,1),(2,1,6,1.5),(2,1,6,2),(3,1,6,2),(2,0,6,2),(3,0,6,2),(3,0,10,2)):
        show((p,tf,l,cw),cosines(p,tf,l,cw))
