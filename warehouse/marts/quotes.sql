-- The view that analysts start from: one row per attribution. Columns in the order of the contract.
CREATE VIEW quotes AS
SELECT
  q.quotation_id,
  q.article_id,
  a.origin_id,
  a.outlet,
  a.url,
  a.title,
  a.published_on,
  q.quotation_type,
  q.form,
  q.content,
  q.content_spans,
  q.cue,
  q.cue_class,
  t.speaker_mention,
  t.speaker,
  t.speaker_id,
  t.speaker_kind,
  t.speaker_role,
  t.addressee,
  t.relay,
  t.said_on,
  q.parent_id,
  CAST(NULL AS VARCHAR) AS cluster_id,
  t.rule,
  t.confidence,
  -- beyond the contract
  a.outlet_id,
  d.duplicate_of,
  a.superseded_by
FROM attributions AS t
JOIN quotations AS q USING (quotation_id)
JOIN articles AS a ON a.article_id = q.article_id
LEFT JOIN duplicates AS d ON d.article_id = q.article_id
