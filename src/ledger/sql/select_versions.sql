-- Every version with what decides whether a view shows it, in the order of all queries.
SELECT article.article_row, article.id, article.version, article.state, article.embargo_until, article.added_at,
       reading.published, reading.modified, reading.publisher
FROM article
JOIN reading ON reading.article_row = article.article_row
ORDER BY CASE WHEN reading.published = '' THEN article.added_at ELSE reading.published END, article.article_row;
