DELETE FROM visit WHERE url = :url;
