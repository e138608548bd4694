-- Its family waits to be arranged anew. Nothing is written where it waits already.
UPDATE article_relation
SET relation = '', parent_row = NULL, group_row = NULL, evidence = ''
WHERE article_row = :article_row AND relation <> '';
