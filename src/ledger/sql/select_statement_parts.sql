SELECT statement.ordinal AS statement, statement_part.part, statement_part.receipt, receipt.span_begin, receipt.span_end,
       receipt.words, actor.name AS actor, statement_part.reading_confidence
FROM statement
JOIN statement_part ON statement_part.statement_row = statement.statement_row
JOIN receipt ON receipt.receipt = statement_part.receipt
LEFT JOIN actor ON actor.actor_row = statement_part.actor_row
WHERE statement.article_row = :article_row
ORDER BY statement.ordinal, statement_part.ordinal;
