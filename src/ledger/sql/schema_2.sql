-- Migration to format 2: how originals came over the network.

-- Evidence: one answer of a server, from which a version of an article was read. Headers are lines "Name: value" as
-- received, but Set-Cookie. Not there for files, there for pages out of web archives (as the archive recorded them).
CREATE TABLE retrieval (
  article_row   INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE,
  asked         TEXT    NOT NULL,
  url           TEXT    NOT NULL,
  status        INTEGER NOT NULL,
  retrieved_at  TEXT    NOT NULL,
  etag          TEXT    NOT NULL,
  last_modified TEXT    NOT NULL,
  headers       TEXT    NOT NULL
);
CREATE INDEX retrieval_asked ON retrieval (asked);
CREATE INDEX retrieval_url ON retrieval (url);

-- Housekeeping: the last visit of an address that somebody gave, from which everything was stored. The next visit asks
-- whether something has changed since. with_pages: 1 when the pages of a feed's entries were fetched too.
CREATE TABLE visit (
  url           TEXT    PRIMARY KEY,
  visited_at    TEXT    NOT NULL,
  etag          TEXT    NOT NULL,
  last_modified TEXT    NOT NULL,
  with_pages    INTEGER NOT NULL
);

-- As in format 1, with three columns more at its end.
DROP VIEW articles_readable;
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
       original.sha256, COALESCE(retrieval.retrieved_at, '') AS retrieved, reading.media_type, reading.charset
FROM article
JOIN reading ON reading.article_row = article.article_row
JOIN original ON original.original_row = article.original_row
LEFT JOIN retrieval ON retrieval.article_row = article.article_row;
