INSERT INTO told (article_row, ordinal, state, who_row, who_receipt, cue_receipt, what_receipt, from_row, from_receipt, happened,
                  statement, own_account)
VALUES (:article_row, :ordinal, :state, :who_row, :who_receipt, :cue_receipt, :what_receipt, :from_row, :from_receipt, :happened,
        :statement, :own_account);
