SELECT publisher, byline, published, modified, language, title, text FROM reading WHERE article_row = :article_row;
