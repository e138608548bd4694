DELETE FROM article WHERE id = :id;
