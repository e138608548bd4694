INSERT INTO article_words (rowid, title, text) VALUES (:article_row, :title, :text);
