SELECT article.id, article.version, original.sha256, article.url, reading.publisher, reading.published, reading.modified,
       reading.title, reading.text
FROM article
JOIN original ON original.original_row = article.original_row
JOIN reading ON reading.article_row = article.article_row
WHERE article.article_row = :article_row;
