-- Migration to format 1, the part that only SQLite knows. 1464356691 is "WHOS" in ASCII.
PRAGMA application_id = 1464356691;

-- Full text of titles and texts. The table holds the index alone; the words are read from `reading`.
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, content = 'reading', content_rowid = 'article_row', tokenize = 'unicode61 remove_diacritics 2'
);

-- Evidence never changes.
CREATE TRIGGER original_fixed BEFORE UPDATE ON original
BEGIN
  SELECT RAISE(ABORT, 'originals never change');
END;
CREATE TRIGGER article_fixed BEFORE UPDATE OF id, version, original_row, url, added_at, origin_path ON article
BEGIN
  SELECT RAISE(ABORT, 'appearances never change');
END;

-- Decisions are append-only; `forget` alone may take out those about an original it takes out.
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
WHEN NOT EXISTS (SELECT 1 FROM forgetting
                 WHERE forgetting.sha256 = OLD.original OR instr(OLD.payload, forgetting.sha256) > 0)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;
