-- Migration to format 1: evidence, readings, decisions. docs/ledger-schema.md explains every table for people who open
-- the file with their own tools. On PostgreSQL: BLOB is BYTEA, INTEGER PRIMARY KEY (AUTOINCREMENT) is BIGINT GENERATED
-- BY DEFAULT AS IDENTITY PRIMARY KEY; nothing else changes. What only SQLite knows is in schema_1_sqlite.sql.

-- Evidence ------------------------------------------------------------------------------------------------------------

-- The bytes as they came, compressed with zstd; sha256 and size are those of the uncompressed bytes.
CREATE TABLE original (
  original_row INTEGER PRIMARY KEY,
  sha256       TEXT    NOT NULL UNIQUE,
  size         BIGINT  NOT NULL,
  added_at     TEXT    NOT NULL,
  compressed   BLOB    NOT NULL
);

-- One appearance of a piece of reporting, in one version. Several may share an original.
CREATE TABLE article (
  article_row   INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL,
  version       INTEGER NOT NULL,
  original_row  INTEGER NOT NULL REFERENCES original (original_row),
  url           TEXT    NOT NULL,
  state         TEXT    NOT NULL,
  embargo_until TEXT    NOT NULL,
  added_at      TEXT    NOT NULL,
  origin_path   TEXT    NOT NULL,
  UNIQUE (id, version)
);
CREATE INDEX article_original ON article (original_row);

-- Readings: may be dropped and made again -------------------------------------------------------------------------------

-- What reading found in an article: its strings, its metadata, and who read it. media_type and charset are how the bytes
-- were read, which is all that is needed to verify a receipt again.
CREATE TABLE reading (
  article_row INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE,
  engine      TEXT    NOT NULL,
  model       TEXT    NOT NULL,
  read_at     TEXT    NOT NULL,
  media_type  TEXT    NOT NULL,
  charset     TEXT    NOT NULL,
  publisher   TEXT    NOT NULL,
  byline      TEXT    NOT NULL,
  published   TEXT    NOT NULL,
  modified    TEXT    NOT NULL,
  language    TEXT    NOT NULL,
  words       INTEGER NOT NULL,
  text_sha256 TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  text        TEXT    NOT NULL
);

-- Proof that words stand in an article. Shown as r1, r2, ...; a number is never given twice, not even
-- after `forget`: hence AUTOINCREMENT. The byte range is in the original; null for words that stand nowhere in it.
CREATE TABLE receipt (
  receipt     INTEGER PRIMARY KEY AUTOINCREMENT,
  article_row INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  field       TEXT    NOT NULL,
  span_begin  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL,
  byte_begin  BIGINT,
  byte_end    BIGINT,
  line        INTEGER NOT NULL,
  words       TEXT    NOT NULL,
  UNIQUE (article_row, field, span_begin, span_end)
);

-- A named actor within one article. Nothing joins actors across articles here.
CREATE TABLE actor (
  actor_row   INTEGER PRIMARY KEY,
  article_row INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  receipt     INTEGER REFERENCES receipt (receipt),
  UNIQUE (article_row, ordinal)
);
CREATE INDEX actor_name ON actor (name);
CREATE INDEX actor_receipt ON actor (receipt);

CREATE TABLE actor_alias (
  actor_row INTEGER NOT NULL REFERENCES actor (actor_row) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  mentions  INTEGER NOT NULL,
  PRIMARY KEY (actor_row, ordinal)
);

CREATE TABLE actor_role (
  actor_row INTEGER NOT NULL REFERENCES actor (actor_row) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  receipt   INTEGER REFERENCES receipt (receipt),
  PRIMARY KEY (actor_row, ordinal)
);
CREATE INDEX actor_role_receipt ON actor_role (receipt);

-- An attribution: a source, a cue, a content, and on what footing. set_aside is empty for committed statements.
CREATE TABLE statement (
  statement_row      INTEGER PRIMARY KEY,
  article_row        INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal            INTEGER NOT NULL,
  id                 TEXT    NOT NULL,
  field              TEXT    NOT NULL,
  form               TEXT    NOT NULL,
  source_class       TEXT    NOT NULL,
  source             TEXT    NOT NULL,
  actor_row          INTEGER REFERENCES actor (actor_row),
  speaks_for_row     INTEGER REFERENCES actor (actor_row),
  source_count       INTEGER,
  source_count_min   INTEGER,
  descriptor         TEXT    NOT NULL,
  basis              TEXT    NOT NULL,
  cue                TEXT    NOT NULL,
  cue_lemma          TEXT    NOT NULL,
  content            TEXT    NOT NULL,
  act                TEXT    NOT NULL,
  stated_certainty   TEXT    NOT NULL,
  polarity           TEXT    NOT NULL,
  negated            INTEGER NOT NULL,
  within             TEXT    NOT NULL,
  said               TEXT    NOT NULL,
  reading_confidence REAL    NOT NULL,
  set_aside          TEXT    NOT NULL,
  line               INTEGER NOT NULL,
  UNIQUE (article_row, ordinal)
);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_actor ON statement (actor_row);
CREATE INDEX statement_speaks_for ON statement (speaks_for_row);

