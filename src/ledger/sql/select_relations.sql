SELECT article_row, order_number, day, own_words, reprint, contribution FROM article_relation;
