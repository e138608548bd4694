INSERT INTO tie (article_row, ordinal, kind, state, who_row, who_receipt, cue_receipt, whom_row, whom_receipt, happened, statement,
                 own_account)
VALUES (:article_row, :ordinal, :kind, :state, :who_row, :who_receipt, :cue_receipt, :whom_row, :whom_receipt, :happened, :statement,
        :own_account);
