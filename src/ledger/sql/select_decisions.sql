SELECT decision_row, kind, about, original, field, span_begin, span_end, words, payload, initials, decided_at
FROM decision
ORDER BY decision_row;
