SELECT COUNT(*) AS waiting
FROM article
JOIN reading ON reading.article_row = article.article_row
WHERE NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version)
  AND NOT EXISTS (SELECT 1 FROM article_relation WHERE article_relation.article_row = article.article_row);
