DELETE FROM article_relation WHERE article_row = :article_row;
