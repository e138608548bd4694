SELECT tie.article_row, article.id AS article, tie.kind, tie.state, who.name AS who, whom.name AS whom, tie.happened,
       tie.statement, tie.own_account, cue.words AS cue, tie.cue_receipt, cue.line, cue.span_begin, cue.span_end
FROM tie
JOIN article ON article.article_row = tie.article_row
JOIN actor AS who ON who.actor_row = tie.who_row
JOIN actor AS whom ON whom.actor_row = tie.whom_row
JOIN receipt AS cue ON cue.receipt = tie.cue_receipt
WHERE tie.article_row = :article_row
ORDER BY tie.ordinal;
