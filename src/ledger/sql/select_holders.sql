SELECT order_number, article_row FROM article_key WHERE key = :key ORDER BY order_number, article_row LIMIT :most;
