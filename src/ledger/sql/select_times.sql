SELECT time.article_row, article.id AS article, receipt.field, receipt.span_begin, receipt.span_end, receipt.words,
       time.value, time.type, receipt.line, time.statement, time.receipt
FROM time
JOIN receipt ON receipt.receipt = time.receipt
JOIN article ON article.article_row = time.article_row
WHERE time.article_row = :article_row
ORDER BY time.ordinal;
