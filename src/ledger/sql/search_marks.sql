-- Title and text of one hit with every match between the bytes 2 and 3.
SELECT highlight(article_words, 0, char(2), char(3)) AS marked_title,
       highlight(article_words, 1, char(2), char(3)) AS marked_text
FROM article_words
WHERE article_words MATCH :match AND rowid = :article_row;
