SELECT may_join FROM article_pair WHERE article_row = :article_row AND other_row = :other_row;
