-- It is there already when a run was ended while gathered keys were put into their table.
INSERT OR IGNORE INTO article_key (key, order_number, article_row) VALUES (:key, :order_number, :article_row);
