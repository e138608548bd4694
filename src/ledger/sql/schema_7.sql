-- Migration to format 7: what `whosays info` counts is counted in indexes. Rows of readings and originals hold whole texts; with
-- hundreds of thousands of articles it took seconds to walk through them for a date.

CREATE INDEX reading_overview ON reading (engine, model, publisher, published);
CREATE INDEX original_size ON original (size);
CREATE INDEX statement_set_aside ON statement (article_row) WHERE set_aside <> '';
