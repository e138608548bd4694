-- The pairs of one article, from indexes alone.
SELECT article_row, other_row FROM article_pair WHERE article_row = :article_row
UNION ALL
SELECT article_row, other_row FROM article_pair WHERE other_row = :article_row;
