DELETE FROM article_pair;
DELETE FROM article_pair_supports;
DELETE FROM article_key_block;
DELETE FROM article_key_waiting;
DELETE FROM article_relation;
DELETE FROM relation_waiting;
INSERT INTO relation_waiting (article_row)
SELECT article.article_row
FROM article
JOIN reading ON reading.article_row = article.article_row
WHERE NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version);
