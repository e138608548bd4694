-- Keys as formats 5 to 8 kept them.
SELECT key, order_number, article_row FROM article_key ORDER BY key, order_number, article_row;
