DELETE FROM article_pair WHERE article_row = :article_row OR other_row = :article_row;
