import json,lzma,random,glob
kept=[]
for path in sorted(glob.glob('/work/shared/data/corpus/news-articles/*part-*.xz')):
    for l in lzma.open(path,'rt',encoding='utf-8'):
        a=json.loads(l); n=len(a['text'].split())
        if 150<=n<=900: kept.append({'id':'silver/'+str(a['id']),'text':a['text'],'attributions':[]})
random.Random(7).shuffle(kept); print(len(kept),sum(len(a['text'].split()) for a in kept))
for i in range(0,len(kept),800):
    with open('c%02d.jsonl'%(i//800),'w') as f:
        for a in kept[i:i+800]: f.write(json.dumps(a)+'\n')
