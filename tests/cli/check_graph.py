#!/usr/bin/env python3
"""Checks a graph file against what its form's schema and Gephi's importer ask, as far as whosays uses them.

usage: check_graph.py FILE.gexf|FILE.graphml|-     (- reads standard input; the form is seen from the root element)
       check_graph.py --selftest

GEXF 1.3 (gexf.net/1.3/gexf.xsd): elements and attributes that the schema has, in places it has them; attributes declared once a class with a
type of the schema; every attvalue for a declared attribute and readable as its type; ids unique; edges between nodes that are there; weights
numbers. GraphML (graphml.graphdrawing.org/xmlns): keys declared before the graph, with a type and a domain; data of declared keys, of the
right domain, once each, readable as its type; ids NMTOKENs and unique; edges between nodes that are there. Gephi also wants labels, and two
edges between the same nodes only where their kinds differ. Exit status 1 and a line for each fault.
"""
import re
import sys
import xml.etree.ElementTree as ET

GEXF, GRAPHML = "{http://gexf.net/1.3}", "{http://graphml.graphdrawing.org/xmlns}"
NMTOKEN = re.compile(r"[-.:_A-Za-z0-9\u00b7-\uffff]+\Z")
# parent: (attributes that must be there, that may be, children)
GEXF_FORM = {
    "gexf": ({"version"}, {"variant"}, ["meta", "graph"]),
    "meta": (set(), {"lastmodifieddate"}, ["creator", "keywords", "description"]),
    "graph": (set(), {"defaultedgetype", "mode", "idtype", "timeformat", "timerepresentation", "start", "end", "timezone"},
              ["attributes", "nodes", "edges"]),
    "attributes": ({"class"}, {"mode", "start", "end"}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, set(), ["default", "options"]),
    "nodes": (set(), {"count"}, ["node"]),
    "node": ({"id"}, {"label", "pid", "start", "end"}, ["attvalues", "spells", "nodes", "edges"]),
    "edges": (set(), {"count"}, ["edge"]),
    "edge": ({"id", "source", "target"}, {"label", "type", "kind", "weight", "start", "end"}, ["attvalues", "spells"]),
    "attvalues": (set(), set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, {"start", "end"}, []),
    "creator": (set(), set(), []), "keywords": (set(), set(), []), "description": (set(), set(), []),
    "default": (set(), set(), []), "options": (set(), set(), []),
}
READABLE = {
    "string": r".*", "integer": r"[-+]?\d+", "int": r"[-+]?\d+", "long": r"[-+]?\d+", "boolean": r"true|false|0|1",
    "double": r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", "float": r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?",
}


def reads_as(kind, value):
    return re.fullmatch(READABLE[kind], value or "", re.S) is not None


def check_edges(edges, nodes, kind_of, faults):
    ids, pairs = set(), set()
    for edge in edges:
        name = edge.get("id")
        if name in ids:
            faults.append("edge %s is there twice" % name)
        ids.add(name)
        for end in ("source", "target"):
            if edge.get(end) not in nodes:
                faults.append("edge %s: %s %s is no node" % (name, end, edge.get(end)))
        pair = (edge.get("source"), edge.get("target"), kind_of(edge))
        if pair in pairs:
            faults.append("edge %s: a second one of its kind between its nodes, Gephi keeps one" % name)
        pairs.add(pair)


def check_gexf(root):
    faults = []

    def walk(element):
        name = element.tag.removeprefix(GEXF)
        if name not in GEXF_FORM:
            faults.append("%s is no element of GEXF" % element.tag)
            return
        must, may, children = GEXF_FORM[name]
        faults.extend("%s lacks %s" % (name, a) for a in must - set(element.attrib))
        faults.extend("%s has %s" % (name, a) for a in set(element.attrib) - must - may)
        for child in element:
            if child.tag.removeprefix(GEXF) not in children:
                faults.append("%s stands in %s" % (child.tag, name))
            walk(child)

    walk(root)
    if root.get("version") != "1.3":
        faults.append("version is not 1.3")
    graph = root.find(GEXF + "graph")
    if graph is None or graph.get("defaultedgetype", "undirected") not in ("directed", "undirected", "mutual"):
        return faults + ["no graph, or an edge type of no kind"]
    if graph.get("mode", "static") not in ("static", "dynamic"):
        faults.append("mode of no kind")
    types = {"node": {}, "edge": {}}
    for table in graph.iter(GEXF + "attributes"):
        for a in table:
            known = types.setdefault(table.get("class"), {})
            if a.get("id") in known or a.get("type") not in READABLE:
                faults.append("attribute %s: twice, or of no known type" % a.get("id"))
            known[a.get("id")] = a.get("type")
    if set(types) != {"node", "edge"}:
        faults.append("attributes of another class than node and edge")
    nodes = set()
    for what in ("node", "edge"):
        for element in graph.iter(GEXF + what):
            if what == "node":
                if element.get("id") in nodes:
                    faults.append("node %s is there twice" % element.get("id"))
                nodes.add(element.get("id"))
            if not element.get("label"):
                faults.append("%s %s has no label" % (what, element.get("id")))
            given = [v.get("for") for v in element.iter(GEXF + "attvalue")]
            if len(given) != len(set(given)):
                faults.append("%s %s has a value twice" % (what, element.get("id")))
            for value in element.iter(GEXF + "attvalue"):
                kind = types[what].get(value.get("for"))
                if kind not in READABLE or not reads_as(kind, value.get("value")):
                    faults.append("%s %s: value %s is not declared or no %s" % (what, element.get("id"), value.get("for"), kind))
            if what == "edge" and not reads_as("double", element.get("weight", "1")):
                faults.append("edge %s: weight is no number" % element.get("id"))
    check_edges(graph.iter(GEXF + "edge"), nodes, lambda e: e.get("kind"), faults)
    return faults


