-- Versions of an article that wait and will not be compared any more: another one is, or takes their place.
DELETE FROM relation_waiting WHERE article_row IN (SELECT article_row FROM article WHERE id = :id);
