-- Comparing in bulk reads and writes tables of some gigabytes: 512 MB of their pages stay in memory.
PRAGMA cache_size = -524288;
