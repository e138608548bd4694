INSERT INTO retrieval (article_row, asked, url, status, retrieved_at, etag, last_modified, headers)
VALUES (:article_row, :asked, :url, :status, :retrieved_at, :etag, :last_modified, :headers);
