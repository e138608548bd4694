DELETE FROM reading WHERE article_row = :article_row;
