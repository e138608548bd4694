INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', :article_row, :title, :text);
