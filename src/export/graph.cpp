// Three forms of one table: nodes with their attributes, edges with theirs. Attributes are text, so that a spreadsheet
// of Gephi shows them as they are.
#include "export/graph.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <ostream>
#include <set>

#include "base/counted.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "export/export.h"
#include "export/json_line.h"
#include "show/words.h"

namespace whosays::exports {
namespace {

using show::Lookup;
using story::Graph;
using story::GraphEdge;
using story::GraphNode;
using story::GraphReceipt;

std::string listed(const std::vector<std::string>& words) { return joined(words, "; "); }

/// "Callis Courier, 3 May 2031, by Hanne Velling: \"had met\" [r41]"
std::string receipt_words(const Lookup& lookup, const GraphReceipt& r) {
  return fmt::format("{}, by {}: {} [{}]", show::article_words(lookup.article(r.article)), r.account,
                     show::quoted(blanks_collapsed(r.words)), r.receipt);
}

std::string receipts_words(const Lookup& lookup, const std::vector<GraphReceipt>& receipts) {
  std::vector<std::string> words;
  for (const GraphReceipt& r : receipts) words.push_back(receipt_words(lookup, r));
  return listed(words);
}

/// The least sure of its accounts, in the vocabulary's words; they differ: all of them.
std::string certainty_words_of(const GraphEdge& edge) {
  std::set<std::string> words;
  for (const GraphReceipt& r : edge.receipts) words.emplace(word(r.certainty));
  return listed({words.begin(), words.end()});
}

/// What was answered to the allegations among its accounts: an allegation never travels without it.
std::string answers_words(const Lookup& lookup, const GraphEdge& edge) {
  std::set<std::string> answers;
  for (const GraphReceipt& r : edge.receipts) {
    if (!r.allegation) continue;
    const auto claim = r.statement ? lookup.claim_of(*r.statement) : std::nullopt;
    if (!claim) {
      answers.emplace(show::kNoneFound);
      continue;
    }
    const story::Claim& c = lookup.claim(*claim);
    std::string words = "answers: " + show::answers_cell(lookup, c) + "; findings: " + show::findings_cell(lookup, c) +
                        "; notices: " + show::notices_cell(c);
    answers.insert(show::handle_of(c) + " " + words);
  }
  return listed({answers.begin(), answers.end()});
}

struct EdgeColumn {
  std::string_view name;
  std::function<std::string(const Lookup&, const GraphEdge&)> of;
};

const std::array<EdgeColumn, 7>& edge_fields() {
  static const std::array<EdgeColumn, 7> fields{{
      {"kind", [](const Lookup&, const GraphEdge& e) { return e.kind; }},
      {"alleged", [](const Lookup&, const GraphEdge& e) { return std::string(e.allegation ? "yes" : "no"); }},
      {"certainty", [](const Lookup&, const GraphEdge& e) { return certainty_words_of(e); }},
      {"happened",
       [](const Lookup&, const GraphEdge& e) {
         std::set<std::string> dates;
         for (const GraphReceipt& r : e.receipts)
           if (!r.happened.empty()) dates.insert(r.happened);
         return listed({dates.begin(), dates.end()});
       }},
      {"receipts", [](const Lookup& l, const GraphEdge& e) { return receipts_words(l, e.receipts); }},
      {"denied_by", [](const Lookup& l, const GraphEdge& e) { return receipts_words(l, e.denials); }},
      {"answers", answers_words},
  }};
  return fields;
}

std::string made_by(const Lookup& lookup) {
  const Reading reading = reading_of(lookup.world());
  std::string out = "whosays: who says what, not what is so; read by machine";
  if (!reading.readers.empty()) out += " (" + listed(reading.readers) + ")";
  if (!lookup.world().as_of.empty()) out += ", as of " + lookup.world().as_of;
  return out;
}

/// A description of the whole for the file's head.
std::string description(const Lookup& lookup, const Graph& graph) {
  const std::string left = left_out_words(graph);
  return made_by(lookup) + (left.empty() ? "" : "; " + left);
}

void receipt_list(const Lookup& lookup, std::string_view name, const std::vector<GraphReceipt>& receipts,
                  JsonLine& json) {
  json.list(name);
  for (const GraphReceipt& r : receipts) {
    const ArticleRecord& article = lookup.article(r.article);
    json.object().text("receipt", r.receipt).text("article", article.id).known("publisher", article.publisher);
    json.known("published", article.published).text("words", r.words).text("account", r.account);
    json.truth("alleged", r.allegation).text("certainty", word(r.certainty)).known("happened", r.happened);
    json.known("statement", r.statement ? std::string_view(lookup.statement(*r.statement).id) : std::string_view{});
    json.end_object();
  }
  json.end_list();
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const std::string_view bytes = text.substr(at, d.length);
    at += d.length;
    const bool allowed = d.point == '\t' || d.point == '\n' || d.point == '\r' ||
                         (d.point >= 0x20 && d.point != 0x7f && d.point != 0xfffe && d.point != 0xffff &&
                          !utf8::is_unsafe_to_show(d.point));
    if (!allowed) {
      out += "\uFFFD";
    } else if (bytes == "&") {
      out += "&amp;";
    } else if (bytes == "<") {
      out += "&lt;";
    } else if (bytes == ">") {
      out += "&gt;";
    } else if (bytes == "\"") {
      out += "&quot;";
    } else if (bytes == "\n" || bytes == "\r" || bytes == "\t") {
      out += ' ';  // attributes would lose them anyway
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string left_out_words(const Graph& graph) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many, std::string_view why) {
    if (n > 0) parts.push_back(counted(n, one, many) + std::string(why));
  };
  add(graph.allegations, "allegation", "allegations", " (--with-allegations shows them)");
  add(graph.negated, "denial", "denials", " of what nobody states");
  add(graph.unclear, "relation", "relations", " left open");
  add(graph.altered, "relation", "relations", " of copies altered by machine");
  add(graph.set_aside, "relation", "relations", " read as unclear");
  return parts.empty() ? std::string() : "left out: " + listed(parts);
}

void write_gexf(const Lookup& lookup, const Graph& graph, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
         "  <meta>\n    <creator>whosays</creator>\n    <description>"
      << xml_text(description(lookup, graph))
      << "</description>\n  </meta>\n"
         "  <graph defaultedgetype=\"directed\" mode=\"static\">\n"
         "    <attributes class=\"node\">\n"
         "      <attribute id=\"0\" title=\"actor_kind\" type=\"string\"/>\n"
         "      <attribute id=\"1\" title=\"articles\" type=\"integer\"/>\n"
         "      <attribute id=\"2\" title=\"spellings\" type=\"string\"/>\n"
         "    </attributes>\n    <attributes class=\"edge\">\n";
  for (std::size_t f = 0; f < edge_fields().size(); ++f)
    out << fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"string\"/>\n", f, edge_fields()[f].name);
  out << "    </attributes>\n    <nodes>\n";
  for (const GraphNode& node : graph.nodes)
    out << fmt::format(
        "      <node id=\"{}\" label=\"{}\">\n        <attvalues>\n          <attvalue for=\"0\" value=\"{}\"/>\n"
        "          <attvalue for=\"1\" value=\"{}\"/>\n          <attvalue for=\"2\" value=\"{}\"/>\n"
        "        </attvalues>\n      </node>\n",
        node.id, xml_text(node.name), word(node.kind), node.articles, xml_text(listed(node.spellings)));
  out << "    </nodes>\n    <edges>\n";
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& e = graph.edges[i];
    out << fmt::format(
        "      <edge id=\"e{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\" weight=\"{}\">\n        "
        "<attvalues>\n",
        i + 1, graph.nodes[e.from].id, graph.nodes[e.to].id, xml_text(e.kind), xml_text(e.label), e.receipts.size());
    for (std::size_t f = 0; f < edge_fields().size(); ++f)
      out << fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", f,
                         xml_text(edge_fields()[f].of(lookup, e)));
    out << "        </attvalues>\n      </edge>\n";
  }
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

