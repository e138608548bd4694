SELECT receipt.receipt, receipt.article_row, article.id AS article, original.sha256 AS original, receipt.byte_begin,
       receipt.byte_end, receipt.field, receipt.span_begin, receipt.span_end, receipt.line, receipt.words
FROM receipt
JOIN article ON article.article_row = receipt.article_row
JOIN original ON original.original_row = article.original_row
WHERE receipt.article_row = :article_row
ORDER BY receipt.receipt;
