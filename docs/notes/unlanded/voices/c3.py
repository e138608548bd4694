from combine import *
from common import report
T,docs,own=pickle.load(open(TMP+'own.pkl','rb'))
for d in docs: d['labels']=d['gold'].tolist()
dev=pickle.load(open(TMP+'dev.pkl','rb'))
def voice(path): return align(dev,pickle.load(open(path,'rb')),docs)
def norm(x): return x-lse(x,1)[:,None]
def mix(parts): # [(weight, list)]
    return [norm(sum(w*p[i] for w,p in parts)) for i in range(len(docs))]
def show(name,m,crf=None):
    print(name,'labels',report([x.astype(np.float32) for x in m],docs),flush=True)
    if crf is None: r=evaluate(m,True)
    else: r=evaluate(crf,False)
    for k in('net','both'): print('   ',k,line(r[k]),flush=True)
if __name__=='__main__':
    show('own marginals',own)
    v=[voice(p) for p in sys.argv[1:]]
    for a in (0.3,0.5):
        m=mix([(1-a,own)]+[(a/len(v),x) for x in v]); show('log mean, voices %.1f'%a,m)
    for a in (0.3,0.5,0.8):
        crf=[d['scores']/2048.+a*sum(x[i] for x in v)/len(v) for i,d in enumerate(docs)]
        r=evaluate(crf,False); print('crf + %.1f'%a)
        for k in('net','both'): print('   ',k,line(r[k]),flush=True)
