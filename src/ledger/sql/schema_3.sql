-- Migration to format 3: decisions about statements.

-- What a decision is about: 'actor' (words are a name) or 'statement' (words are a content). Decisions that stood here
-- before were about actors.
ALTER TABLE decision ADD COLUMN about TEXT NOT NULL DEFAULT 'actor';

-- Who decided what about which words, newest last.
CREATE VIEW decisions_readable AS
SELECT decision.decided_at, decision.initials, decision.kind, decision.about, decision.words,
       (SELECT MIN(article.id) FROM article
        JOIN original ON original.original_row = article.original_row
        WHERE original.sha256 = decision.original) AS article,
       decision.payload
FROM decision;
