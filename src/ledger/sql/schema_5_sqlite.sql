-- Migration to format 5, the part that only SQLite knows: a table that is its own index.

-- The keys under which an article is found: hashes of word runs, of rare names that follow each other, of a sentence's small
-- words. Who holds one key stands together, by order_number. No text can be made from them.
CREATE TABLE article_key (
  key          INTEGER NOT NULL,
  order_number INTEGER NOT NULL,
  article_row  INTEGER NOT NULL,
  PRIMARY KEY (key, order_number, article_row)
) WITHOUT ROWID;
