WITH older AS (
  SELECT DISTINCT earlier.article_row
  FROM article AS newer
  JOIN article AS earlier ON earlier.id = newer.id AND earlier.version < newer.version
  WHERE newer.version > 1
)
SELECT (SELECT COUNT(*) FROM original) AS originals,
       (SELECT COUNT(DISTINCT id) FROM article) AS articles,
       (SELECT COUNT(*) FROM article) AS versions,
       (SELECT COUNT(DISTINCT publisher) FROM reading WHERE publisher <> '') AS publishers,
       (SELECT COUNT(*) FROM statement)
         - (SELECT COUNT(*) FROM older JOIN statement ON statement.article_row = older.article_row) AS statements,
       (SELECT COUNT(*) FROM statement WHERE set_aside <> '')
         - (SELECT COUNT(*) FROM older JOIN statement ON statement.article_row = older.article_row
            WHERE statement.set_aside <> '') AS set_aside,
       (SELECT COUNT(*) FROM receipt) AS receipts,
       (SELECT COUNT(*) FROM decision) AS decisions,
       (SELECT COUNT(*) FROM reading WHERE engine <> :engine OR model <> :model) AS stale,
       (SELECT COALESCE(SUM(size), 0) FROM original) AS original_bytes,
       (SELECT COALESCE(MIN(published), '') FROM reading WHERE published <> '') AS first_published,
       (SELECT COALESCE(MAX(published), '') FROM reading WHERE published <> '') AS last_published;
