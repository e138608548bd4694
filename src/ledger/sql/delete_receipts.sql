DELETE FROM receipt WHERE article_row = :article_row;
