SELECT publisher, byline, published, modified, language, media_type, charset, title, text FROM reading WHERE article_row = :article_row;
