SELECT COALESCE(MAX(version), 0) AS version FROM article WHERE id = :id;
