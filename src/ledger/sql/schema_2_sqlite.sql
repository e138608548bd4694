-- Migration to format 2, the part that only SQLite knows. Evidence never changes.
CREATE TRIGGER retrieval_fixed BEFORE UPDATE ON retrieval
BEGIN
  SELECT RAISE(ABORT, 'retrievals never change');
END;
