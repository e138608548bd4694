SELECT article_row FROM relation_waiting ORDER BY article_row LIMIT :most;
