DELETE FROM unfinished WHERE task = :task;
