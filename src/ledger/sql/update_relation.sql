UPDATE article_relation
SET relation = :relation, parent_row = :parent_row, group_row = :group_row, evidence = :evidence
WHERE article_row = :article_row;
