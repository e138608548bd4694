SELECT original.sha256
FROM article
JOIN original ON original.original_row = article.original_row
WHERE article.article_row = :article_row;
