-- The same with the pair as it is stored, and its support.
SELECT article_pair.other_row AS partner, article_pair.article_row, article_pair.other_row, article_pair.may_join, article_pair_support.support
FROM article_pair
JOIN article_pair_support ON article_pair_support.article_row = article_pair.article_row
                         AND article_pair_support.other_row = article_pair.other_row
WHERE article_pair.article_row = :article_row
UNION ALL
SELECT article_pair.article_row AS partner, article_pair.article_row, article_pair.other_row, article_pair.may_join,
       article_pair_support.support
FROM article_pair
JOIN article_pair_support ON article_pair_support.article_row = article_pair.article_row
                         AND article_pair_support.other_row = article_pair.other_row
WHERE article_pair.other_row = :article_row;
