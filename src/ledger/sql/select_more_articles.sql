SELECT COUNT(*) AS articles FROM (SELECT 1 FROM article LIMIT :most);
