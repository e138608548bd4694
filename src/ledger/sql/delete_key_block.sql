DELETE FROM article_key_block WHERE place = :place;
