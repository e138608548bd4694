import pickle,numpy as np,glob,sys,subprocess,re
sys.path.insert(0,'/work/wt/story/tests/golden'); from score_origins import read_story
src=open('eval2.py').read()
LAB={'story2.pkl':set(map(int,src.split('POS="')[1].split('"')[0].split())),'fresh2.pkl':set(map(int,"8 10 5 40 56 68 86 82 80 87 96 98 91 92 112 115 110 116 128 134 141 154 151 165 171 186 185 180 181 197 217 212 223 250 247 287 293 322 318 316".split()))}
clean=lambda s:re.sub(r'\s+',' ',s)
def load(f):
    out,flat,texts,V,cos,_=pickle.load(open(f,'rb'))
    d=subprocess.run(['./drv2'],input=''.join(clean(m)+'\t'+clean(out[i][3])+'\n' for i,m in flat),capture_output=True,text=True).stdout.split('\n')[:-1]
    D=np.array([list(map(float,l.split())) for l in d]); ix=np.array([i for i,m in flat])
    home={}; lead={}
    for p in sorted(glob.glob('/work/wt/story/tests/golden/origins/open/*.txt' if f[0]=='s' else '/tmp/enc/fresh/*.txt')):
        arts,cl=read_story(p); n=p[-6:-4] if f[0]=='s' else p.split('/')[-1][:-4]
        for a in arts: lead[n,a['id']]=(a['title']+' '+a['text'].split('\n\n')[0],a)
        for k,c in enumerate(cl): home[f"{n}.{k}"]=c[0]
    units=sorted({(out[i][0],out[i][2]) for i in ix if out[i][2]!=home[out[i][0]]})
    R=[]
    for c,a in units:
        n=c.split('.')[0]
        ks=[k for k,i in enumerate(ix) if out[i][0]==c and out[i][2]==a]
        ok=[k for k in ks if not int(D[k,3])&(1|2|16)]
        lab=any(ix[k] in LAB[f] for k in ks)
        S=max(D[k,1] for k in ks)>0
        b=max(ok,key=lambda k:cos[k],default=None)
        mine=flat[ks[0]][1]; main=any(m[:40] in lead[n,home[c]][0] for m in out[ix[ks[0]]][1])
        cm=b is not None and out[ix[b]][3][:40] in lead[n,a][0]
        R.append((c,a,lab,S,cos[b] if b is not None else -1,main,cm,b is not None and ix[b] in LAB[f],out[ix[b]][3][:80] if b is not None else '',mine[:60]))
    return R
if __name__=='__main__':
    for f in ('story2.pkl','fresh2.pkl'):
        R=load(f); print(f,len(R),'units, say it',sum(r[2] for r in R),'| main claims',sum(r[5] for r in R),'say it',sum(r[2] for r in R if r[5]),'| S finds',sum(r[2]&r[3] for r in R),'wrong',sum((not r[2])&r[3] for r in R))
        for main in (0,1):
          for t in (.45,.5,.55,.6,.65,.7,.75):
            Q=[r for r in R if not r[3] and r[4]>=t and (r[5] or not main)]
            print('   main only' if main else '   all','cos>=',t,'adds right',sum(r[2] for r in Q),'wrong',sum(not r[2] for r in Q), '| left',sum(r[2] and not r[3] and not(r[4]>=t and (r[5] or not main)) for r in R))
        for r in sorted(R,key=lambda r:-r[4]):
            if not r[3]: print('   ','+' if r[2] else '-',r[0],r[1],round(float(r[4]),2),'main' if r[5] else '    ','cand-main' if r[6] else '','|',r[9],'|',r[8])
