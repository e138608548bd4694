INSERT INTO article_pair (article_row, other_row, frequency_table, common_origin, may_join, same_text, same_words, longest_run,
                          quoted_words, aligned_sentences, names_in_order, share_of_article, share_of_other, numbers)
VALUES (:article_row, :other_row, :frequency_table, :common_origin, :may_join, :same_text, :same_words, :longest_run,
        :quoted_words, :aligned_sentences, :names_in_order, :share_of_article, :share_of_other, :numbers);
