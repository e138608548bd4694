INSERT INTO decision (kind, original, field, span_begin, span_end, words, payload, initials, decided_at)
VALUES (:kind, :original, :field, :span_begin, :span_end, :words, :payload, :initials, :decided_at);
