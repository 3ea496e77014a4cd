-- A confidence is a probability.
SELECT quotation_id FROM quotations WHERE confidence IS NULL OR isnan(confidence) OR confidence NOT BETWEEN 0 AND 1
UNION ALL
SELECT quotation_id FROM attributions WHERE confidence IS NULL OR isnan(confidence) OR confidence NOT BETWEEN 0 AND 1
