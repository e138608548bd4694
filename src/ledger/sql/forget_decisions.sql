DELETE FROM decision
WHERE EXISTS (SELECT 1 FROM forgetting
              WHERE forgetting.sha256 = decision.original OR decision.payload LIKE '%' || forgetting.sha256 || '%');
