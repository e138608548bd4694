INSERT INTO article_relation (article_row, frequency_table, order_number, day, own_words, reprint, contribution, relation, parent_row,
                              group_row, evidence)
VALUES (:article_row, :frequency_table, :order_number, :day, :own_words, :reprint, :contribution, '', NULL, NULL, '');
