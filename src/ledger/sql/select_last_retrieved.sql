-- When an address was last fetched, among the versions up to a row.
SELECT COALESCE(MAX(retrieved_at), '') AS retrieved_at
FROM retrieval
WHERE asked = :asked AND article_row <= :last_row;
