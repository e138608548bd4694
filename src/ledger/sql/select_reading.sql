SELECT publisher, byline, published, language, title, text FROM reading WHERE article_row = :article_row;
