-- Migration to format 6: what waits is listed, so that nobody looks through all articles for it.

-- Newest versions that have not been compared with the others.
CREATE TABLE relation_waiting (
  article_row INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE
);
INSERT INTO relation_waiting (article_row)
SELECT article.article_row
FROM article
JOIN reading ON reading.article_row = article.article_row
WHERE NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version)
  AND NOT EXISTS (SELECT 1 FROM article_relation WHERE article_relation.article_row = article.article_row);

-- Keys of articles that were compared in bulk, until they are put into article_key: six bytes each. Holds rows only during a
-- run, or after one that was cut short; who writes next puts them into their table.
CREATE TABLE article_key_waiting (
  article_row INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE,
  keys        BLOB NOT NULL
);
