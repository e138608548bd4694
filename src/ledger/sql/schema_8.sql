-- Migration to format 8: each kept pair has its support, so that a key which the two lose is subtracted, and no other one
-- looked up. What a key is worth is known from the text alone: what was compared before is compared once more
-- (`whosays refresh`).

INSERT INTO relation_waiting (article_row)
SELECT article_relation.article_row
FROM article_relation
JOIN article ON article.article_row = article_relation.article_row
WHERE NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version)
ON CONFLICT (article_row) DO NOTHING;
DELETE FROM article_key_waiting;
DELETE FROM article_key;
DELETE FROM article_pair;
DELETE FROM article_relation;

-- support: the sum of what the keys are worth by which the two meet, 3 at least (relate/index.h).
ALTER TABLE article_pair ADD COLUMN support INTEGER NOT NULL DEFAULT 0;

-- The pairs of an article are found without reading them.
DROP INDEX article_pair_other;
CREATE INDEX article_pair_other ON article_pair (other_row, article_row);
