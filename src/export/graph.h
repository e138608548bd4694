// The graph in the forms of others: GEXF 1.3 and GraphML (both open in Gephi), and JSON. Keys: docs/exports.md.
//
// Every edge carries its label (by whose account), its receipts and, for what somebody alleges, the answers found.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "show/lookup.h"
#include "story/graph.h"

namespace whosays::exports {

void write_gexf(const show::Lookup& lookup, const story::Graph& graph, std::ostream& out);
void write_graphml(const show::Lookup& lookup, const story::Graph& graph, std::ostream& out);
/// One object, schema "whosays.graph/1".
void write_graph_json(const show::Lookup& lookup, const story::Graph& graph, std::ostream& out);

/// "left out: 3 allegations (--with-allegations), 1 unclear"; empty when nothing was.
std::string left_out_words(const story::Graph& graph);

/// Text for XML: & < > " escaped, what XML 1.0 does not allow (control characters) replaced by U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace whosays::exports
