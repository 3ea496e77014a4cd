-- What supersedes an article is another article, and the newest version itself.
SELECT a.article_id FROM articles AS a LEFT JOIN articles AS newest ON newest.article_id = a.superseded_by
WHERE a.superseded_by IS NOT NULL AND (newest.article_id IS NULL OR newest.superseded_by IS NOT NULL)
