-- The originals that only this article uses.
INSERT INTO forgetting (sha256)
SELECT DISTINCT original.sha256
FROM original
JOIN article ON article.original_row = original.original_row
WHERE article.id = :id
  AND NOT EXISTS (SELECT 1 FROM article AS other WHERE other.original_row = original.original_row AND other.id <> :id);
