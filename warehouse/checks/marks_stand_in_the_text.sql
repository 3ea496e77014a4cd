-- Every pair of quotation marks belongs to a quotation of its article or says why it is none.
SELECT m.article_id || '.' || m.start_char
FROM marks AS m
JOIN articles AS a USING (article_id)
LEFT JOIN quotations AS q USING (quotation_id)
WHERE m.start_char < 0 OR m.start_char >= m.end_char OR m.end_char > length(a.text)
  OR (m.quotation_id IS NULL) = (m.reason IS NULL)
  OR (m.quotation_id IS NOT NULL AND q.article_id IS DISTINCT FROM m.article_id)
