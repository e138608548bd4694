-- Statements whose id begins with a prefix (between the prefix and its successor), those of newest versions first.
SELECT statement.id, statement.statement_row, statement.article_row, statement.source, statement.act, statement.content
FROM statement
JOIN articles_readable ON articles_readable.article_row = statement.article_row
WHERE statement.id >= :prefix AND statement.id < :after
ORDER BY statement.id, articles_readable.current DESC, statement.statement_row;
