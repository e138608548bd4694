SELECT statement.ordinal AS statement, statement_answer.answers, statement_answer.extent
FROM statement
JOIN statement_answer ON statement_answer.statement_row = statement.statement_row
WHERE statement.article_row = :article_row
ORDER BY statement.ordinal, statement_answer.ordinal;
