INSERT INTO actor_alias (actor_row, ordinal, text, mentions) VALUES (:actor_row, :ordinal, :text, :mentions);
