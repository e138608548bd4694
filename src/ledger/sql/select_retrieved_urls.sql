-- Every address that was fetched, with the last time.
SELECT asked, MAX(retrieved_at) AS retrieved_at
FROM retrieval
GROUP BY asked;
