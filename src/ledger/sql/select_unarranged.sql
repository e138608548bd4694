SELECT article_row FROM article_relation WHERE relation = '' ORDER BY article_row;
