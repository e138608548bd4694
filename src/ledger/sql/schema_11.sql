-- Migration to format 11: how sure it is that a statement is against somebody. Until then only those were kept of whom the reading
-- was rather sure; other parts of a statement have 1 too.
ALTER TABLE statement_part ADD COLUMN reading_confidence REAL NOT NULL DEFAULT 1;
