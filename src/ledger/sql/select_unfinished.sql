SELECT task FROM unfinished WHERE task = :task;
