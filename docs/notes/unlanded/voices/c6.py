from c3 import *
T,docs,own=pickle.load(open(TMP+'own.pkl','rb'))
for d in docs: d['labels']=d['gold'].tolist()
v=[voice(p) for p in sys.argv[2:]]
for spec in sys.argv[1].split(','):
    a,bo=map(float,spec.split(':'))
    m=[np.log((1-a)*np.exp(own[i])+sum(a/len(v)*np.exp(x[i]) for x in v)+1e-9) for i in range(len(docs))]
    for x in m: x[:,0]-=bo
    m=[norm(x) for x in m]
    print('arith',spec,flush=True)
    r=evaluate(m,True)
    for k in('net','both'): print('   ',k,line(r[k]),flush=True)
