INSERT INTO statement_answer (statement_row, ordinal, answers, extent)
VALUES (:statement_row, :ordinal, :answers, :extent);
