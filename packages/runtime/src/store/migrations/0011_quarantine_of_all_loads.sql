-- Rejected rows of every load of a run: of each of its targets, and of sources that were read for the engine. A row is
-- told by the folder of its load and its place there; `target` is what the load is called within the run. Rows of a
-- source lie before steps that see many rows at once: they cannot be loaded by themselves.
ALTER TABLE quarantined_rows ADD COLUMN target text NOT NULL DEFAULT '';
ALTER TABLE quarantined_rows ADD COLUMN folder text NOT NULL DEFAULT '';
ALTER TABLE quarantined_rows ADD COLUMN replayable boolean NOT NULL DEFAULT true;
UPDATE quarantined_rows q SET
  target = coalesce((SELECT min(t.target) FROM run_tables t WHERE t.run_id = r.id AND t.rejected_rows > 0), ''),
  folder = coalesce((regexp_match(r.document->>'quarantine', '([^/\\]+)[/\\]+[^/\\]+$'))[1], r.run_folder, '')
FROM runs r WHERE r.id = q.run_id;
ALTER TABLE quarantined_rows ALTER COLUMN target DROP DEFAULT;
ALTER TABLE quarantined_rows ALTER COLUMN folder DROP DEFAULT;
ALTER TABLE quarantined_rows ALTER COLUMN replayable DROP DEFAULT;
ALTER TABLE quarantined_rows DROP CONSTRAINT quarantined_rows_run_id_position_key;
ALTER TABLE quarantined_rows ADD CONSTRAINT quarantined_rows_place UNIQUE (run_id, folder, position);
-- Rows are listed load by load, each in its order: in that of their ids, as they were inserted.
DROP INDEX quarantined_rows_list;
CREATE INDEX quarantined_rows_list ON quarantined_rows (run_id, id);
DROP INDEX quarantined_rows_by_rule;
CREATE INDEX quarantined_rows_by_rule ON quarantined_rows (run_id, rule, id);
