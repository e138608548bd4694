SELECT id FROM article WHERE article_row = :article_row;
