SELECT asked, url, status, retrieved_at, etag, last_modified, headers
FROM retrieval
WHERE article_row = :article_row;
