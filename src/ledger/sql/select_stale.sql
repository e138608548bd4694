SELECT article_row, id, version, current, sha256, url, publisher, title, byline, published, modified, language, state, embargo_until,
       added_at, retrieved, origin_path, engine, model, words, statements, set_aside
FROM articles_readable
WHERE engine <> :engine OR model <> :model
ORDER BY CASE WHEN published = '' THEN added_at ELSE published END, article_row;