void write_graphml(const Lookup& lookup, const Graph& graph, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "  <desc>"
      << xml_text(description(lookup, graph))
      << "</desc>\n"
         "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
         "  <key id=\"actor_kind\" for=\"node\" attr.name=\"actor_kind\" attr.type=\"string\"/>\n"
         "  <key id=\"articles\" for=\"node\" attr.name=\"articles\" attr.type=\"int\"/>\n"
         "  <key id=\"spellings\" for=\"node\" attr.name=\"spellings\" attr.type=\"string\"/>\n"
         "  <key id=\"edge_label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
         "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n";
  for (const EdgeColumn& field : edge_fields())
    out << fmt::format("  <key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", field.name);
  out << "  <graph id=\"whosays\" edgedefault=\"directed\">\n";
  for (const GraphNode& node : graph.nodes)
    out << fmt::format(
        "    <node id=\"{}\">\n      <data key=\"label\">{}</data>\n      <data key=\"actor_kind\">{}</data>\n"
        "      <data key=\"articles\">{}</data>\n      <data key=\"spellings\">{}</data>\n    </node>\n",
        node.id, xml_text(node.name), word(node.kind), node.articles, xml_text(listed(node.spellings)));
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& e = graph.edges[i];
    out << fmt::format("    <edge id=\"e{}\" source=\"{}\" target=\"{}\">\n", i + 1, graph.nodes[e.from].id,
                       graph.nodes[e.to].id);
    out << fmt::format("      <data key=\"edge_label\">{}</data>\n      <data key=\"weight\">{}</data>\n",
                       xml_text(e.label), e.receipts.size());
    for (const EdgeColumn& field : edge_fields())
      out << fmt::format("      <data key=\"{}\">{}</data>\n", field.name, xml_text(field.of(lookup, e)));
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
}

void write_graph_json(const Lookup& lookup, const Graph& graph, std::ostream& out) {
  JsonLine json;
  json.text("schema", "whosays.graph/1").known("as_of", lookup.world().as_of).text("made_by", made_by(lookup));
  json.list("nodes");
  for (const GraphNode& node : graph.nodes) {
    json.object().text("id", node.id).text("name", node.name).text("kind", word(node.kind));
    json.texts("spellings", node.spellings).number("articles", std::uint64_t{node.articles}).end_object();
  }
  json.end_list().list("edges");
  for (const GraphEdge& e : graph.edges) {
    json.object().text("from", graph.nodes[e.from].id).text("to", graph.nodes[e.to].id).text("kind", e.kind);
    json.text("label", e.label).truth("alleged", e.allegation).known("answers", answers_words(lookup, e));
    receipt_list(lookup, "receipts", e.receipts, json);
    receipt_list(lookup, "denied_by", e.denials, json);
    json.end_object();
  }
  json.end_list().object("left_out").number("allegations", std::uint64_t{graph.allegations});
  json.number("negated", std::uint64_t{graph.negated}).number("unclear", std::uint64_t{graph.unclear});
  json.number("altered", std::uint64_t{graph.altered}).number("set_aside", std::uint64_t{graph.set_aside});
  json.end_object().write_to(out);
}

}  // namespace whosays::exports
