SELECT actor.ordinal AS actor, actor_role.text
FROM actor
JOIN actor_role ON actor_role.actor_row = actor.actor_row
WHERE actor.article_row = :article_row
ORDER BY actor.ordinal, actor_role.ordinal;
