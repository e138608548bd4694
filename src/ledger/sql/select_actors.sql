SELECT actor.actor_row, actor.article_row, article.id AS article, actor.ordinal, actor.name, actor.kind, actor.receipt,
       receipt.field, receipt.span_begin, receipt.span_end
FROM actor
JOIN article ON article.article_row = actor.article_row
LEFT JOIN receipt ON receipt.receipt = actor.receipt
WHERE actor.article_row = :article_row
ORDER BY actor.ordinal;
