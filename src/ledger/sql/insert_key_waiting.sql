INSERT INTO article_key_waiting (article_row, keys) VALUES (:article_row, :keys);
