// One mapper a table: a row of a query to a record. Columns go by name, so that a query may list them in any order.
#pragma once

#include "ledger/records.h"
#include "ledger/sqlite.h"

namespace whosays {

ArticleRecord article_from(sqlite::Query& row);      ///< select_article, select_stale; without text
StatementRecord statement_from(sqlite::Query& row);  ///< select_statement(s); without parts and answers
PartRecord part_from(sqlite::Query& row);            ///< select_statement_parts
AnswerRecord answer_from(sqlite::Query& row);        ///< select_statement_answers
ActorRecord actor_from(sqlite::Query& row);          ///< select_actors; without aliases and roles
TimeRecord time_from(sqlite::Query& row);            ///< select_times
ToldRecord told_from(sqlite::Query& row);            ///< select_told
TieRecord tie_from(sqlite::Query& row);              ///< select_ties
RemarkRecord remark_from(sqlite::Query& row);        ///< select_remarks
ReceiptRecord receipt_from(sqlite::Query& row);      ///< select_receipt(s); without text on either side
DecisionRecord decision_from(sqlite::Query& row);    ///< select_decisions

relate::Facts relation_facts(sqlite::Query& row);  ///< select_relation(s)

/// "r41" of 41.
std::string receipt_id(std::int64_t number);

}  // namespace whosays
