-- Rejected rows are listed in the order of the source.
DROP INDEX quarantined_rows_list;
CREATE INDEX quarantined_rows_list ON quarantined_rows (run_id, position, id);
DROP INDEX quarantined_rows_by_rule;
CREATE INDEX quarantined_rows_by_rule ON quarantined_rows (run_id, rule, position, id);
