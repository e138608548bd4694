import lzma,json,random,pickle,re,subprocess,numpy as np
def sents(t):
    out=[]
    for p in t.split('\n'):
        for s in re.split(r'(?<=[.!?])["\u201d]?\s+(?=["\u201cA-Z0-9])',p):
            if 5<len(s.split())<60: out.append(s.strip().replace('\t',' '))
    return out
rng=random.Random(11); A=[]
for l in lzma.open('/work/shared/data/corpus/news-articles/part-0.jsonl.xz','rt'):
    if rng.random()<0.5: continue
    a=json.loads(l); S=sents(a['text'])
    if len(S)>=10 and 5<=len(a['title'].split())<25: A.append((a['title'].replace('\t',' '),S))
    if len(A)>=1500: break
P=[]
for i,(t,S) in enumerate(A):
    P.append(('lead',t,S[0]))
    k=rng.sample(range(4,len(S)),2)
    P.append(('body',S[0],S[k[0]])); P.append(('inner',S[k[0]],S[k[1]])); P.append(('titlebody',t,S[k[1]]))
    o=rng.choice(A); P.append(('other',t,o[1][0]))
d=subprocess.run(['./drv2'],input=''.join(p[1]+'\t'+p[2]+'\n' for p in P),capture_output=True,text=True).stdout.split('\n')[:-1]
D=np.array([list(map(float,l.split())) for l in d]); assert len(D)==len(P)
pickle.dump((P,D),open('silver.pkl','wb'))
k=np.array([p[0] for p in P])
for n in ('lead','body','inner','titlebody','other'): print(n,(k==n).sum(),(D[k==n][:,:3]>0).mean(0).round(3))
for f,o in (('emergent.pkl','emergent2.pkl'),):
    pairs,texts,V,cos,_=pickle.load(open(f,'rb'))
    d=subprocess.run(['./drv2'],input=''.join(p[1]+'\t'+p[2]+'\n' for p in pairs),capture_output=True,text=True).stdout.split('\n')[:-1]
    pickle.dump((pairs,cos,np.array([list(map(float,l.split())) for l in d])),open(o,'wb'))
out,flat,texts,V,cos,_=pickle.load(open('story2.pkl','rb')); clean=lambda s:re.sub(r'\s+',' ',s)
d=subprocess.run(['./drv2'],input=''.join(clean(m)+'\t'+clean(out[i][3])+'\n' for i,m in flat),capture_output=True,text=True).stdout.split('\n')[:-1]
pickle.dump(np.array([list(map(float,l.split())) for l in d]),open('story2d.pkl','wb'))
