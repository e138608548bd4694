INSERT INTO original (sha256, size, added_at, compressed)
VALUES (:sha256, :size, :added_at, :compressed)
RETURNING original_row;
