DELETE FROM article_key WHERE key = :key AND order_number = :order_number AND article_row = :article_row;
