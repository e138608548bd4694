SELECT told.article_row, article.id AS article, told.state, COALESCE(hearer.name, '') AS who, who.words AS who_words,
       told.who_receipt, COALESCE(what.words, '') AS what, told.what_receipt, COALESCE(teller.name, '') AS teller,
       COALESCE(source.words, '') AS teller_words, told.happened, told.statement, told.own_account,
       cue.words AS cue, told.cue_receipt, cue.line, cue.span_begin, cue.span_end
FROM told
JOIN article ON article.article_row = told.article_row
JOIN receipt AS who ON who.receipt = told.who_receipt
JOIN receipt AS cue ON cue.receipt = told.cue_receipt
LEFT JOIN receipt AS what ON what.receipt = told.what_receipt
LEFT JOIN receipt AS source ON source.receipt = told.from_receipt
LEFT JOIN actor AS hearer ON hearer.actor_row = told.who_row
LEFT JOIN actor AS teller ON teller.actor_row = told.from_row
WHERE told.article_row = :article_row
ORDER BY told.ordinal;
