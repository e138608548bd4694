DELETE FROM article_key_waiting;
