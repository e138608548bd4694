DROP TABLE article_key;
