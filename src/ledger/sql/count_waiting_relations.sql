SELECT COUNT(*) AS waiting FROM relation_waiting;
