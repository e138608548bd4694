INSERT INTO remark (article_row, ordinal, kind, date, receipt)
VALUES (:article_row, :ordinal, :kind, :date, :receipt);
