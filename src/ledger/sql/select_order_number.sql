SELECT order_number FROM article_relation WHERE article_row = :article_row;
