SELECT COUNT(*) AS versions FROM article WHERE id = :id;
