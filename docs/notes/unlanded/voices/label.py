"""label.py NAME: articles NAME.jsonl -> NAME.read.jsonl, statements by the mean of our net's shares and the voice's"""
import sys,os,time,json,pickle
NAME=sys.argv[1]; D='/work/wt/use/dist/'; t0=time.time()
def say(*a): print('%.0fs'%(time.time()-t0),*a,flush=True)
sys.argv=['tag.py','/tmp/none','1','0','frozen','1']
sys.path[:0]=['/work/wt/use','/work/wt/trial','/work/wt/use/research']
import numpy as np,torch
torch.set_num_threads(1)
import words; arts=words.run([json.loads(l) for l in open(D+NAME+'.jsonl')]); say('words',sum(len(a['words']) for a in arts),'bad',sum(a['bad'] for a in arts))
import pieces; S=[pieces.sentences(a) for a in arts]; say('pieces')
import features; F=features.features(S,[len(a['words']) for a in arts]); say('features')
import tag
net=tag.Tag(); net.load_state_dict(torch.load('/work/wt/use/run/f1.4.pt')['net'])
for a,s,f in zip(arts,S,F):
    a['s']=s; a['u']=f; bo=np.array([2 if p else 1 if q else 0 for p,q in zip(a['par'],a['sent'])],np.int64)
    a['x']=np.concatenate([tag.feats(a),bo[:,None]],1)
lp=tag.predict2(net,arts,False,2); say('shares')
from combine import *
import combine
dump(D+NAME+'.jsonl',NAME); T,docs=read(NAME); say('dump',len(docs))
own=[marginals(T,d) for d in docs]; say('marginals')
v=align(arts,lp,docs)
m=[np.log(.25*np.exp(o)+.75*np.exp(x)+1e-9) for o,x in zip(own,v)]; m=[x-lse(x,1)[:,None] for x in m]
pickle.dump([x.astype(np.float16) for x in m],open(D+NAME+'.shares.pkl','wb')); say('mix')
np.concatenate([np.clip(np.round(s*2048),-200000,200000).astype(np.int32).reshape(-1) for s in m]).tofile(D+NAME+'.sc')
subprocess.run([BIN,'voices',CORE,NET,D+NAME+'.jsonl','eval0',D+NAME+'.sc',D+NAME],check=True); say('eval')
texts=[json.loads(l) for l in open(D+NAME+'.jsonl')]
for k in('both','net'):
    n=0
    with open(D+NAME+'.'+k+'.read.jsonl','w') as f:
        for t,l in zip(texts,open(D+NAME+'.'+k+'.jsonl')):
            o=json.loads(l); assert o['id']==t['id']
            rows=[{r:s[r]['spans'] for r in('source','cue','content')} for s in o['statements']] if k=='both' else [{r:(s[r]['spans'] if isinstance(s[r],dict) else s[r]) for r in('source','cue','content')} for s in o['statements']]
            rows=[r for r in rows if r['cue']]; n+=len(rows)
            f.write(json.dumps(dict(id=t['id'],text=t['text'],attributions=rows))+'\n')
    say(k,n)
