import json,lzma,sys,re
sys.path.insert(0,'x')
kept=[]
import glob
for path in sorted(glob.glob('/work/shared/data/corpus/news-articles/*part-1*'))[:1]:
    print(path,file=sys.stderr)
    op=lzma.open if path.endswith('xz') else open
    for l in op(path,'rt',encoding='utf-8'):
        a=json.loads(l)
        n=len(a['text'].split())
        if 150<=n<=900: kept.append({'id':'silver/'+str(a['id']),'text':a['text'],'attributions':[]})
print(len(kept),file=sys.stderr)
step=len(kept)//1600
k=kept[::step][:1600]
for name,part in(('s1',k[0::2]),('s2',k[1::2])):
    with open(name+'.jsonl','w') as f:
        for a in part: f.write(json.dumps(a)+'\n')
    print(name,len(part),sum(len(a['text'].split()) for a in part),file=sys.stderr)
