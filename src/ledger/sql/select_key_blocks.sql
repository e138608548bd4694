-- Those that may hold places from :first to :last.
SELECT place, keys
FROM article_key_block
WHERE place >= COALESCE((SELECT MAX(place) FROM article_key_block WHERE place <= :first), :first) AND place <= :last
ORDER BY place;
