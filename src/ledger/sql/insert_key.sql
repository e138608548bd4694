INSERT INTO article_key (key, order_number, article_row) VALUES (:key, :order_number, :article_row);
