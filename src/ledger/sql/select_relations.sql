SELECT article_row, order_number, day, own_words, reprint, contribution, relation FROM article_relation;
