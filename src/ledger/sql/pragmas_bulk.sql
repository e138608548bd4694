-- Comparing in bulk goes through the keys of all articles with each round, and the indexes of pairs: with a million articles 1.4 GB.
PRAGMA cache_size = -1310720;
