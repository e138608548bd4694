-- Visits that brought an article that is forgotten: the next one asks for everything.
DELETE FROM visit
WHERE url IN (SELECT retrieval.asked FROM retrieval
              JOIN article ON article.article_row = retrieval.article_row WHERE article.id = :id)
   OR url IN (SELECT article.url FROM article WHERE article.id = :id)
   OR url IN (SELECT article.origin_path FROM article WHERE article.id = :id);
