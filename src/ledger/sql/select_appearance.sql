SELECT article.article_row
FROM article
JOIN original ON original.original_row = article.original_row
WHERE article.id = :id AND original.sha256 = :sha256;
