-- speaker_mention and speaker are the words at their offsets, and are null together with them.
SELECT t.quotation_id
FROM attributions AS t
JOIN articles AS a USING (article_id)
WHERE (t.speaker_mention IS NULL) <> (t.speaker_mention_start_char IS NULL)
  OR (t.speaker_mention IS NULL) <> (t.speaker_mention_end_char IS NULL)
  OR substring(a.text, t.speaker_mention_start_char + 1, t.speaker_mention_end_char - t.speaker_mention_start_char)
    <> t.speaker_mention
  OR (t.speaker IS NOT NULL AND NOT contains(a.text, t.speaker))
  OR substring(a.text, t.speaker_start_char + 1, t.speaker_end_char - t.speaker_start_char) <> t.speaker
