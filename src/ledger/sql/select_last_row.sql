SELECT COALESCE(MAX(article_row), 0) AS last_row FROM article;
