INSERT INTO reading (article_row, engine, model, read_at, media_type, charset, publisher, byline, published, modified, language,
                     words, text_sha256, title, text)
VALUES (:article_row, :engine, :model, :read_at, :media_type, :charset, :publisher, :byline, :published, :modified, :language,
        :words, :text_sha256, :title, :text);
