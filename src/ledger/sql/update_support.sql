UPDATE article_pair_support SET support = :support WHERE article_row = :article_row AND other_row = :other_row;