def check_graphml(root):
    faults, keys = [], {}
    graph = root.find(GRAPHML + "graph")
    order = [c.tag.removeprefix(GRAPHML) for c in root]
    if graph is None or order != sorted(order, key=["desc", "key", "graph"].index):
        return ["desc, keys and a graph, in this order"]
    for key in root.iter(GRAPHML + "key"):
        name = key.get("id")
        sound = key.get("for") in ("node", "edge", "graph", "all") and key.get("attr.name") and key.get("attr.type") in READABLE
        if name in keys or not NMTOKEN.match(name or "") or not sound or key.get("attr.type") == "integer":
            faults.append("key %s: twice, no id, no domain, no name or no known type" % name)
        keys[name] = (key.get("for"), key.get("attr.type"))
    if graph.get("edgedefault") not in ("directed", "undirected"):
        faults.append("edgedefault of no kind")
    nodes = set()
    for element in graph:
        what = element.tag.removeprefix(GRAPHML)
        if what not in ("node", "edge"):
            faults.append("%s stands in graph" % element.tag)
            continue
        if not NMTOKEN.match(element.get("id") or ""):
            faults.append("%s: \"%s\" is no id" % (what, element.get("id")))
        if what == "node":
            if element.get("id") in nodes:
                faults.append("node %s is there twice" % element.get("id"))
            nodes.add(element.get("id"))
        given = set()
        for data in element:
            domain, kind = keys.get(data.get("key"), (None, "string"))
            if data.tag != GRAPHML + "data" or domain not in (what, "all") or data.get("key") in given or not reads_as(kind, data.text):
                faults.append("%s %s: data %s is not declared for it, there twice or no %s" % (what, element.get("id"), data.get("key"), kind))
            given.add(data.get("key"))
    value = lambda e, name: next((d.text for d in e if d.get("key") == name), None)
    check_edges([e for e in graph if e.tag == GRAPHML + "edge"], nodes, lambda e: (value(e, "kind"), value(e, "alleged")), faults)
    return faults


def check(text):
    root = ET.fromstring(text)
    if root.tag == GEXF + "gexf":
        return check_gexf(root)
    return check_graphml(root) if root.tag == GRAPHML + "graphml" else ["%s is neither GEXF 1.3 nor GraphML" % root.tag]


GOOD_GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed"><attributes class="node">
<attribute id="0" title="n" type="integer"/></attributes><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="3"/></attvalues></node>
<node id="b" label="B"/></nodes><edges><edge id="e1" source="a" target="b" label="met" weight="2"/></edges></graph></gexf>"""
GOOD_GRAPHML = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed"><node id="a"/><node id="b"/><edge id="e1" source="a" target="b"><data key="w">2</data></edge></graph></graphml>"""


def selftest():
    assert not check(GOOD_GEXF), check(GOOD_GEXF)
    assert not check(GOOD_GRAPHML), check(GOOD_GRAPHML)
    for good, old, new in ((GOOD_GEXF, 'value="3"', 'value="three"'), (GOOD_GEXF, 'for="0"', 'for="7"'), (GOOD_GEXF, 'target="b"', 'target="c"'),
                           (GOOD_GEXF, 'node id="b"', 'node id="a"'), (GOOD_GEXF, 'label="met"', 'colour="red"'),
                           (GOOD_GEXF, 'type="integer"', 'type="number"'), (GOOD_GEXF, "gexf.net/1.3", "gexf.net/1.2"),
                           (GOOD_GRAPHML, 'key="w"', 'key="x"'), (GOOD_GRAPHML, ">2<", ">two<"), (GOOD_GRAPHML, 'id="b"', 'id="b c"'),
                           (GOOD_GRAPHML, 'source="a"', 'source="z"'), (GOOD_GRAPHML, 'for="edge"', 'for="node"')):
        assert check(good.replace(old, new)), (old, new)


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        sys.exit(selftest())
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = check(sys.stdin.read() if sys.argv[1] == "-" else open(sys.argv[1], encoding="utf-8").read())
    print("\n".join(found))
    sys.exit(1 if found else 0)
