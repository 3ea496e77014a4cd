-- The text is title, blank line, body; body_char says where the body starts.
SELECT article_id
FROM articles
WHERE body_char < 0 OR body_char > length(text) OR NOT starts_with(text, title)
