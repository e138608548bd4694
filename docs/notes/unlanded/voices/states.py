"""states.py FIRST END: per chunk words, pieces, states -> cNN.pkl, cNN.npy"""
import sys,os,time,json,pickle
sys.path[:0]=['/work/wt/use','/work/wt/trial','/work/wt/use/research']
import numpy as np,torch
torch.set_num_threads(1)
import words,pieces,features
t0=time.time()
for c in range(int(sys.argv[1]),int(sys.argv[2])):
    n='c%02d'%c
    if os.path.exists(n+'.npy') or os.path.exists(n+'.shares') or os.path.exists(n+'.lock') or not os.path.exists(n+'.jsonl'): continue
    open(n+'.lock','w')
    arts=words.run([json.loads(l) for l in open(n+'.jsonl')]); S=[pieces.sentences(a) for a in arts]
    F=features.features(S,[len(a['words']) for a in arts])
    pickle.dump((arts,S),open(n+'.pkl','wb')); np.save(n+'.tmp.npy',np.concatenate(F)); os.rename(n+'.tmp.npy',n+'.npy')
    print('%.0fs'%(time.time()-t0),n,sum(len(a['words']) for a in arts),flush=True)
