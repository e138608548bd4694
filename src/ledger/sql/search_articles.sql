SELECT rowid AS article_row FROM article_words WHERE article_words MATCH :match;
