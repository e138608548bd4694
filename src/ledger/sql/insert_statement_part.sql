INSERT INTO statement_part (statement_row, ordinal, part, receipt, actor_row)
VALUES (:statement_row, :ordinal, :part, :receipt, :actor_row);
