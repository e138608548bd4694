-- Migration to format 4: who was told what, who had to do with whom.

-- By somebody's account somebody was told something (state 'told'), was not ('not_told'), or it is left open ('unclear').
-- who_row, from_row: the actors, where the text names them; an unnamed source is none. `statement` is the id of the
-- statement that carries the words; own_account is 1 where the article itself says so, 0 where that statement's source does.
-- happened is the value of when it was told.
CREATE TABLE told (
  article_row  INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL,
  state        TEXT    NOT NULL,
  who_row      INTEGER REFERENCES actor (actor_row),
  who_receipt  INTEGER NOT NULL REFERENCES receipt (receipt),
  cue_receipt  INTEGER NOT NULL REFERENCES receipt (receipt),
  what_receipt INTEGER REFERENCES receipt (receipt),
  from_row     INTEGER REFERENCES actor (actor_row),
  from_receipt INTEGER REFERENCES receipt (receipt),
  happened     TEXT    NOT NULL,
  statement    TEXT    NOT NULL,
  own_account  INTEGER NOT NULL,
  PRIMARY KEY (article_row, ordinal)
);
CREATE INDEX told_who ON told (who_row);
CREATE INDEX told_from ON told (from_row);
CREATE INDEX told_who_receipt ON told (who_receipt);
CREATE INDEX told_cue_receipt ON told (cue_receipt);
CREATE INDEX told_what_receipt ON told (what_receipt);
CREATE INDEX told_from_receipt ON told (from_receipt);

-- By somebody's account two actors had to do with each other: kind is 'met', 'paid', 'leads' ...; state is 'stated', 'negated'
-- or 'unclear'. statement, own_account, happened: as in told.
CREATE TABLE tie (
  article_row  INTEGER NOT NULL REFERENCES reading (article_row) ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL,
  kind         TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  who_row      INTEGER NOT NULL REFERENCES actor (actor_row),
  who_receipt  INTEGER NOT NULL REFERENCES receipt (receipt),
  cue_receipt  INTEGER NOT NULL REFERENCES receipt (receipt),
  whom_row     INTEGER NOT NULL REFERENCES actor (actor_row),
  whom_receipt INTEGER NOT NULL REFERENCES receipt (receipt),
  happened     TEXT    NOT NULL,
  statement    TEXT    NOT NULL,
  own_account  INTEGER NOT NULL,
  PRIMARY KEY (article_row, ordinal)
);
CREATE INDEX tie_who ON tie (who_row);
CREATE INDEX tie_whom ON tie (whom_row);
CREATE INDEX tie_who_receipt ON tie (who_receipt);
CREATE INDEX tie_cue_receipt ON tie (cue_receipt);
CREATE INDEX tie_whom_receipt ON tie (whom_receipt);

CREATE VIEW told_readable AS
SELECT article.id AS article, article.version, reading.publisher, reading.published,
       COALESCE(hearer.name, who.words) AS who, told.state, what.words AS what, COALESCE(teller.name, '') AS teller,
       told.happened, told.statement, told.own_account, 'r' || told.cue_receipt AS receipt, cue.words AS cue
FROM told
JOIN article ON article.article_row = told.article_row
JOIN reading ON reading.article_row = told.article_row
JOIN receipt AS who ON who.receipt = told.who_receipt
JOIN receipt AS cue ON cue.receipt = told.cue_receipt
LEFT JOIN receipt AS what ON what.receipt = told.what_receipt
LEFT JOIN actor AS hearer ON hearer.actor_row = told.who_row
LEFT JOIN actor AS teller ON teller.actor_row = told.from_row;

CREATE VIEW ties_readable AS
SELECT article.id AS article, article.version, reading.publisher, reading.published,
       who.name AS who, tie.kind, whom.name AS whom, tie.state, tie.happened, tie.statement, tie.own_account,
       'r' || tie.cue_receipt AS receipt, cue.words AS cue
FROM tie
JOIN article ON article.article_row = tie.article_row
JOIN reading ON reading.article_row = tie.article_row
JOIN actor AS who ON who.actor_row = tie.who_row
JOIN actor AS whom ON whom.actor_row = tie.whom_row
JOIN receipt AS cue ON cue.receipt = tie.cue_receipt;
