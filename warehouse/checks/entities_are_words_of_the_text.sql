-- entities.words is articles.text[start_char:end_char]; DuckDB's substring counts code points as Python does.
SELECT e.entity_id
FROM entities AS e
JOIN articles AS a USING (article_id)
WHERE e.start_char < 0 OR e.start_char >= e.end_char OR e.end_char > length(a.text)
  OR substring(a.text, e.start_char + 1, e.end_char - e.start_char) <> e.words
