SELECT actor.actor_row, actor.article_row, article.id AS article, actor.ordinal, actor.name, actor.kind
FROM actor
JOIN article ON article.article_row = actor.article_row
WHERE actor.article_row = :article_row
ORDER BY actor.ordinal;
