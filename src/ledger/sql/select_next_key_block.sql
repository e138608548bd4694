SELECT place, keys FROM article_key_block WHERE place >= :place ORDER BY place LIMIT 1;
