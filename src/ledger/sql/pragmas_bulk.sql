-- Comparing in bulk goes through the keys of all articles with each round, and the indexes of pairs: with a million articles 1.6 GB.
PRAGMA cache_size = -1600000;
