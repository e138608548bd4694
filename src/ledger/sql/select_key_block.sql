-- The block in which a place is.
SELECT place, keys FROM article_key_block WHERE place <= :place ORDER BY place DESC LIMIT 1;
