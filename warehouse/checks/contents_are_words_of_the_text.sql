-- quotations.content is the words of its spans joined by ' … '; spans are ordered, apart and inside the text.
WITH spans AS (
  SELECT q.quotation_id, q.article_id, u.span AS span, u.place AS place
  FROM quotations AS q, unnest(q.content_spans) WITH ORDINALITY AS u (span, place)
), pieces AS (
  SELECT
    s.quotation_id,
    string_agg(substring(a.text, s.span."start" + 1, s.span."end" - s.span."start"), ' … ' ORDER BY s.place) AS words,
    bool_and(s.span."start" >= 0 AND s.span."start" < s.span."end" AND s.span."end" <= length(a.text)) AS inside
  FROM spans AS s
  JOIN articles AS a USING (article_id)
  GROUP BY s.quotation_id
)
SELECT q.quotation_id
FROM quotations AS q
LEFT JOIN pieces AS p USING (quotation_id)
WHERE p.words IS DISTINCT FROM q.content OR NOT p.inside
UNION ALL
SELECT quotation_id
FROM (
  SELECT quotation_id, span, lag(span."end") OVER (PARTITION BY quotation_id ORDER BY place) AS before
  FROM spans
)
WHERE span."start" < before
