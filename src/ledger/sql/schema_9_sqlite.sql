-- Migration to format 9: comparing many articles touches less of the file.

-- What the keys are worth by which the two of a pair meet, 3 at least (relate/index.h). It changes when an article that comes in
-- pushes another one out as a head, for the pairs in which that one stands first: these stand together here.
CREATE TABLE article_pair_support (
  article_row INTEGER NOT NULL,
  other_row   INTEGER NOT NULL,
  support     INTEGER NOT NULL,
  PRIMARY KEY (article_row, other_row)
) WITHOUT ROWID;
INSERT INTO article_pair_support (article_row, other_row, support)
SELECT article_row, other_row, support FROM article_pair ORDER BY article_row, other_row;
ALTER TABLE article_pair DROP COLUMN support;

-- The keys under which an article is found, some hundreds to a row, in the order of their places: a key, then the first 15 bits
-- of the order_number of who holds it. `keys` holds for each the step from the place before, from `place` for the first one,
-- and the article_row (key_blocks.h). Filled from article_key, which is then dropped. No text can be made from them.
CREATE TABLE article_key_block (
  place INTEGER PRIMARY KEY,
  keys  BLOB NOT NULL
);
