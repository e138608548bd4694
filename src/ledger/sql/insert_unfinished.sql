INSERT INTO unfinished (task) VALUES (:task) ON CONFLICT (task) DO NOTHING;
