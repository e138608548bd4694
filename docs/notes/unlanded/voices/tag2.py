"""The second voice: tag.py with a wider recurrence and longer windows. Called and imported as tag.py is."""
source = open('/work/wt/use/tag.py').read()
for a, b in (('128,2,batch_first', '160,2,batch_first'), ('Linear(256,13)', 'Linear(320,13)'), (',80,random', ',120,random')):
    assert a in source
    source = source.replace(a, b)
exec(source)
