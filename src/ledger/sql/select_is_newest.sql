SELECT 1 AS newest
FROM article
WHERE article_row = :article_row
  AND NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version);
