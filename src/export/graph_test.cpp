// The graph as XML: what hostile names do to it. Invented.
#include "export/graph.h"

#include <gtest/gtest.h>

#include <sstream>

#include "show/lookup.h"

namespace whosays::exports {
namespace {

TEST(GraphXml, TextIsEscapedAndWhatXmlForbidsIsReplaced) {
  EXPECT_EQ(xml_text("Odel & Sons <\"Quay\">"), "Odel &amp; Sons &lt;&quot;Quay&quot;&gt;");
  EXPECT_EQ(xml_text(std::string("a\x01") + "b\nc"),
            "a\xEF\xBF\xBD"
            "b c");
  EXPECT_EQ(xml_text("Łódź"), "Łódź");
}

TEST(GraphXml, BothFormsHaveTheirNodesAndEdges) {
  story::World world;
  ArticleRecord article;
  article.row = 1;
  article.id = "a";
  article.publisher = "Callis & Courier";
  world.articles.push_back(article);
  const story::Story story;
  const show::Lookup lookup(world, story);
  story::Graph graph;
  for (const char* name : {"Ana <Vell>", "Bo \"Kerr\""}) {
    story::GraphNode node;
    node.id = "n" + std::to_string(graph.nodes.size() + 1);
    node.name = name;
    graph.nodes.push_back(node);
  }
  story::GraphEdge edge;
  edge.from = 0;
  edge.to = 1;
  edge.kind = "met";
  edge.label = "met, by Callis & Courier itself";
  story::GraphReceipt receipt;
  receipt.account = "Callis & Courier itself";
  receipt.words = "met";
  receipt.receipt = "r7";
  edge.receipts.push_back(receipt);
  graph.edges.push_back(edge);

  std::ostringstream gexf, graphml, json;
  write_gexf(lookup, graph, gexf);
  write_graphml(lookup, graph, graphml);
  write_graph_json(lookup, graph, json);
  for (const std::string& xml : {gexf.str(), graphml.str()}) {
    EXPECT_NE(xml.find("Ana &lt;Vell&gt;"), std::string::npos);
    EXPECT_NE(xml.find("met, by Callis &amp; Courier itself"), std::string::npos);
    EXPECT_NE(xml.find("[r7]"), std::string::npos);
    EXPECT_EQ(xml.find("Courier & "), std::string::npos);
  }
  EXPECT_NE(json.str().find("\"receipt\":\"r7\""), std::string::npos);
  graph.allegations = 2;
  EXPECT_EQ(left_out_words(graph), "left out: 2 allegations (--with-allegations shows them)");
}

}  // namespace
}  // namespace whosays::exports
