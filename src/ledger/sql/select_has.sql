SELECT 1 AS found
FROM article
JOIN original ON original.original_row = article.original_row
JOIN reading ON reading.article_row = article.article_row
WHERE article.id = :id AND original.sha256 = :sha256 AND reading.engine = :engine AND reading.model = :model;
