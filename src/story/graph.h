// Actors and what they had to do with each other, as a graph. No edge without a receipt, no node without an edge.
//
// Edges come from the ties and tellings of readings, each inside the account that carries it. Unnamed sources are no
// nodes (rule 3). What is said to somebody's discredit is left out unless asked for, and is then labelled with who
// alleges it. What is negated or left open makes no edge; a denial of an edge stands at the edge.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "story/story.h"

namespace whosays::story {

struct GraphNode {
  std::string id;  ///< "n1", by name
  std::string name;
  ActorKind kind = ActorKind::person;
  std::vector<std::string> spellings;  ///< as the articles write it
  std::size_t articles = 0;
};

/// One place where an article carries an edge, and by whose account.
struct GraphReceipt {
  ArticleIndex article = 0;
  std::optional<StatementIndex> statement;
  bool own_account = true;
  bool allegation = false;
  bool unnamed = false;  ///< by an unnamed source's account
  std::string account;   ///< "Hanne Velling", "Callis Courier itself", "an unnamed source of Callis Courier"
  std::string words;     ///< "had met"
  std::string happened;
  std::string receipt;
  Certainty certainty = Certainty::certain;
};

struct GraphEdge {
  std::size_t from = 0, to = 0;  ///< nodes
  std::string kind;              ///< "met", "paid", "told"
  std::string label;             ///< "met, says Hanne Velling"; "alleged by an unnamed source of Callis Courier: paid"
  bool allegation = false;       ///< no account of it is anything else
  std::vector<GraphReceipt> receipts;
  std::vector<GraphReceipt> denials;  ///< accounts by which it is not so
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;  ///< by names of nodes, then kind
  std::size_t allegations = 0;   ///< left out, places in articles
  std::size_t negated = 0;       ///< left out, since no edge stands beside them
  std::size_t unclear = 0;       ///< left out
  std::size_t altered = 0;       ///< left out, of copies altered by machine
  std::size_t set_aside = 0;     ///< left out, whose statement is not committed
};

/// Deterministic. O(rows log rows).
Graph graph_of(const World& world, const Story& story, bool with_allegations);

}  // namespace whosays::story
