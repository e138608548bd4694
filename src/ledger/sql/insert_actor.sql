INSERT INTO actor (article_row, ordinal, name, kind, receipt)
VALUES (:article_row, :ordinal, :name, :kind, :receipt)
RETURNING actor_row;
