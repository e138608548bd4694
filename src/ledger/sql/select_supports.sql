-- Pairs in which an article stands first.
SELECT other_row, support FROM article_pair_support WHERE article_row = :article_row ORDER BY other_row;
