-- Pairs in which an article stands first.
SELECT supports FROM article_pair_supports WHERE article_row = :article_row;
