UPDATE article_pair SET support = :support WHERE article_row = :article_row AND other_row = :other_row;
