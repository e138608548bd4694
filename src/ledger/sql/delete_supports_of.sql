-- Before the pairs go, by which they are found.
DELETE FROM article_pair_support
WHERE article_row = :article_row
   OR (article_row, other_row) IN (SELECT article_row, other_row FROM article_pair WHERE other_row = :article_row);
