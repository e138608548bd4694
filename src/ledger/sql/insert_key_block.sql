INSERT INTO article_key_block (place, keys) VALUES (:place, :keys)
ON CONFLICT (place) DO UPDATE SET keys = excluded.keys;
