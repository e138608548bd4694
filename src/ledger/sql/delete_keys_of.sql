-- Keys that were made by another table, and can no longer be told from the text: looks at all of them.
DELETE FROM article_key WHERE article_row = :article_row;
