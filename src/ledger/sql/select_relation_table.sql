SELECT frequency_table FROM article_relation LIMIT 1;
