DELETE FROM article_pair;
DELETE FROM article_key;
DELETE FROM article_relation;
