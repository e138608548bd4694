INSERT INTO statement (article_row, ordinal, id, field, form, source_class, source, actor_row, speaks_for_row,
                       source_count, source_count_min, descriptor, basis, cue, cue_lemma, content, act,
                       stated_certainty, polarity, negated, within, said, reading_confidence, set_aside, line)
VALUES (:article_row, :ordinal, :id, :field, :form, :source_class, :source, :actor_row, :speaks_for_row,
        :source_count, :source_count_min, :descriptor, :basis, :cue, :cue_lemma, :content, :act,
        :stated_certainty, :polarity, :negated, :within, :said, :reading_confidence, :set_aside, :line)
RETURNING statement_row;
