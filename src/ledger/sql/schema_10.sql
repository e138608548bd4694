-- Migration to format 10: what the keys are worth by which the two of a pair meet stands in one row for all pairs in which an
-- article stands first, since it changes for many of them at a time. `supports` holds for each, in the order of their rows, the
-- step of other_row from the one before, from 0 for the first one, and the support, 3 at least (pair_supports.h). Filled from
-- article_pair_support, which is then dropped.
CREATE TABLE article_pair_supports (
  article_row INTEGER PRIMARY KEY,
  supports    BLOB NOT NULL
);
