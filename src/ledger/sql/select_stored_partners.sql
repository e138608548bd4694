-- The other article of each pair of one article, and the pair as it is stored.
SELECT other_row AS partner, article_row, other_row, may_join FROM article_pair WHERE article_row = :article_row
UNION ALL
SELECT article_row AS partner, article_row, other_row, may_join FROM article_pair WHERE other_row = :article_row;
