-- As format 9 has them.
SELECT article_row, other_row, support FROM article_pair_support ORDER BY article_row, other_row;
