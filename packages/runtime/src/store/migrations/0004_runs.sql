-- What ran, what runs, and what is asked to run.

-- Long work that a person waits for. Its queue is another matter: this is what the API tells of it.
CREATE TABLE jobs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Null: work of the platform itself.
  project_id uuid REFERENCES projects ON DELETE CASCADE,
  user_id uuid REFERENCES users ON DELETE SET NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- Never with a secret.
  input jsonb NOT NULL,
  progress jsonb,
  result jsonb,
  error jsonb,
  attempt integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  worker text,
  heartbeat_at timestamptz(3),
  cancel_requested boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed', 'cancelled')))
);
CREATE INDEX jobs_list ON jobs (project_id, created_at DESC, id DESC);
CREATE INDEX jobs_of_user ON jobs (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX jobs_open ON jobs (state, heartbeat_at) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- What followers of a job are told; ids only go up, so that a follower goes on behind the last it saw.
CREATE TABLE job_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL,
  data jsonb NOT NULL
);
CREATE INDEX job_events_of_job ON job_events (job_id, id);

-- A run outlives its pipeline, its schedule and its job: it keeps the name, and what was asked for.
CREATE TABLE runs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL,
  -- Null: a plain load.
  pipeline_id uuid,
  pipeline_version integer,
  schedule_id uuid REFERENCES schedules ON DELETE SET NULL,
  job_id uuid REFERENCES jobs ON DELETE SET NULL,
  retry_of uuid REFERENCES runs ON DELETE SET NULL,
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'unchanged')),
  trigger text NOT NULL CHECK (trigger IN ('manual', 'schedule', 'api', 'retry', 'backfill')),
  -- What was asked for: parameters of the pipeline, or the load; never with a secret.
  request jsonb NOT NULL DEFAULT '{}',
  -- The moment that a schedule or a back-fill meant.
  scheduled_for timestamptz(3),
  -- Id of the run in the data folder, `runs/<id>/`.
  run_folder text UNIQUE,
  read_rows bigint NOT NULL DEFAULT 0,
  written_rows bigint NOT NULL DEFAULT 0,
  rejected_rows bigint NOT NULL DEFAULT 0,
  filtered_rows bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  document jsonb,
  error jsonb,
  worker text,
  heartbeat_at timestamptz(3),
  started_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  FOREIGN KEY (pipeline_id, pipeline_version) REFERENCES pipeline_versions (pipeline_id, number) ON DELETE SET NULL,
  CHECK ((pipeline_id IS NULL) = (pipeline_version IS NULL)),
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed', 'cancelled', 'unchanged')))
);
CREATE INDEX runs_list ON runs (project_id, created_at DESC, id DESC);
CREATE INDEX runs_by_state ON runs (project_id, state, created_at DESC, id DESC);
CREATE INDEX runs_of_pipeline ON runs (pipeline_id, created_at DESC, id DESC) WHERE pipeline_id IS NOT NULL;
CREATE INDEX runs_of_schedule ON runs (schedule_id, created_at DESC, id DESC) WHERE schedule_id IS NOT NULL;
CREATE INDEX runs_of_job ON runs (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX runs_of_retry ON runs (retry_of) WHERE retry_of IS NOT NULL;
CREATE INDEX runs_of_user ON runs (started_by) WHERE started_by IS NOT NULL;
CREATE INDEX runs_open ON runs (state, heartbeat_at) WHERE state IN ('queued', 'running');
CREATE INDEX runs_finished ON runs (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE run_tables (
  run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
  -- Of the pipeline document; the name `load` for a plain load.
  target text NOT NULL,
  name text NOT NULL,
  -- Where it lies, without secrets: freshness is asked for by it.
  address text NOT NULL,
  read_rows bigint NOT NULL,
  written_rows bigint NOT NULL,
  rejected_rows bigint NOT NULL,
  filtered_rows bigint NOT NULL,
  inserted_rows bigint NOT NULL,
  updated_rows bigint NOT NULL,
  unchanged_rows bigint NOT NULL,
  removed_rows bigint NOT NULL,
  PRIMARY KEY (run_id, target, name)
);
CREATE INDEX run_tables_by_address ON run_tables (address);

CREATE TABLE receipts (
  run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
  target text NOT NULL,
  table_name text NOT NULL,
  chunk integer NOT NULL CHECK (chunk >= 0),
  read_rows bigint NOT NULL,
  written_rows bigint NOT NULL,
  rejected_rows bigint NOT NULL,
  filtered_rows bigint NOT NULL,
  target_rows bigint NOT NULL,
  source_fingerprint text,
  target_fingerprint text,
  PRIMARY KEY (run_id, target, table_name, chunk)
);

-- Where each rejected row lies in the run's folder. What it holds stays there: this is the index.
CREATE TABLE quarantined_rows (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
  -- Place of the row in the quarantine of the run's folder, from 0.
  position bigint NOT NULL CHECK (position >= 0),
  source text NOT NULL,
  line bigint NOT NULL,
  byte bigint NOT NULL,
  rule text NOT NULL,
  detail text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'mended', 'replayed')),
  -- The row as mended, sealed: it may hold personal data.
  mended text,
  mended_by uuid REFERENCES users ON DELETE SET NULL,
  mended_at timestamptz(3),
  replayed_in uuid REFERENCES runs ON DELETE SET NULL,
  UNIQUE (run_id, position),
  CHECK (state <> 'mended' OR mended IS NOT NULL)
);
CREATE INDEX quarantined_rows_list ON quarantined_rows (run_id, id);
CREATE INDEX quarantined_rows_by_rule ON quarantined_rows (run_id, rule, id);
CREATE INDEX quarantined_rows_replayed ON quarantined_rows (replayed_in) WHERE replayed_in IS NOT NULL;
