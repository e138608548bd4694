INSERT INTO article_pair_support (article_row, other_row, support) VALUES (:article_row, :other_row, :support);
