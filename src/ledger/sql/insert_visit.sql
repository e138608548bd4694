INSERT INTO visit (url, visited_at, etag, last_modified, with_pages)
VALUES (:url, :visited_at, :etag, :last_modified, :with_pages);
