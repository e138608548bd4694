DELETE FROM article_pair_supports WHERE article_row = :article_row;
