SELECT original_row FROM original WHERE sha256 = :sha256;