-- One span of a statement: source, cue, content, hedge, against, basis, reason, terms, channel, to, via.
CREATE TABLE statement_part (
  statement_row INTEGER NOT NULL REFERENCES statement (statement_row) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  part          TEXT    NOT NULL,
  receipt       INTEGER NOT NULL REFERENCES receipt (receipt),
  actor_row     INTEGER REFERENCES actor (actor_row),
  PRIMARY KEY (statement_row, ordinal)
);
CREATE INDEX statement_part_receipt ON statement_part (receipt);
CREATE INDEX statement_part_actor ON statement_part (actor_row);

-- What a statement answers, and how far; `answers` is the id of a statement of the same article, or empty.
CREATE TABLE statement_answer (
  statement_row INTEGER NOT NULL REFERENCES statement (statement_row) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  answers       TEXT    NOT NULL,
  extent        TEXT    NOT NULL,
  PRIMARY KEY (statement_row, ordinal)
);

-- A time expression with its value; `statement` is the id of the statement whose content holds it, or empty.
CREATE TABLE time (
  article_row INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  value       TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  statement   TEXT    NOT NULL,
  receipt     INTEGER NOT NULL REFERENCES receipt (receipt),
  PRIMARY KEY (article_row, ordinal)
);
CREATE INDEX time_receipt ON time (receipt);

-- Words by which an article says that something is not known (kind 'unknown'), or notices of its own.
CREATE TABLE remark (
  article_row INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  date        TEXT    NOT NULL,
  receipt     INTEGER NOT NULL REFERENCES receipt (receipt),
  PRIMARY KEY (article_row, ordinal)
);
CREATE INDEX remark_receipt ON remark (receipt);

-- Decisions: by a person, append-only -----------------------------------------------------------------------------------

CREATE TABLE decision (
  decision_row INTEGER PRIMARY KEY,
  kind         TEXT    NOT NULL,
  original     TEXT    NOT NULL,
  field        TEXT    NOT NULL,
  span_begin   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL,
  words        TEXT    NOT NULL,
  payload      TEXT    NOT NULL,
  initials     TEXT    NOT NULL,
  decided_at   TEXT    NOT NULL
);

-- Housekeeping ----------------------------------------------------------------------------------------------------------

-- Originals that the running `forget` takes out: the only ones whose decisions may be deleted. Empty between calls.
CREATE TABLE forgetting (sha256 TEXT PRIMARY KEY);

-- Work that a crash may have cut short, taken up again by the next writer.
CREATE TABLE unfinished (task TEXT PRIMARY KEY);

-- Views with plain names ------------------------------------------------------------------------------------------------

CREATE VIEW articles_readable AS
SELECT article.article_row, article.id, article.version,
       CASE WHEN EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version)
            THEN 0 ELSE 1 END AS current,
       reading.published, reading.modified, reading.publisher, reading.title, reading.byline, article.url, reading.language,
       article.state, article.embargo_until, article.added_at, article.origin_path,
       reading.engine, reading.model, reading.words,
       (SELECT COUNT(*) FROM statement WHERE statement.article_row = article.article_row) AS statements,
       (SELECT COUNT(*) FROM statement WHERE statement.article_row = article.article_row AND statement.set_aside <> '')
         AS set_aside,
       original.sha256
FROM article
JOIN reading ON reading.article_row = article.article_row
JOIN original ON original.original_row = article.original_row;

CREATE VIEW statements_readable AS
SELECT article.id AS article, article.version,
       CASE WHEN EXISTS (SELECT 1 FROM article AS newer WHERE newer.id = article.id AND newer.version > article.version)
            THEN 0 ELSE 1 END AS current,
       reading.published, reading.publisher, reading.title,
       statement.line, statement.source, statement.source_class, actor.name AS actor, body.name AS speaks_for,
       statement.basis, statement.act, statement.stated_certainty, statement.polarity, statement.content,
       statement.set_aside,
       (SELECT 'r' || MIN(statement_part.receipt) FROM statement_part
        WHERE statement_part.statement_row = statement.statement_row
          AND statement_part.part = CASE WHEN statement.content = '' THEN 'cue' ELSE 'content' END) AS receipt,
       statement.id AS statement, article.state
FROM statement
JOIN reading ON reading.article_row = statement.article_row
JOIN article ON article.article_row = statement.article_row
LEFT JOIN actor ON actor.actor_row = statement.actor_row
LEFT JOIN actor AS body ON body.actor_row = statement.speaks_for_row;

CREATE VIEW receipts_readable AS
SELECT 'r' || receipt.receipt AS receipt, article.id AS article, article.version, reading.publisher, reading.published,
       receipt.field, receipt.line, receipt.words, receipt.span_begin, receipt.span_end,
       original.sha256 AS original, receipt.byte_begin, receipt.byte_end, reading.text_sha256 AS text_version
FROM receipt
JOIN article ON article.article_row = receipt.article_row
JOIN reading ON reading.article_row = receipt.article_row
JOIN original ON original.original_row = article.original_row;

CREATE VIEW actors_readable AS
SELECT article.id AS article, article.version, reading.publisher, reading.published, actor.name, actor.kind,
       (SELECT SUM(actor_alias.mentions) FROM actor_alias WHERE actor_alias.actor_row = actor.actor_row) AS mentions,
       (SELECT COUNT(*) FROM statement WHERE statement.actor_row = actor.actor_row) AS statements,
       'r' || actor.receipt AS receipt
FROM actor
JOIN article ON article.article_row = actor.article_row
JOIN reading ON reading.article_row = actor.article_row;
