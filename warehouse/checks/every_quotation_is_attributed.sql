-- Law L5: a quotation without speaker is a row of kind none, not a missing row.
SELECT quotation_id FROM quotations ANTI JOIN attributions USING (quotation_id)
