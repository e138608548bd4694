-- From the one on in which a place is.
SELECT place, keys
FROM article_key_block
WHERE place >= COALESCE((SELECT MAX(place) FROM article_key_block WHERE place <= :first), :first)
ORDER BY place;
