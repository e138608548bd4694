SELECT article_row, other_row, numbers FROM article_pair;
