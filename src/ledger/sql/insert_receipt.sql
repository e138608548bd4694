INSERT INTO receipt (receipt, article_row, field, span_begin, span_end, byte_begin, byte_end, line, words)
VALUES (:receipt, :article_row, :field, :span_begin, :span_end, :byte_begin, :byte_end, :line, :words)
RETURNING receipt;
