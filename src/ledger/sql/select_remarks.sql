SELECT remark.article_row, article.id AS article, remark.kind, remark.date, receipt.span_begin, receipt.span_end,
       receipt.words, receipt.line, remark.receipt
FROM remark
JOIN receipt ON receipt.receipt = remark.receipt
JOIN article ON article.article_row = remark.article_row
WHERE remark.article_row = :article_row
ORDER BY remark.ordinal;
