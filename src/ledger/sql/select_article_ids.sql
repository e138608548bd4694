-- Ids that begin with a prefix, each with the row of its newest version; the id itself first.
SELECT id, article_row, title
FROM articles_readable
WHERE current = 1 AND substr(id, 1, length(:prefix)) = :prefix
ORDER BY CASE WHEN id = :prefix THEN 0 ELSE 1 END, id
LIMIT 9;
