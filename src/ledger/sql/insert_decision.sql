INSERT INTO decision (kind, about, original, field, span_begin, span_end, words, payload, initials, decided_at)
VALUES (:kind, :about, :original, :field, :span_begin, :span_end, :words, :payload, :initials, :decided_at);
