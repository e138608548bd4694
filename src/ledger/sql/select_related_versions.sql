-- Versions of this article whose relations are kept: one at most.
SELECT article_relation.article_row
FROM article
JOIN article_relation ON article_relation.article_row = article.article_row
WHERE article.id = :id;
