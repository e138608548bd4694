-- The other article of each pair of one article.
SELECT other_row AS partner, may_join FROM article_pair WHERE article_row = :article_row
UNION ALL
SELECT article_row AS partner, may_join FROM article_pair WHERE other_row = :article_row;
