DELETE FROM article_pair_support WHERE article_row = :article_row AND other_row = :other_row;
