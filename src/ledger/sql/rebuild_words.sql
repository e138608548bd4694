INSERT INTO article_words (article_words) VALUES ('rebuild');
