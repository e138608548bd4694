-- Migration to format 3, the part that only SQLite knows: nothing.
SELECT 1;
