-- quotations.cue is articles.text[cue_start_char:cue_end_char], the three are null together, and no class stands without a cue.
SELECT q.quotation_id
FROM quotations AS q
JOIN articles AS a USING (article_id)
WHERE (q.cue IS NULL) <> (q.cue_start_char IS NULL)
  OR (q.cue IS NULL) <> (q.cue_end_char IS NULL)
  OR (q.cue IS NULL AND q.cue_class IS NOT NULL)
  OR q.cue_start_char < 0
  OR q.cue_end_char > length(a.text)
  OR substring(a.text, q.cue_start_char + 1, q.cue_end_char - q.cue_start_char) <> q.cue
