DELETE FROM original WHERE sha256 IN (SELECT sha256 FROM forgetting);
