-- Runs that the command line made of a pipeline are found by its name: they count among the runs of the saved one.
CREATE INDEX runs_of_named_pipeline ON runs (project_id, (request ->> 'pipeline'), created_at DESC)
  WHERE pipeline_id IS NULL AND request ? 'pipeline';
