-- The other article of each pair of one article.
SELECT other_row AS partner, article_row, other_row, may_join, support FROM article_pair WHERE article_row = :article_row
UNION ALL
SELECT article_row AS partner, article_row, other_row, may_join, support FROM article_pair WHERE other_row = :article_row;
