-- A quotation inside another stands in the same article, and none stands in itself.
SELECT q.quotation_id
FROM quotations AS q
LEFT JOIN quotations AS p ON p.quotation_id = q.parent_id
WHERE q.parent_id IS NOT NULL AND (p.article_id IS DISTINCT FROM q.article_id OR p.quotation_id = q.quotation_id)
