INSERT INTO time (article_row, ordinal, value, type, statement, receipt)
VALUES (:article_row, :ordinal, :value, :type, :statement, :receipt);
