SELECT article_row, other_row, numbers FROM article_pair WHERE article_row = :article_row;
