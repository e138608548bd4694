"""words.py IN.jsonl... > OUT.pkl pieces: per article id, text, words [(b,e,upos?)], par/sent starts, labels (13, BIES)."""
import json,sys,subprocess,pickle,re
P='/work/shared/data/attribution/polnear/'
def label(words,n,atts):
    """as sample_of in train/statements/article.cpp"""
    lab=[0]*len(words); import bisect
    begins=[w[0] for w in words]; ends=[w[1] for w in words]
    for a in atts:
        for role,name in ((1,'cue'),(0,'source'),(2,'content')):
            for b,e in sorted(a[name]):
                f=bisect.bisect_right(ends,b); t=bisect.bisect_left(begins,e)
                if f>=t or any(lab[f:t]): continue
                for i in range(f,t):
                    lab[i]=1+4*role+(3 if t-f==1 else 0 if i==f else 2 if i==t-1 else 1)
    return lab
def run(arts):
    inp='\n'.join(json.dumps({'id':str(i),'text':a['text']}) for i,a in enumerate(arts))
    out=subprocess.run(['/work/wt/int/build/release/whosays','read','--from','jsonl','--format','conllu','-'],input=inp.encode(),stdout=subprocess.PIPE).stdout.decode()
    docs={}; cur=None
    res=[]
    for l in out.split('\n'):
        if l.startswith('# newdoc id = '): cur=docs.setdefault(int(l.split('= ')[1]),[])
        elif l.startswith('# newpar'): cur.append('P')
        elif l.startswith('# sent_id'): cur.append('S')
        elif l and l[0].isdigit():
            c=l.split('\t')
            if '-' in c[0] : cur.append(('mwt',c[1],c[0])); continue
            cur.append((c[1],c[3]))
    for i,a in enumerate(arts):
        t=a['text']; at=0; words=[]; par=[];sent=[]; p=s=False; bad=0
        skip=0
        for x in docs.get(i,[]):
            if x=='P': p=True; continue
            if x=='S': s=True; continue
            if x[0]=='mwt': continue
            f=x[0]
            j=t.find(f,at)
            if j<0 or t[at:j].strip():
                # try without inner changes
                k=at
                while k<len(t) and t[k].isspace(): k+=1
                j2=t.find(f,k,k+40)
                if j2<0: bad+=1; continue
                j=j2
            words.append((j,j+len(f),x[1])); par.append(p); sent.append(s); p=s=False; at=j+len(f)
        res.append(dict(id=a['id'],text=t,words=words,par=par,sent=sent,bad=bad,annotator=(a.get('meta')or{}).get('annotator'),labels=label(words,len(words),a.get('attributions',[]))))
    return res
if __name__=='__main__':
    arts=[json.loads(l) for p in sys.argv[2:] for l in open(p)]
    r=run(arts); print(len(r),sum(len(x['words']) for x in r),'bad',sum(x['bad'] for x in r),'par',sum(map(sum,(x['par'] for x in r))))
    pickle.dump(r,open(sys.argv[1],'wb'))
