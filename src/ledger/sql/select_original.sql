SELECT size, compressed FROM original WHERE sha256 = :sha256;
