-- The newest version of the article that came from an address as its page: an entry of a feed came from another.
SELECT article.id, reading.title, reading.text_sha256
FROM retrieval
JOIN article ON article.article_row = retrieval.article_row
JOIN reading ON reading.article_row = article.article_row
WHERE retrieval.url = :url AND article.url = :url
ORDER BY article.article_row DESC
LIMIT 1;
