-- Reports, when they are made, and the files that they and others leave.

CREATE TABLE report_schedules (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL,
  -- An address without secrets, or the id of a pipeline or a project, as the kind asks for.
  subject text NOT NULL,
  formats text[] NOT NULL CHECK (cardinality(formats) > 0),
  language text NOT NULL CHECK (language IN ('ru', 'en')),
  cron text NOT NULL,
  timezone text NOT NULL DEFAULT 'UTC',
  -- Mail addresses.
  recipients text[] NOT NULL DEFAULT '{}',
  enabled boolean NOT NULL DEFAULT true,
  next_at timestamptz(3),
  last_at timestamptz(3),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX report_schedules_list ON report_schedules (project_id, created_at DESC, id DESC);
CREATE INDEX report_schedules_due ON report_schedules (next_at) WHERE enabled;

CREATE TABLE reports (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  schedule_id uuid REFERENCES report_schedules ON DELETE SET NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  title text NOT NULL,
  language text NOT NULL CHECK (language IN ('ru', 'en')),
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'ready', 'failed')),
  -- The report's model: what every format is drawn from.
  document jsonb,
  error jsonb,
  job_id uuid REFERENCES jobs ON DELETE SET NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3)
);
CREATE INDEX reports_list ON reports (project_id, created_at DESC, id DESC);
CREATE INDEX reports_of_schedule ON reports (schedule_id) WHERE schedule_id IS NOT NULL;
CREATE INDEX reports_of_job ON reports (job_id) WHERE job_id IS NOT NULL;

-- A file of the data folder that a user may download. Goes with what it belongs to; the file itself is removed by
-- whoever deletes the row.
CREATE TABLE artifacts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  report_id uuid REFERENCES reports ON DELETE CASCADE,
  run_id uuid REFERENCES runs ON DELETE CASCADE,
  job_id uuid REFERENCES jobs ON DELETE SET NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  -- Relative to the data folder.
  path text NOT NULL UNIQUE,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX artifacts_list ON artifacts (project_id, created_at DESC, id DESC);
CREATE INDEX artifacts_of_report ON artifacts (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX artifacts_of_run ON artifacts (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX artifacts_of_job ON artifacts (job_id) WHERE job_id IS NOT NULL;
