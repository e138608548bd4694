SELECT actor.ordinal AS actor, actor_alias.text, actor_alias.mentions
FROM actor
JOIN actor_alias ON actor_alias.actor_row = actor.actor_row
WHERE actor.article_row = :article_row
ORDER BY actor.ordinal, actor_alias.ordinal;
