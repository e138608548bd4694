INSERT INTO relation_waiting (article_row) VALUES (:article_row) ON CONFLICT (article_row) DO NOTHING;
