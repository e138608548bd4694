DROP TABLE article_pair_support;
