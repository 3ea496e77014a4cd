-- speaker_mention, speaker, antecedent and runner_up are the words at their offsets, and are null together with them.
WITH spans AS (
  SELECT quotation_id, article_id, speaker_mention AS words, speaker_mention_start_char AS first, speaker_mention_end_char AS last
  FROM attributions
  UNION ALL
  SELECT quotation_id, article_id, speaker, speaker_start_char, speaker_end_char FROM attributions
  UNION ALL
  SELECT quotation_id, article_id, antecedent, antecedent_start_char, antecedent_end_char FROM attributions
  UNION ALL
  SELECT quotation_id, article_id, runner_up, runner_up_start_char, runner_up_end_char FROM attributions
)
SELECT DISTINCT s.quotation_id
FROM spans AS s
JOIN articles AS a USING (article_id)
WHERE (s.words IS NULL) <> (s.first IS NULL)
  OR (s.words IS NULL) <> (s.last IS NULL)
  OR s.first < 0
  OR s.last > length(a.text)
  OR substring(a.text, s.first + 1, s.last - s.first) <> s.words
