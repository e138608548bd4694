INSERT INTO article_pair_supports (article_row, supports) VALUES (:article_row, :supports)
ON CONFLICT (article_row) DO UPDATE SET supports = excluded.supports;
