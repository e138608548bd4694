"""per article: sentence piece ids and for each word the first/last piece (global in article). -> article['s']=[(word0,wordEnd,ids,wf,wl)]"""
import sys; sys.path.insert(0,'/work/wt/use'); sys.path.insert(0,'/work/wt/trial')
import pickle,bisect,numpy as np
from use import Tokenizer
T=Tokenizer()
def sentences(a,most=128):
    n=len(a['words']); cuts=[i for i in range(n) if a['par'][i] or a['sent'][i]]
    if not cuts or cuts[0]!=0: cuts=[0]+cuts
    cuts.append(n); out=[]
    for b,e in zip(cuts,cuts[1:]):
        while e>b:
            k=e
            while True:
                t0=a['words'][b][0]; ids,sp=T.encode(a['text'][t0:a['words'][k-1][1]].replace("''",'"').replace('``','"') if False else a['text'][t0:a['words'][k-1][1]])
                if len(ids)<=most or k-b<10: break
                k=b+max(10,(k-b)*most//len(ids)-3) if k-b>10 else k
            ids=ids[:most]; sp=sp[:most]
            B=[s[0]+t0 for s in sp];E=[s[1]+t0 for s in sp]; wf=[];wl=[]
            for wb,we,_ in a['words'][b:k]:
                f=bisect.bisect_right(E,wb); l=bisect.bisect_left(B,we)-1
                f=min(f,len(ids)-1); l=min(max(l,f),len(ids)-1); wf.append(f);wl.append(l)
            out.append((b,k,np.array(ids,np.int16),np.array(wf,np.int16),np.array(wl,np.int16))); b=k
    return out
if __name__=='__main__':
    for f in sys.argv[1:]:
        r=pickle.load(open('/work/wt/trial/'+f,'rb')); s=[sentences(a) for a in r]
        print(f,sum(len(x) for x in s),'pieces',sum(len(y[2]) for x in s for y in x),flush=True)
        pickle.dump(s,open('/work/wt/use/'+f,'wb'))
