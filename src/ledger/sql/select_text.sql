SELECT title, text FROM reading WHERE article_row = :article_row;
