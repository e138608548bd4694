SELECT statement.statement_row, statement.article_row, article.id AS article, statement.ordinal, statement.id,
       statement.field, statement.form, statement.source_class, statement.source, actor.name AS actor,
       body.name AS speaks_for, statement.source_count, statement.source_count_min, statement.descriptor, statement.basis,
       statement.cue, statement.cue_lemma, statement.content, statement.act, statement.stated_certainty,
       statement.polarity, statement.negated, statement.within, statement.said, statement.reading_confidence,
       statement.set_aside, statement.line
FROM statement
JOIN article ON article.article_row = statement.article_row
LEFT JOIN actor ON actor.actor_row = statement.actor_row
LEFT JOIN actor AS body ON body.actor_row = statement.speaks_for_row
WHERE statement.article_row = :article_row
ORDER BY statement.ordinal;
