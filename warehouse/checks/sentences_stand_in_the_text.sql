-- A sentence is a non-empty piece of its article, and sentence indexes follow the text.
SELECT s.sentence_id
FROM sentences AS s
JOIN articles AS a USING (article_id)
WHERE s.start_char < 0 OR s.start_char >= s.end_char OR s.end_char > length(a.text)
UNION ALL
SELECT sentence_id
FROM (
  SELECT sentence_id, start_char, lag(end_char) OVER (PARTITION BY article_id ORDER BY sentence_index) AS before
  FROM sentences
)
WHERE start_char < before
