INSERT INTO article (id, version, original_row, url, state, embargo_until, added_at, origin_path)
VALUES (:id, :version, :original_row, :url, :state, :embargo_until, :added_at, :origin_path)
RETURNING article_row;
