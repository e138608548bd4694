INSERT INTO actor_role (actor_row, ordinal, text, receipt) VALUES (:actor_row, :ordinal, :text, :receipt);
