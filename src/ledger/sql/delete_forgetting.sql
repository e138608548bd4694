DELETE FROM forgetting;
