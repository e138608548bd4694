-- Every reading with its original's hash; those of one original stand together, so that it is unpacked once.
SELECT article.article_row, original.sha256, reading.media_type, reading.charset, reading.text_sha256
FROM article
JOIN original ON original.original_row = article.original_row
JOIN reading ON reading.article_row = article.article_row
ORDER BY original.original_row, article.article_row;
