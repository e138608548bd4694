SELECT article.id, article.version, original.sha256, article_relation.order_number, article_relation.day, article_relation.own_words,
       article_relation.reprint, article_relation.contribution, article_relation.relation,
       article_relation.parent_row, article_relation.group_row, article_relation.evidence
FROM article_relation
JOIN article ON article.article_row = article_relation.article_row
JOIN original ON original.original_row = article.original_row
WHERE article_relation.article_row = :article_row;
