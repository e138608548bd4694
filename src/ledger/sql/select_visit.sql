SELECT url, visited_at, etag, last_modified, with_pages
FROM visit
WHERE url = :url;
