INSERT INTO statement_part (statement_row, ordinal, part, receipt, actor_row, reading_confidence)
VALUES (:statement_row, :ordinal, :part, :receipt, :actor_row, :reading_confidence);
