import json,glob,sys,subprocess,lzma,random,itertools,numpy as np,pickle
sys.path.insert(0,'/work/wt/story/tests/golden'); from score_origins import read_story
A=[]
for f in sorted(glob.glob('/work/wt/story/tests/golden/origins/open/*.txt')):
    for a in read_story(f)[0]: A.append(('open',f[-6:-4],a['text'],a['published'][:10]))
for f in sorted(glob.glob('/work/shared/data/stories/dev/DN*.jsonl')):
    lab={p['id']:p for p in json.load(open(f.replace('.jsonl','.labels.json')))['pages']}
    for l in open(f):
        a=json.loads(l); A.append(('dn',f[-10:-6],a['text'],a.get('published')))
rng=random.Random(5); n=0
for l in lzma.open('/work/shared/data/corpus/news-articles/part-1.jsonl.xz','rt'):
    if rng.random()<0.97: continue
    a=json.loads(l); A.append(('real',a['id'],a['text'],a['date'])); n+=1
    if n>=200: break
d=subprocess.run(['./drv3'],input=''.join(a[2].replace('\n','\x01')+'\n' for a in A),capture_output=True,text=True).stdout.split('\n')[:-1]
assert len(d)==len(A)
W=[]
for l in d:
    n,*r=l.split(); w={}
    for x in r:
        s,lv,c,cap=x.rsplit(':',3); w[s]=(int(lv),int(c),int(cap))
    W.append((int(n),w))
pickle.dump((A,W),open('event.pkl','wb'))
