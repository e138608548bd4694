-- Migration to format 5: which article is made from which. Everything here follows from the texts, the dates and one frozen
-- frequency table, and may be dropped and made again (`whosays refresh`). Only newest versions stand here.

-- What is kept of an article for comparing, and its place among the others as its text alone tells it (credits are added
-- when a story is told). frequency_table names the table and the models by which it was made. order_number is a hash that
-- nobody chose: who stands first under a key. relation is 'origin', 'verbatim', 'spun', 'translated', 'rewrite', 'independent',
-- or empty while its family waits to be arranged anew. group_row: the origin of its group, itself when it stands alone.
CREATE TABLE article_relation (
  article_row     INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE,
  frequency_table TEXT    NOT NULL,
  order_number    BIGINT  NOT NULL,
  day             INTEGER NOT NULL,
  own_words       INTEGER NOT NULL,
  reprint         INTEGER NOT NULL,
  contribution    INTEGER NOT NULL,
  relation        TEXT    NOT NULL,
  parent_row      INTEGER REFERENCES article (article_row) ON DELETE SET NULL,
  group_row       INTEGER REFERENCES article (article_row) ON DELETE SET NULL,
  evidence        TEXT    NOT NULL
);
CREATE INDEX article_relation_parent ON article_relation (parent_row);
CREATE INDEX article_relation_group ON article_relation (group_row);
CREATE INDEX article_relation_waiting ON article_relation (article_row) WHERE relation = '';

-- Two articles that were worth comparing and have something in common. common_origin is the probability that they go back to
-- one text; may_join: 1 when this is enough for one group, alone or with others. `numbers` is all that comparing found, as
-- the program keeps it (relate/evidence.h).
CREATE TABLE article_pair (
  article_row       INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  other_row         INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  frequency_table   TEXT    NOT NULL,
  common_origin     REAL    NOT NULL,
  may_join          INTEGER NOT NULL,
  same_text         INTEGER NOT NULL,
  same_words        INTEGER NOT NULL,
  longest_run       INTEGER NOT NULL,
  quoted_words      INTEGER NOT NULL,
  aligned_sentences INTEGER NOT NULL,
  names_in_order    INTEGER NOT NULL,
  share_of_article  REAL    NOT NULL,
  share_of_other    REAL    NOT NULL,
  numbers           BLOB    NOT NULL,
  PRIMARY KEY (article_row, other_row)
);
CREATE INDEX article_pair_other ON article_pair (other_row);

CREATE VIEW relations_readable AS
SELECT article.id AS article, article.version, reading.publisher, reading.published, reading.title,
       article_relation.relation, COALESCE(parent.id, '') AS parent, COALESCE(first.id, '') AS origin,
       article_relation.evidence, article.state
FROM article_relation
JOIN article ON article.article_row = article_relation.article_row
JOIN reading ON reading.article_row = article_relation.article_row
LEFT JOIN article AS parent ON parent.article_row = article_relation.parent_row
LEFT JOIN article AS first ON first.article_row = article_relation.group_row;

CREATE VIEW pairs_readable AS
SELECT article.id AS article, other.id AS other, article_pair.common_origin, article_pair.may_join, article_pair.same_text,
       article_pair.same_words, article_pair.longest_run, article_pair.quoted_words, article_pair.aligned_sentences,
       article_pair.names_in_order, article_pair.share_of_article, article_pair.share_of_other, article_pair.frequency_table
FROM article_pair
JOIN article ON article.article_row = article_pair.article_row
JOIN article AS other ON other.article_row = article_pair.other_row;
